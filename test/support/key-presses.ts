// Keys with moments of their own, as a window hears them from a keyboard; what is not taken from a field is typed into it.

import { act } from '@testing-library/react'

let clock = 10_000

/** Presses and lets go one key where the focus is, so many milliseconds after the last. Answers whether anybody took it. */
export function pressKey(
  key: string,
  gapMs = 5,
  { heldMs = 1, ...modifiers }: KeyboardEventInit & { readonly heldMs?: number } = {},
): boolean {
  clock += gapMs
  const target = document.activeElement ?? document.body
  const code = key.length === 1 ? (/\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`) : key
  const init = { key, code, bubbles: true, cancelable: true, composed: true, ...modifiers }
  const down = at(new KeyboardEvent('keydown', init), clock)
  act(() => {
    target.dispatchEvent(down)
    if (!down.defaultPrevented && key.length === 1 && isTextBox(target)) typeLetter(target, key)
    target.dispatchEvent(at(new KeyboardEvent('keyup', init), clock + heldMs))
  })
  return down.defaultPrevented
}

/** A code as a scanner sends it: a key every 5 ms, then Enter. */
export function scanCode(code: string, { end = 'Enter', pauseMs = 1000 }: { end?: string | null; pauseMs?: number } = {}): void {
  for (const [place, letter] of [...code].entries()) pressKey(letter, place === 0 ? pauseMs : 5)
  if (end !== null) pressKey(end, 5)
}

function at<Kind extends Event>(event: Kind, moment: number): Kind {
  Object.defineProperty(event, 'timeStamp', { value: moment })
  return event
}

type TextBox = HTMLInputElement | HTMLTextAreaElement

function isTextBox(target: Element): target is TextBox {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !['button', 'checkbox', 'radio'].includes(target.type))
  )
}

function typeLetter(field: TextBox, letter: string): void {
  const from = field.selectionStart ?? field.value.length
  const to = field.selectionEnd ?? field.value.length
  const value = field.value.slice(0, from) + letter + field.value.slice(to)
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
  if (field.selectionStart !== null) field.setSelectionRange(from + 1, from + 1)
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
