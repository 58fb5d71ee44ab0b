import { useEffect } from 'react'
import { focusContent } from './focus-places.ts'

/**
 * When what had the focus goes away, the focus goes where it was before a dialog or menu took it, else to the content (a button whose
 * work is done, a field that was saved). Otherwise it falls to the page, and the next Tab begins at the top of the window again.
 */
export function useFocusHome(): void {
  useEffect(() => {
    let last: Element | null = document.activeElement
    let opener: Element | null = null
    const remember = () => {
      if (isOver(document.activeElement) && !isOver(last)) opener = last
      last = document.activeElement
    }
    const bringHome = () => {
      if (last === null || last.isConnected || document.activeElement !== document.body) return
      if (document.querySelector(OVER)) return
      if (isOver(last) && opener instanceof HTMLElement) opener.focus({ preventScroll: true })
      if (document.activeElement === document.body) focusContent()
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

const OVER = '[role="dialog"], [role="menu"]'

function isOver(element: Element | null): boolean {
  return element?.closest(OVER) != null
}
