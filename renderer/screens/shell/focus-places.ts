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
