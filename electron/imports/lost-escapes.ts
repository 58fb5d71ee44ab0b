/**
 * Gives back the letters of a text whose JSON escapes lost their backslash: `Dybecksvu00e4gen` is Dybecksvägen,
 * `3u00a0600.00` is 3 600.00. No-break spaces become plain ones.
 *
 * Not every `u00e4` is one, so all of this must be true:
 * - the text holds no other letter outside ASCII: an encoder that writes escapes writes all such letters as escapes;
 * - the `u` is small: encoders write it so, while article codes (`CPU00A4`) are mostly in capitals;
 * - the code is one that is escaped at all: Latin-1 from the no-break space on, Latin Extended-A, and the usual
 *   typographic marks. Plain ASCII (`u0041`) and control characters are never written that way, so they stay.
 * Fields that hold codes (SKU, ids, e-mail) are not given to this function at all.
 */
export function restoreLostEscapes(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this asks whether all of it is ASCII.
  const isAscii = /^[\x00-\x7f]*$/.test(text)
  const restored = isAscii ? text.replaceAll(LOST_ESCAPE, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text
  return restored.replaceAll('\u00a0', ' ')
}

const LOST_ESCAPE = /(?<!\\)u(00[a-fA-F][0-9a-fA-F]|01[0-7][0-9a-fA-F]|20(?:1[3489cdeCDE]|22|26|2[fF]|ac|AC))/g
