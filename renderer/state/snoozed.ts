import { useMemo, useSyncExternalStore } from 'react'

/** Somebody put an order aside for a while; kept on this device. */
export interface Snooze {
  /** ISO 8601. */
  readonly until: string
  readonly why: string
}

const KEPT_AS = 'order-desk-snoozed'

// Read again whenever the text has changed: another window may have written it.
let kept: { readonly text: string; readonly all: Readonly<Record<string, Snooze>> } = { text: '{}', all: {} }
const listeners = new Set<() => void>()

/** The orders put aside, by id. What was put aside until a time that has passed is not among them. */
export function useSnoozed(now: string): ReadonlyMap<string, Snooze> {
  const all = useSyncExternalStore(subscribe, snoozes)
  return useMemo(() => new Map(Object.entries(all).filter(([, each]) => each.until > now)), [all, now])
}

/** Puts an order aside; `null` takes it up again. What has run out is forgotten with it. */
export function snooze(orderId: string, how: Snooze | null, now: string): void {
  const others = Object.entries(snoozes()).filter(([id, each]) => id !== orderId && each.until > now)
  const all = Object.fromEntries(how === null ? others : [...others, [orderId, how]])
  const text = JSON.stringify(all)
  try {
    localStorage.setItem(KEPT_AS, text)
  } catch {
    // A full or forbidden storage only means that nobody is put aside.
  }
  for (const listener of [...listeners]) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function snoozes(): Readonly<Record<string, Snooze>> {
  const text = keptText()
  if (text !== kept.text) kept = { text, all: snoozesIn(text) }
  return kept.all
}

function keptText(): string {
  try {
    return localStorage.getItem(KEPT_AS) ?? '{}'
  } catch {
    return '{}'
  }
}

function snoozesIn(text: string): Readonly<Record<string, Snooze>> {
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null) return {}
    return Object.fromEntries(Object.entries(read).filter(([, each]) => isSnooze(each)))
  } catch {
    // Not ours, or damaged: nothing is put aside.
    return {}
  }
}

function isSnooze(value: unknown): value is Snooze {
  return (
    typeof value === 'object' &&
    value !== null &&
    'until' in value &&
    typeof value.until === 'string' &&
    'why' in value &&
    typeof value.why === 'string'
  )
}
