import { canonicalJson } from '../../shared/base/canonical-json.ts'

export interface ValueDifference {
  /** Where in the value, such as `shipments.0.isPaid`; empty when it is the whole. */
  readonly path: string
  /** Canonical JSON; `nothing` when there is no such value. */
  readonly stored: string
  readonly derived: string
}

/** The first place where two values differ as canonical JSON, byte for byte; null when they do not. */
export function firstDifference(stored: unknown, derived: unknown): ValueDifference | null {
  return textOf(stored) === textOf(derived) ? null : descend(stored, derived, [])
}

function descend(stored: unknown, derived: unknown, path: readonly string[]): ValueDifference {
  if (isContainer(stored) && isContainer(derived) && Array.isArray(stored) === Array.isArray(derived)) {
    const keys = [...new Set([...Object.keys(stored), ...Object.keys(derived)])].sort()
    for (const key of keys) {
      if (textOf(stored[key]) !== textOf(derived[key])) return descend(stored[key], derived[key], [...path, key])
    }
  }
  return { path: path.join('.'), stored: textOf(stored), derived: textOf(derived) }
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function textOf(value: unknown): string {
  return value === undefined ? 'nothing' : canonicalJson(value)
}
