// A scanner at a real browser: its keys come with the moments they were pressed at, however busy the machine of the test is.

import type { Page } from 'playwright-core'

interface Sending {
  readonly gapMs?: number
  readonly end?: 'Enter' | 'Tab' | null
  /** The computer had other things to do: it passes on so many keys, and the rest so much later. */
  readonly heldUp?: { readonly afterKeys: number; readonly ms: number }
}

/** Sends a code as a scanner does: every key down and up again, `gapMs` apart, then Enter. */
export async function scanInto(
  page: Page,
  code: string,
  { gapMs = 8, end = 'Enter', heldUp = { afterKeys: 0, ms: 0 } }: Sending = {},
): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  const keys = [...code].map((letter) => ({ key: letter, code: codeOf(letter), text: letter }))
  const all = end === null ? keys : [...keys, { key: end, code: end, text: end === 'Enter' ? '\r' : '\t' }]
  // All were pressed before the first is told: nothing of the test's own pace is in their pauses.
  const ageMs = all.length * gapMs + 2 * heldUp.ms
  // No key is older than the window it is pressed in: the browser ends over one.
  await page.waitForFunction((ms) => performance.now() - (performance.getEntriesByType('paint').at(-1)?.startTime ?? 0) > ms, ageMs)
  const from = Date.now() - ageMs
  const send = (some: typeof all, first: number) =>
    Promise.all(
      some.flatMap(({ text, ...key }, place) => {
        const pressedAt = (from + (first + place) * gapMs) / 1000
        return [
          keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text, timestamp: pressedAt }),
          keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, timestamp: pressedAt + gapMs / 2000 }),
        ]
      }),
    )
  await send(all.slice(0, heldUp.afterKeys), 0)
  if (heldUp.ms > 0) await page.waitForTimeout(heldUp.ms)
  await send(all.slice(heldUp.afterKeys), heldUp.afterKeys)
  await keyboard.detach()
}

function codeOf(letter: string): string {
  const signs: Readonly<Record<string, string>> = { '-': 'Minus', '/': 'Slash', '+': 'Equal', '.': 'Period', ']': 'BracketRight' }
  return signs[letter] ?? (/\d/.test(letter) ? `Digit${letter}` : `Key${letter.toUpperCase()}`)
}
