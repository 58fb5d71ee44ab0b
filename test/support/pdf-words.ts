// What a PDF of the browser says, page by page: enough of the format to read what a printer is given.

import { inflateSync } from 'node:zlib'

/** The letters of each page in the order in which they were written. */
export function pdfPages(pdf: Uint8Array): readonly string[] {
  const objects = objectsOf(Buffer.from(pdf).toString('latin1'))
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head))
  return pages.map(({ head }) => {
    const fonts = new Map([...head.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, lettersOf(objects, id)]))
    const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.stream() ?? ''
    let letters = new Map<string, string>()
    let said = ''
    for (const [, font, codes] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj/g)) {
      if (font !== undefined) letters = fonts.get(font) ?? letters
      else said += codesIn(codes ?? '', letters).join('')
    }
    return said
  })
}

interface PdfObject {
  readonly head: string
  stream(): string
}

function objectsOf(text: string): ReadonlyMap<string, PdfObject> {
  const found = [...text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)(?:\nendobj|stream\r?\n)/g)]
  return new Map(
    found.map(({ 0: whole, 1: id = '', 2: head = '', index }) => {
      const begin = index + whole.length
      const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
      return [id, { head, stream: () => inflateSync(Buffer.from(text.slice(begin, begin + length), 'latin1')).toString('latin1') }]
    }),
  )
}

/** Which letters the codes of a font stand for. */
function lettersOf(objects: ReadonlyMap<string, PdfObject>, font: string): Map<string, string> {
  const map = objects.get(/\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '')?.[1] ?? '')?.stream() ?? ''
  const letters = new Map<string, string>()
  for (const [, from = '', to = '', first = ''] of map.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]+)>/g)) {
    for (let code = parseInt(from, 16); code <= parseInt(to, 16); code++) {
      letters.set(hex(code, from.length), String.fromCodePoint(parseInt(first, 16) + code - parseInt(from, 16)))
    }
  }
  for (const [, code = '', letter = ''] of map.matchAll(/^<([0-9A-F]+)> <([0-9A-F]+)>$/gm)) letters.set(code, utf16(letter))
  return letters
}

function codesIn(codes: string, letters: ReadonlyMap<string, string>): readonly string[] {
  const length = letters.keys().next().value?.length ?? 4
  return codes.match(new RegExp(`.{${length}}`, 'g'))?.map((code) => letters.get(code) ?? '') ?? []
}

function hex(code: number, length: number): string {
  return code.toString(16).toUpperCase().padStart(length, '0')
}

function utf16(letters: string): string {
  return String.fromCharCode(...(letters.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)))
}
