import { GROUP_SEPARATOR, type Gs1, readGs1 } from './gs1.ts'
import { expectedCheckDigit, gtinOf, gtinSpellings, hasRightCheckDigit, looksLikeGtin, unfoldedUpcE } from './gtin.ts'
import { AIM } from './judge-run.ts'
import type { Scan } from './scan.ts'
import type { ScanFault } from './scan-fault.ts'
import type { ScannerSettings } from './scanner-settings.ts'

type Marks = Pick<ScannerSettings, 'prefix' | 'suffix'>

/** Takes apart what a scanner sent: prefix and suffix, the kind of barcode, the item number, the parts of a GS1 code. */
export function decodeScan(text: string, marks: Marks, id: number): Scan {
  const bare = withoutMarks(text, marks)
  const aim = AIM.exec(bare)?.[0] ?? null
  const content = aim === null ? bare : withoutMarks(bare.slice(aim.length), marks)
  const reading = isGs1(content, aim) ? readGs1(content) : null
  const clean = content.replaceAll(GROUP_SEPARATOR, '')
  if (reading?.ok) return ofGs1(clean, reading.gs1, reading.fault, aim, id)
  const isDeclared = aim !== null && GS1_AIMS.has(aim)
  const gtin = gtinOf(clean) ?? gtinOf(unfoldedUpcE(clean) ?? '')
  return {
    id,
    code: clean,
    codes: [...new Set([clean, ...(gtin === null ? [] : gtinSpellings(gtin))])],
    gtin,
    gs1: null,
    aim,
    fault: reading && isDeclared ? { is: 'unreadable', rest: reading.rest } : checkDigitFault(clean, gtin),
  }
}

function ofGs1(content: string, gs1: Gs1, fault: ScanFault | null, aim: string | null, id: number): Scan {
  const gtin = gs1.gtin === null ? null : gtinOf(gs1.gtin)
  const numbers = gtin === null ? [gs1.gtin, gs1.sscc].filter((number) => number !== null) : gtinSpellings(gtin)
  const codes = [...new Set([...numbers, content])]
  return { id, code: codes[0] ?? content, codes, gtin, gs1, aim, fault }
}

function checkDigitFault(code: string, gtin: string | null): ScanFault | null {
  if (gtin !== null || !looksLikeGtin(code)) return null
  return { is: 'checkDigit', digits: code, expected: expectedCheckDigit(code) }
}

/** The kinds of barcode that hold GS1 parts, as scanners name them: GS1-128, DataBar, DataMatrix, QR, DotCode. */
const GS1_AIMS: ReadonlySet<string> = new Set([']C1', ']e0', ']e1', ']e2', ']d2', ']Q3', ']J1'])

function isGs1(content: string, aim: string | null): boolean {
  if (aim !== null) return GS1_AIMS.has(aim)
  if (content.includes(GROUP_SEPARATOR) || /^\(\d{2,4}\)/.test(content)) return true
  // Many scanners send neither identifier nor separator: an item number with its own check digit in the right place says enough.
  const item = /^01(\d{14})/.exec(content)?.[1] ?? /^00(\d{18})$/.exec(content)?.[1]
  return item !== undefined && hasRightCheckDigit(item)
}

function withoutMarks(text: string, { prefix, suffix }: Marks): string {
  const begun = prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length) : text
  const whole = suffix !== '' && begun.endsWith(suffix) ? begun.slice(0, -suffix.length) : begun
  return withoutFrame(whole).trim()
}

// Start and end of text, end of transmission, and the line ends that stand inside a code.
const FRAME = '\u0002\u0003\u0004\r\n'

function withoutFrame(text: string): string {
  const start = [...text].findIndex((sign) => !FRAME.includes(sign))
  const end = [...text].findLastIndex((sign) => !FRAME.includes(sign))
  return start === -1 ? '' : [...text].slice(start, end + 1).join('')
}
