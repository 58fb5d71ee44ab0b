/** True while keys belong to a field, or to something that lies over the screen. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || document.querySelector('[role="dialog"], [role="menu"], [role="alertdialog"]')) return true
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, [role="listbox"]') !== null
}

/** True for a key with Ctrl, Alt or Meta held: those belong to the browser and the system. */
export function isChord(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey
}
