/** The caps of an action's key, to press together: a capital letter is pressed with Shift. */
export function shortcutCaps(shortcut: string): readonly string[] {
  return shortcut === shortcut.toLowerCase() ? [shortcut.toUpperCase()] : ['Shift', shortcut]
}
