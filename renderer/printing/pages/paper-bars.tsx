import { Barcode, type DrawBarcode } from '../barcode.tsx'

/** The room lines have on each paper, in millimetres; around each of these places lies white enough for a scanner. */
const ROOMS = {
  slip: { widthMm: 64, heightMm: 9 },
  pick: { widthMm: 72, heightMm: 9 },
  receipt: { widthMm: 66, heightMm: 13 },
  label: { widthMm: 88, heightMm: 24 },
  test: { widthMm: 50, heightMm: 11 },
} as const

/** A dot of the coarsest printer of labels and receipts, 203 to the inch: strokes are whole dots, else some come out wider than others. */
const DOT_MM = 0.125
const NARROWEST_DOTS = 2
const WIDEST_DOTS = 4

interface PaperBarsProps {
  readonly draw: DrawBarcode
  readonly text: string
  readonly room: keyof typeof ROOMS
}

/** The number as lines to scan, each stroke 0.25 mm or more; a number too long for its room as a square. */
export function PaperBars({ draw, text, room }: PaperBarsProps) {
  const pattern = draw(text)
  if (pattern === null) return null
  const { widthMm, heightMm } = ROOMS[room]
  const dots = Math.min(WIDEST_DOTS, Math.floor(widthMm / pattern.width / DOT_MM))
  if (dots < NARROWEST_DOTS) return <PaperSquare draw={draw} text={text} />
  const size = { widthMm: pattern.width * dots * DOT_MM, heightMm }
  return <Barcode pattern={pattern} label={text} className="bars" size={size} withQuietZone={false} />
}

/** The number as a square to scan, for cameras and for numbers of any length. */
export function PaperSquare({ draw, text }: Pick<PaperBarsProps, 'draw' | 'text'>) {
  return <Barcode pattern={draw(text, 'qrcode')} label={text} className="square" />
}
