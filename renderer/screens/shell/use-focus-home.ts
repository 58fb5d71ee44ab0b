import { useEffect } from 'react'
import { focusContent } from './focus-places.ts'

/**
 * When what had the focus goes away (a button whose work is done, a field that was saved, a dialog), the focus goes to the content.
 * Otherwise it falls to the page, and the next Tab begins at the top of the window again.
 */
export function useFocusHome(): void {
  useEffect(() => {
    let last: Element | null = document.activeElement
    const remember = () => {
      last = document.activeElement
    }
    const bringHome = () => {
      if (last === null || last.isConnected || document.activeElement !== document.body) return
      if (document.querySelector('[role="dialog"], [role="menu"]')) return
      focusContent()
    }
    const watch = new MutationObserver(bringHome)
    watch.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', remember)
    return () => {
      watch.disconnect()
      document.removeEventListener('focusin', remember)
    }
  }, [])
}
