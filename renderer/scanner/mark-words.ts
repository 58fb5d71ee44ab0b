const NAMES: Readonly<Record<string, string>> = { STX: '\u0002', ETX: '\u0003', EOT: '\u0004', TAB: '\t', LF: '\n', CR: '\r', GS: '\u001d' }

/** A prefix or suffix as people can see and type it: `<STX>` for the character nobody sees. */
export function shownMark(mark: string): string {
  return [...mark].map((sign) => nameOf(sign) ?? sign).join('')
}

/** What was meant by `<STX>`; anything else stands for itself. */
export function meantMark(shown: string): string {
  return shown.replace(/<([A-Z]{2,3})>/gi, (whole, name: string) => NAMES[name.toUpperCase()] ?? whole)
}

function nameOf(sign: string): string | null {
  const known = Object.keys(NAMES).find((name) => NAMES[name] === sign)
  return known === undefined ? null : `<${known}>`
}
