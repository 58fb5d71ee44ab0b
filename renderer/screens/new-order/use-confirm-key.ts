import { useLayoutEffect, useRef } from 'react'

/** Ctrl+Enter, wherever the focus is: what had it may just have been taken out. Not while a dialog or a menu lies over the screen. */
export function useConfirmKey(confirm: () => void): void {
  const latest = useRef(confirm)
  latest.current = confirm
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      if (document.querySelector('[role="dialog"], [role="menu"], [role="alertdialog"]')) return
      event.preventDefault()
      if (!event.repeat) latest.current()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
