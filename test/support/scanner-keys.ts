// A scanner at a real browser: its keys come with the moments they were pressed at, however busy the machine of the test is.

import type { Page } from 'playwright-core'

interface Sending {
  readonly gapMs?: number
  readonly end?: 'Enter' | 'Tab' | null
}

/** Sends a code as a scanner does: every key down and up again, `gapMs` apart, then Enter. */
export async function scanInto(page: Page, code: string, { gapMs = 8, end = 'Enter' }: Sending = {}): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  const keys = [...code].map((letter) => ({ key: letter, code: codeOf(letter), text: letter }))
  const all = end === null ? keys : [...keys, { key: end, code: end, text: end === 'Enter' ? '\r' : '\t' }]
  // All were pressed before the first is told: nothing of the test's own pace is in their pauses.
  const from = Date.now() - all.length * gapMs
  const sent = all.flatMap(({ text, ...key }, place) => {
    const pressedAt = (from + place * gapMs) / 1000
    return [
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text, timestamp: pressedAt }),
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, timestamp: pressedAt + gapMs / 2000 }),
    ]
  })
  await Promise.all(sent)
  await keyboard.detach()
}

function codeOf(letter: string): string {
  const signs: Readonly<Record<string, string>> = { '-': 'Minus', '/': 'Slash', '+': 'Equal', '.': 'Period', ']': 'BracketRight' }
  return signs[letter] ?? (/\d/.test(letter) ? `Digit${letter}` : `Key${letter.toUpperCase()}`)
}
