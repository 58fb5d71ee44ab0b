/** Where the keyboard can be sent: `/` to the search box, the skip link and F6 to the content. */
export const SEARCH_BOX_ID = 'search-box'
export const CONTENT_ID = 'content'

export function focusSearch(): void {
  const box = document.getElementById(SEARCH_BOX_ID)
  if (!(box instanceof HTMLInputElement)) return
  box.focus()
  box.select()
}

/** The list if there is one, else the content itself. */
export function focusContent(): void {
  const content = document.getElementById(CONTENT_ID)
  const list = content?.querySelector<HTMLElement>('[role="grid"]')
  ;(list ?? content)?.focus({ preventScroll: true })
}

/** Bar, queues, list or content, what stands beside it: F6 goes round them, with Shift backwards. */
export function focusNextRegion(isBackwards: boolean): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.offsetWidth > 0)
  const at = regions.findIndex((region) => region.contains(document.activeElement))
  const next = regions.at((at + (isBackwards ? (at === -1 ? 0 : -1) : 1)) % Math.max(1, regions.length))
  if (next === undefined || next.id === CONTENT_ID) {
    focusContent()
    return
  }
  const first = next.querySelector<HTMLElement>('[aria-current="page"], a[href], button:enabled, input:enabled, [tabindex="0"]')
  first?.focus()
}
