import type { Tongue } from '../../shared/wording/tongue.ts'

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'å',
  e: 'é',
  i: 'î',
  o: 'ø',
  u: 'ü',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ø',
  U: 'Û',
  n: 'ñ',
  s: 'š',
}

/** A language made by code: every message accented, a third longer and in brackets, so that what is unsaid or cut off is seen. */
export function pseudoTongue(): Tongue {
  return { language: 'en-XA', messages: new Proxy({}, { get: (_none, message) => pseudo(String(message)) }) }
}

/** The message in the made-up language; what stands between braces as syntax stays. */
function pseudo(message: string): string {
  let depth = 0
  let out = ''
  for (const sign of message) {
    if (sign === '{') depth++
    if (sign === '}') depth--
    // Even depths are words: the message itself and the forms of a plural.
    out += depth % 2 === 0 && sign !== '{' && sign !== '}' ? (ACCENTED[sign] ?? sign) : sign
  }
  return `⟦${out}${'~'.repeat(Math.ceil(message.replaceAll(/\{[^{}]*\}/g, '').length / 3))}⟧`
}
