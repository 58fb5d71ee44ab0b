/** The dialog that lies over everything else; null while the screen itself is free. */
export function topDialog(): Element | null {
  return [...document.querySelectorAll('[aria-modal="true"], dialog[open]')].at(-1) ?? null
}
