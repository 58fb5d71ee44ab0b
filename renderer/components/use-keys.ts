import { useLayoutEffect, useRef } from 'react'
import { meantKey } from './letter-keys.ts'
import { isChord, isTyping } from './typing.ts'

/** What a key does here; keys are named as `event.key` names them, letters in lower case, or as capitals with Shift. */
export type KeyMap = Readonly<Record<string, () => void>>

/**
 * Single keys for a screen. They are off while a person types, while a dialog or a menu is open, and with Ctrl, Alt or Meta held,
 * so that they never take a letter or a browser's own shortcut away.
 */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys)
  latest.current = keys
  // Heard from the moment the screen is drawn: whoever waited for it presses at once.
  useLayoutEffect(() => {
    let isOurs = true
    // Asked before anyone acts on the key: the Esc that closes a dialog is not the screen's as well.
    const onKeyComing = (event: KeyboardEvent) => {
      isOurs = !isElsewhere(event)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isOurs || event.defaultPrevented || isChord(event)) return
      const key = meantKey(event)
      if (key === null) return
      const isCapitalMeant = event.shiftKey && key in latest.current
      const run = latest.current[key.length === 1 && !isCapitalMeant ? key.toLowerCase() : key]
      if (!run) return
      event.preventDefault()
      // Held down, a key takes one step: nobody has read the next.
      if (!event.repeat) run()
    }
    window.addEventListener('keydown', onKeyComing, { capture: true })
    window.addEventListener('keydown', onKeyDown)
    return () => {
      window.removeEventListener('keydown', onKeyComing, { capture: true })
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

/** Whether the key belongs to what has the focus, or to something that lies over the screen. */
function isElsewhere(event: KeyboardEvent): boolean {
  if (isTyping(event)) return true
  const target = event.target instanceof HTMLElement ? event.target : null
  // Enter and Space press the button or follow the link that has the focus.
  return (event.key === 'Enter' || event.key === ' ') && target?.closest('button, a[href], summary, [role="button"]') != null
}
