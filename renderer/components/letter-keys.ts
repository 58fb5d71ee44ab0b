import { useSyncExternalStore } from 'react'

/** What the person at this device chose about keys that are a single character. Whoever speaks to the computer may switch them off. */
export interface LetterKeys {
  readonly isOn: boolean
  /** Letters that lie elsewhere than they do at first: the usual letter, and the one to press instead. */
  readonly moved: Readonly<Record<string, string>>
}

const KEPT_AS = 'order-desk-letter-keys'
const FIRST: LetterKeys = { isOn: true, moved: {} }

let current: { readonly text: string | null; readonly keys: LetterKeys } = { text: null, keys: FIRST }
const listeners = new Set<() => void>()

function letterKeys(): LetterKeys {
  const text = keptText()
  if (current.text !== text) current = { text, keys: keysFrom(text) }
  return current.keys
}

export function useLetterKeys(): LetterKeys {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, letterKeys)
}

/** Counts from the next key on, and is kept for the next time on this device. */
export function chooseLetterKeys(changes: Partial<LetterKeys>): void {
  const keys = { ...letterKeys(), ...changes }
  const text = JSON.stringify(keys)
  try {
    localStorage.setItem(KEPT_AS, text)
  } catch {
    // A full or forbidden storage only means that the choice lasts as long as the window.
  }
  current = { text: keptText(), keys }
  for (const listener of listeners) listener()
}

/** Puts what lies on one letter on another; the two change places where the other is taken. */
export function moveLetter(usual: string, pressed: string): void {
  const { moved } = letterKeys()
  const taken = usualLetterOf(pressed, moved)
  const next: Record<string, string> = { ...moved, [taken]: pressedFor(usual, moved), [usual]: pressed }
  chooseLetterKeys({ moved: Object.fromEntries(Object.entries(next).filter(([from, to]) => from !== to)) })
}

/**
 * The key a pressed key stands for, as the key maps name it; null where it stands for nothing, because single characters are
 * switched off.
 */
export function meantKey({ key }: Pick<KeyboardEvent, 'key'>): string | null {
  if (key.length !== 1 || key === ' ') return key
  const { isOn, moved } = letterKeys()
  if (!isOn) return null
  const small = key.toLowerCase()
  const usual = usualLetterOf(small, moved)
  return key === small ? usual : usual.toUpperCase()
}

/** The key to press, for the hints: `J`, where it was moved the other letter, and nothing where single characters are switched off. */
export function shownKey(key: string): string {
  const small = key.toLowerCase()
  return key.length === 1 && /[a-z]/.test(small) ? pressedFor(small, letterKeys().moved).toUpperCase() : key
}

function pressedFor(usual: string, moved: LetterKeys['moved']): string {
  return moved[usual] ?? usual
}

function usualLetterOf(pressed: string, moved: LetterKeys['moved']): string {
  return Object.entries(moved).find(([, to]) => to === pressed)?.[0] ?? pressed
}

function keptText(): string | null {
  try {
    return localStorage.getItem(KEPT_AS)
  } catch {
    return null
  }
}

function keysFrom(text: string | null): LetterKeys {
  try {
    const kept: unknown = JSON.parse(text ?? 'null')
    if (typeof kept !== 'object' || kept === null) return FIRST
    const moved = 'moved' in kept && typeof kept.moved === 'object' && kept.moved !== null ? Object.entries(kept.moved) : []
    const sound = moved.filter((each): each is [string, string] => isLetter(each[0]) && isLetter(each[1]))
    return { isOn: !('isOn' in kept) || kept.isOn !== false, moved: Object.fromEntries(sound) }
  } catch {
    // Not ours, or damaged: the letters lie as on the first day.
    return FIRST
  }
}

function isLetter(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z]$/.test(value)
}
