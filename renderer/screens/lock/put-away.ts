interface PutAway {
  readonly element: Element
  readonly scrolled: readonly { readonly element: Element; readonly top: number; readonly left: number }[]
}

/**
 * Takes everything but `host` out of the page: nobody reads it there, neither on the screen nor by a screen reader. It goes on living
 * outside of the page, so that what was typed and begun is still there. Answers how to put it back as it was.
 */
export function putAwayAllBut(host: Element): () => void {
  const focused = document.activeElement
  const away: PutAway[] = []
  const takeOut = () => {
    for (const element of [...document.body.children]) {
      if (element === host || element instanceof HTMLScriptElement) continue
      away.push({ element, scrolled: scrolledIn(element) })
      element.remove()
    }
  }
  takeOut()
  // A dialog that opens meanwhile is put away as well.
  const watch = new MutationObserver(takeOut)
  watch.observe(document.body, { childList: true })
  return () => {
    watch.disconnect()
    host.before(...away.map(({ element }) => element))
    // A part that is taken out forgets how far it was scrolled.
    for (const { element, top, left } of away.flatMap(({ scrolled }) => scrolled)) element.scrollTo({ top, left })
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  }
}

function scrolledIn(root: Element): PutAway['scrolled'] {
  return [root, ...root.querySelectorAll('*')]
    .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
    .map((element) => ({ element, top: element.scrollTop, left: element.scrollLeft }))
}
