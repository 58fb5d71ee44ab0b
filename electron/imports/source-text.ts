import { fail, ok, type Result } from '../../shared/base/result.ts'
import { type Phrase, phrase } from '../../shared/views/phrase.ts'
import type { FileFault, FileFaultCode } from './file-fault.ts'

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof ENCODINGS)[number]

type Fault = Omit<FileFault, 'file'>

/** The cure of a file that holds nothing. */
export const EXPORT_AGAIN = phrase('Export it again and choose the new file.')
const SAVE_AS_TEXT = phrase('Save it as CSV (UTF-8) or JSON and import that file.')

/** The text in `bytes`, or what is wrong with them. Without a chosen encoding: what the byte order mark says, else UTF-8. */
export function decodeSource(bytes: Uint8Array, chosen: Encoding | null): Result<string, Fault> {
  if (bytes.length === 0) return fault('EMPTY', null, phrase('The file is empty.'), EXPORT_AGAIN)
  const foreign = foreignFormat(bytes)
  if (foreign) return fault('BINARY', null, phrase('This is {format}, not a text file.', { format: foreign }), SAVE_AS_TEXT)
  const encoding = chosen ?? encodingByMark(bytes)
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be'
  if (!isWide) {
    const nul = bytes.indexOf(0)
    if (nul >= 0) return nulFault(bytes, nul)
    const control = bytes.findIndex((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13)
    if (control >= 0 && looksBinary(bytes)) {
      return fault('BINARY', lineOf(bytes, control), phrase('This is not a text file.'), SAVE_AS_TEXT)
    }
  }
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    const nul = text.indexOf('\0')
    if (nul >= 0)
      return fault('NUL_BYTES', lineOfText(text, nul), phrase('The file holds NUL characters.'), phrase('Export it again as CSV (UTF-8).'))
    if (text.trim() === '') return fault('EMPTY', null, phrase('The file holds nothing but white space.'), EXPORT_AGAIN)
    return ok(text)
  } catch {
    return wrongEncoding(bytes, encoding)
  }
}

function encodingByMark(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

function wrongEncoding(bytes: Uint8Array, encoding: Encoding): Result<string, Fault> {
  const line = encoding === 'utf-8' ? firstBrokenUtf8Line(bytes) : null
  const cure =
    encoding === 'utf-8'
      ? phrase('Save the file as "CSV UTF-8", or say --encoding windows-1252 if it comes from an older Windows program.')
      : phrase('Save the file as "CSV UTF-8" and import that.')
  return fault('WRONG_ENCODING', line, phrase('Wrong encoding: the text is not {encoding}.', { encoding: encoding.toUpperCase() }), cure)
}

function nulFault(bytes: Uint8Array, at: number): Result<string, Fault> {
  const sample = bytes.subarray(0, 2000)
  const share = sample.filter((byte) => byte === 0).length / sample.length
  if (share > 0.25 && share < 0.6) {
    const guess = bytes[0] === 0 ? 'utf-16be' : 'utf-16le'
    return fault(
      'WRONG_ENCODING',
      1,
      phrase('Wrong encoding: this looks like UTF-16 without a byte order mark.'),
      phrase('Save the file as "CSV UTF-8", or say {option}.', { option: `--encoding ${guess}` }),
    )
  }
  if (looksBinary(bytes)) return fault('BINARY', null, phrase('This is not a text file.'), SAVE_AS_TEXT)
  return fault(
    'NUL_BYTES',
    lineOf(bytes, at),
    phrase('The file holds NUL bytes.'),
    phrase('It may be damaged: export it again as CSV (UTF-8).'),
  )
}

/** Formats that people pick by mistake, known by their first bytes. */
function foreignFormat(bytes: Uint8Array): Phrase | null {
  for (const [name, signature] of SIGNATURES) {
    if (signature.every((byte, index) => bytes[index] === byte)) return name
  }
  return null
}

const SIGNATURES: readonly (readonly [Phrase, readonly number[]])[] = [
  [phrase('a spreadsheet or zip archive'), [0x50, 0x4b, 0x03, 0x04]],
  [phrase('an old Excel file'), [0xd0, 0xcf, 0x11, 0xe0]],
  [phrase('a PDF'), [0x25, 0x50, 0x44, 0x46, 0x2d]],
  [phrase('a gzip archive'), [0x1f, 0x8b]],
  [phrase('a picture'), [0x89, 0x50, 0x4e, 0x47]],
  [phrase('a picture'), [0xff, 0xd8, 0xff]],
  [phrase('a program'), [0x7f, 0x45, 0x4c, 0x46]],
  [phrase('an SQLite database'), [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
]

function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4000)
  const odd = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length
  return odd / sample.length > 0.02
}

/** UTF-8 never continues over a line feed, so each line can be judged alone. */
function firstBrokenUtf8Line(bytes: Uint8Array): number | null {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(10, start)
    const end = feed < 0 ? bytes.length : feed
    try {
      decoder.decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end + 1
  }
  return null
}

function lineOf(bytes: Uint8Array, at: number): number {
  let line = 1
  for (let index = 0; index < at; index += 1) if (bytes[index] === 10) line += 1
  return line
}

export function lineOfText(text: string, at: number): number {
  let line = 1
  for (let feed = text.indexOf('\n'); feed >= 0 && feed < at; feed = text.indexOf('\n', feed + 1)) line += 1
  return line
}

function fault(code: FileFaultCode, line: number | null, message: Phrase, cure: Phrase): Result<string, Fault> {
  return fail({ code, line, message, cure })
}
