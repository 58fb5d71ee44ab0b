// Bars as shapes of the page itself: sharp on every printer, and no picture to wait for.

/** A drawn code: dark rectangles on a grid of modules. */
export interface BarPattern {
  readonly width: number
  readonly height: number
  /** Rectangles of one module grid: x, y, width, height. */
  readonly bars: readonly (readonly [x: number, y: number, width: number, height: number])[]
}

export type BarcodeKind = 'code128' | 'qrcode'

/** Works out patterns; loaded when the first one is needed, because few windows print. */
export type DrawBarcode = (text: string, kind?: BarcodeKind) => BarPattern | null

const LINE_HEIGHT = 24

/** Brings the library in; afterwards patterns are there at once. What cannot be a code (empty, foreign letters) gives null. */
export async function loadBarcodes(): Promise<DrawBarcode> {
  const { raw } = await import('bwip-js/generic')
  return (text, kind = 'code128') => {
    if (text === '') return null
    try {
      const [drawn] = raw({ bcid: kind, text })
      return drawn === undefined ? null : 'sbs' in drawn ? linear(drawn.sbs) : 'pixs' in drawn ? matrix(drawn.pixs, drawn.pixx) : null
    } catch {
      return null
    }
  }
}

// Widths in turn: bar, space, bar, ...
function linear(widths: readonly number[]): BarPattern {
  let x = 0
  const bars: BarPattern['bars'][number][] = []
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) bars.push([x, 0, width, LINE_HEIGHT])
    x += width
  }
  return { width: x, height: LINE_HEIGHT, bars }
}

function matrix(pixels: readonly number[], side: number): BarPattern {
  const bars = pixels.flatMap((pixel, index): readonly BarPattern['bars'][number][] =>
    pixel === 1 ? [[index % side, Math.floor(index / side), 1, 1]] : [],
  )
  return { width: side, height: side, bars }
}

interface BarcodeProps {
  readonly pattern: BarPattern | null
  /** What a scanner reads here, for people without one. */
  readonly label: string
  readonly className?: string | undefined
}

/** The code with its quiet zone; nothing where there is none to draw. */
export function Barcode({ pattern, label, className }: BarcodeProps) {
  if (pattern === null) return null
  const isLinear = pattern.height === LINE_HEIGHT
  const quiet = isLinear ? 10 : 4
  return (
    <svg
      role="img"
      aria-label={label}
      className={className}
      viewBox={`${-quiet} 0 ${pattern.width + 2 * quiet} ${pattern.height}`}
      preserveAspectRatio={isLinear ? 'none' : 'xMidYMid meet'}
      shapeRendering="crispEdges"
    >
      {pattern.bars.map(([x, y, width, height]) => (
        <rect key={`${x} ${y}`} x={x} y={y} width={width} height={height} />
      ))}
    </svg>
  )
}
