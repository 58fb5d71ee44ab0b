export type DecimalMark = ',' | '.'

/** Which mark the amounts of a file use: what they prove themselves, else the habit of the delimiter. */
export function chooseDecimalMark(amounts: Iterable<string>, delimiter: string): DecimalMark {
  let commas = 0
  let points = 0
  for (const amount of amounts) {
    const proof = provenMark(amount.trim())
    if (proof === ',') commas += 1
    if (proof === '.') points += 1
  }
  if (commas !== points) return commas > points ? ',' : '.'
  return delimiter === ';' ? ',' : '.'
}

function provenMark(amount: string): DecimalMark | null {
  const comma = amount.lastIndexOf(',')
  const point = amount.lastIndexOf('.')
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.'
  const at = Math.max(comma, point)
  if (at < 0) return null
  const mark = comma >= 0 ? ',' : '.'
  // "1,234" may be a thousand or three decimals: it proves nothing.
  return amount.length - at - 1 === 3 || amount.indexOf(mark) !== at ? null : mark
}

const DIGITS = /^\d+$/

/** An amount in minor units of a currency with `decimals`, or null when it is no such amount. Never rounds. */
export function readAmount(text: string, mark: DecimalMark, decimals: number): number | null {
  const negative = /^\s*[-−]/.test(text)
  const plain = text
    .trim()
    .replace(/^[-−+]/, '')
    .trim()
  const [whole = '', fraction = '', ...more] = plain.split(mark)
  if (plain === '' || more.length > 0) return null
  const digits = withoutGroups(whole, mark === ',' ? '.' : ',')
  if (digits === null || (plain.includes(mark) && fraction === '')) return null
  const kept = fraction.replace(/0+$/, '')
  if (!DIGITS.test(`${digits}${kept}`) || kept.length > decimals) return null
  const minor = Number(digits + kept.padEnd(decimals, '0'))
  if (!Number.isSafeInteger(minor)) return null
  return negative && minor !== 0 ? -minor : minor
}

/** Digits of a whole number written with or without thousands groups; null when the groups are not of three. */
function withoutGroups(whole: string, mark: string): string | null {
  const unspaced = whole.replaceAll(/[\u00a0\u202f ’']/g, mark)
  const groups = unspaced.split(mark)
  if (groups.length === 1) return unspaced === '' ? '0' : unspaced
  const [head = '', ...tail] = groups
  return head.length >= 1 && head.length <= 3 && tail.every((group) => group.length === 3) ? groups.join('') : null
}

/** A whole number such as `6`, `-10`, `1.200` or `6,00`; null when it is none. */
export function readQuantity(text: string, mark: DecimalMark): number | null {
  return readAmount(text, mark, 0)
}
