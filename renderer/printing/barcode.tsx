// Bars as shapes of the page itself: sharp on every printer, and no picture to wait for.

/** A drawn code: strokes (linear codes) or areas (square ones) in a box of its own units. */
export interface BarPattern {
  readonly width: number
  readonly height: number
  readonly isLinear: boolean
  /** As in the `d` of an SVG path; `stroke` is the width of its lines, null for an area. */
  readonly paths: readonly { readonly d: string; readonly stroke: number | null }[]
}

export type BarcodeKind = 'code128' | 'qrcode'

/** Works out patterns; loaded when the first one is needed, because few windows print. */
export type DrawBarcode = (text: string, kind?: BarcodeKind) => BarPattern | null

/** Brings the library in; afterwards patterns are there at once. What cannot be a code (empty, foreign letters) gives null. */
export async function loadBarcodes(): Promise<DrawBarcode> {
  const { code128, drawingSVG, qrcode } = await import('bwip-js/generic')
  return (text, kind = 'code128') => {
    if (text === '') return null
    try {
      const drawn =
        kind === 'code128' ? code128({ bcid: kind, text, scale: 1 }, drawingSVG()) : qrcode({ bcid: kind, text, scale: 1 }, drawingSVG())
      return patternOf(drawn, kind === 'code128')
    } catch {
      // The library throws texts for what a code cannot hold; the number stands beside the place in letters.
      return null
    }
  }
}

// Of the library's drawing only figures are taken over: the shapes are made by this page.
function patternOf(drawn: string, isLinear: boolean): BarPattern | null {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawn) ?? []
  if (width === undefined || height === undefined) return null
  const paths = [...drawn.matchAll(/<path(?: stroke="#000000" stroke-width="([\d.]+)")? d="([MLZ\d. -]+)"/g)]
  return {
    width: Number(width),
    height: Number(height),
    isLinear,
    paths: paths.map(([, stroke, d = '']) => ({ d, stroke: stroke === undefined ? null : Number(stroke) })),
  }
}

interface BarcodeProps {
  readonly pattern: BarPattern | null
  /** What a scanner reads here, for people without one. */
  readonly label: string
  readonly className?: string | undefined
  /** How large it is printed; without it, its style says. */
  readonly size?: { readonly widthMm: number; readonly heightMm: number }
  /** Left out where enough white lies around it. */
  readonly withQuietZone?: boolean
}

// Ten strokes beside lines, four squares around a square; the library draws a square two units wide.
const QUIET = { linear: 10, square: 8 } as const

/** The code with its quiet zone; nothing where there is none to draw. */
export function Barcode({ pattern, label, className, size, withQuietZone = true }: BarcodeProps) {
  if (pattern === null) return null
  const { width, height, isLinear, paths } = pattern
  const quiet = withQuietZone ? QUIET[isLinear ? 'linear' : 'square'] : 0
  return (
    <svg
      role="img"
      aria-label={label}
      className={className}
      {...(size ? { width: `${size.widthMm}mm`, height: `${size.heightMm}mm` } : {})}
      viewBox={isLinear ? `${-quiet} 0 ${width + 2 * quiet} ${height}` : `${-quiet} ${-quiet} ${width + 2 * quiet} ${height + 2 * quiet}`}
      preserveAspectRatio={isLinear ? 'none' : 'xMidYMid meet'}
      shapeRendering="crispEdges"
    >
      {paths.map(({ d, stroke }) => (
        <path key={d} d={d} {...(stroke === null ? {} : { stroke: '#000', strokeWidth: stroke })} />
      ))}
    </svg>
  )
}
