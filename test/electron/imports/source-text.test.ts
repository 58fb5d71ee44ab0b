import { expect, test } from 'vitest'
import { fileFaultSentence } from '../../../electron/imports/file-fault.ts'
import { sourceOf } from '../../../electron/imports/read-source.ts'
import type { Encoding } from '../../../electron/imports/source-text.ts'
import { saidFault } from '../../support/said-fault.ts'

const LINES = 'InvoiceNo;Beskrivning\n1;Kåsa\n2;Ljus'

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

function textOf(bytes: Uint8Array, encoding: Encoding | null = null): string {
  const source = sourceOf('file.csv', bytes, encoding)
  if (!source.ok) throw new Error(fileFaultSentence(source.error))
  return source.value.text
}

function faultOf(bytes: Uint8Array) {
  const source = sourceOf('file.csv', bytes)
  if (source.ok) throw new Error('it was taken')
  return saidFault(source.error)
}

test('a byte order mark is read and not part of the text', () => {
  expect(textOf(Buffer.from(`\ufeff${LINES}`))).toBe(LINES)
  expect(textOf(utf16(LINES, 'le', true))).toBe(LINES)
  expect(textOf(utf16(LINES, 'be', true))).toBe(LINES)
})

test('an older encoding is refused with its line and the cure, and read when it is named', () => {
  const bytes = Buffer.from(LINES, 'latin1')
  expect(faultOf(bytes)).toMatchObject({ code: 'WRONG_ENCODING', file: 'file.csv', line: 2, cure: expect.stringContaining('windows-1252') })
  expect(textOf(bytes, 'windows-1252')).toBe(LINES)
})

test('UTF-16 without a mark is recognised and refused with the cure', () => {
  expect(faultOf(utf16(LINES, 'le', false))).toMatchObject({ code: 'WRONG_ENCODING', cure: expect.stringContaining('utf-16le') })
  expect(faultOf(utf16(LINES, 'be', false))).toMatchObject({ code: 'WRONG_ENCODING', cure: expect.stringContaining('utf-16be') })
})

test('NUL bytes are named with their line', () => {
  expect(faultOf(Buffer.from(`${LINES}\n3;Lj\0us\n${'4;Mer\n'.repeat(500)}`))).toMatchObject({ code: 'NUL_BYTES', line: 4 })
})

test.each<[string, Uint8Array, RegExp]>([
  ['a spreadsheet', Buffer.from('PK\u0003\u0004 and more'), /spreadsheet/],
  ['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /picture/],
  ['noise', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256)), /not a text file/],
])('%s is told to be what it is', (_what, bytes, message) => {
  expect(faultOf(bytes)).toMatchObject({ code: 'BINARY', message: expect.stringMatching(message) })
})

test('a file with nothing in it is refused', () => {
  expect(faultOf(new Uint8Array())).toMatchObject({ code: 'EMPTY' })
  expect(faultOf(Buffer.from(' \n\n '))).toMatchObject({ code: 'EMPTY' })
})
