import { gtinOf } from './gtin.ts'
import type { Scan } from './scan.ts'

/**
 * Which of these codes (an item's SKU, its EAN, an order's number) the scan means, as it is stored; null when none. Capitals do not
 * matter, and an item number is the same with 8, 12, 13 and 14 digits.
 */
export function knownCode(scan: Scan, known: readonly string[]): string | null {
  return known.find((code) => isSameCode(scan, code)) ?? null
}

function isSameCode(scan: Scan, known: string): boolean {
  const wanted = known.trim().toLowerCase()
  if (wanted === '') return false
  if (scan.codes.some((code) => code.toLowerCase() === wanted)) return true
  return scan.gtin !== null && scan.gtin === gtinOf(wanted)
}
