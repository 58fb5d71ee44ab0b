/** The keyboards a scanner can be set to. What each key sends on them, alone and with Shift, row by row from the top left. */
export const LAYOUT_NAMES = ['us', 'gb', 'fr', 'de', 'nordic'] as const

export type LayoutName = (typeof LAYOUT_NAMES)[number]

const ROWS = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Backslash',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote',
  'KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
].map((row) => row.split(' '))

type Row = readonly [plain: string, shifted: string]

const LAYOUT_ROWS: Readonly<Record<LayoutName, readonly Row[]>> = {
  us: [
    ['`1234567890-=', '~!@#$%^&*()_+'],
    ['qwertyuiop[]\\', 'QWERTYUIOP{}|'],
    ["asdfghjkl;'", 'ASDFGHJKL:"'],
    ['zxcvbnm,./', 'ZXCVBNM<>?'],
  ],
  gb: [
    ['`1234567890-=', '¬!"£$%^&*()_+'],
    ['qwertyuiop[]#', 'QWERTYUIOP{}~'],
    ["asdfghjkl;'", 'ASDFGHJKL:@'],
    ['zxcvbnm,./', 'ZXCVBNM<>?'],
  ],
  fr: [
    ['²&é"\'(-è_çà)=', '~1234567890°+'],
    ['azertyuiop^$*', 'AZERTYUIOP¨£µ'],
    ['qsdfghjklmù', 'QSDFGHJKLM%'],
    ['wxcvbn,;:!', 'WXCVBN?./§'],
  ],
  de: [
    ['^1234567890ß´', '°!"§$%&/()=?`'],
    ['qwertzuiopü+#', "QWERTZUIOPÜ*'"],
    ['asdfghjklöä', 'ASDFGHJKLÖÄ'],
    ['yxcvbnm,.-', 'YXCVBNM;:_'],
  ],
  nordic: [
    ['§1234567890+´', '½!"#¤%&/()=?`'],
    ["qwertyuiopå¨'", 'QWERTYUIOPÅ^*'],
    ['asdfghjklöä', 'ASDFGHJKLÖÄ'],
    ['zxcvbnm,.-', 'ZXCVBNM;:_'],
  ],
}

const LAYOUTS: Readonly<Record<LayoutName, ReadonlyMap<string, Row>>> = {
  us: layoutOf('us'),
  gb: layoutOf('gb'),
  fr: layoutOf('fr'),
  de: layoutOf('de'),
  nordic: layoutOf('nordic'),
}

function layoutOf(name: LayoutName): ReadonlyMap<string, Row> {
  return new Map(
    ROWS.flatMap((codes, row) => {
      const [plain, shifted] = LAYOUT_ROWS[name][row] ?? ['', '']
      return codes.map((code, at): [string, Row] => [code, [plain.charAt(at), shifted.charAt(at)]])
    }),
  )
}

/** What this key sends on that keyboard; null for keys outside of the letter block, which are the same on all. */
export function letterOn(layout: LayoutName, code: string, isShifted: boolean): string | null {
  return LAYOUTS[layout].get(code)?.[isShifted ? 1 : 0] ?? null
}

/** What arrives on one keyboard for what was sent for another, letter by letter; only those that differ. */
export function lettersBetween(computer: LayoutName, scanner: LayoutName): Readonly<Record<string, string>> {
  const letters: Record<string, string> = {}
  for (const [code, arrives] of LAYOUTS[computer]) {
    const meant = LAYOUTS[scanner].get(code)
    for (const side of [0, 1] as const) {
      if (meant && arrives[side] !== meant[side]) letters[arrives[side]] = meant[side]
    }
  }
  return letters
}
