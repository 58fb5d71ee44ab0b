import { restoreLostEscapes } from './lost-escapes.ts'

/** Plain data as JSON gives it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type JsonRecord = { readonly [key: string]: Json }

const SECRET = /passw|passphrase|pwd/i
// Codes mean what their characters are: nothing in them is repaired.
const CODE_FIELD =
  /^(order|selection|item|product|line|sku|ean|upc|silk\w*|market|pricelist|currency|language|country|warehouse|uri|email|zipCode|phoneNumber|cellPhoneNumber|vatNumber|paymentMethod|shippingMethod|date|.*(Id|Url|Html))$/i
const MAX_DEPTH = 20

/** Thrown within the cleaning only: data nested deeper than anything that comes from a shop. */
class TooDeep extends Error {}

/** The same data without secrets, with lost escapes restored; null when it is nested too deeply to be an order. */
export function cleanPayload(value: Json): Json | null {
  try {
    return clean(value, '', 0)
  } catch (error) {
    if (error instanceof TooDeep) return null
    throw error
  }
}

function clean(value: Json, key: string, depth: number): Json {
  if (depth > MAX_DEPTH) throw new TooDeep()
  if (typeof value === 'string') return CODE_FIELD.test(key) ? value : restoreLostEscapes(value)
  if (Array.isArray(value)) return value.map((each: Json) => clean(each, key, depth + 1))
  if (!isRecord(value)) return value
  const kept = Object.entries(value).filter(([name]) => !SECRET.test(name) && name !== '__proto__')
  return Object.fromEntries(kept.map(([name, inner]) => [name, clean(inner, name, depth + 1)]))
}

export function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
