import { useLayoutEffect, useRef } from 'react'
import type { KeyMap } from './use-keys.ts'

/** Keys that type nothing, such as F8: they work in fields too, but not while a dialog or a menu lies over the screen. */
export function useFunctionKeys(keys: KeyMap): void {
  const latest = useRef(keys)
  latest.current = keys
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const run = latest.current[event.key]
      if (!run || document.querySelector('[role="dialog"], [role="menu"], [role="alertdialog"]')) return
      event.preventDefault()
      if (!event.repeat) run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
