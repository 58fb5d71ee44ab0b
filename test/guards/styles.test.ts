import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../support/source-files.ts'

/** What names a side of the page instead of the beginning or the end of a line. */
const ONE_SIDED =
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|border-(?:top|bottom)-(?:left|right)-radius|left|right|(?:text-align|float|clear)\s*:\s*(?:left|right))\s*[:;]/

test('no style names left or right: it begins and ends with the line, in either direction', () => {
  const folder = join(PROJECT_ROOT, 'renderer')
  const faults = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.css') && !entry.parentPath.includes('node_modules'))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      return oneSidedIn(readFileSync(path, 'utf8')).map((line) => `${relative(PROJECT_ROOT, path)}: ${line}`)
    })
  expect(faults).toEqual([])
})

test.each(['margin-left: 4px;', 'padding-right: 0;', 'text-align: right;', 'left: 0;', 'border-left-color: red;', 'float: left;'])(
  'the guard catches “%s”',
  (declaration) => {
    expect(oneSidedIn(`.a { ${declaration} }`)).toHaveLength(1)
  },
)

test.each(['margin-inline-start: 4px;', 'text-align: end;', 'inset-inline: 0;', 'justify-content: left-over;'])(
  'the guard lets “%s” pass',
  (declaration) => {
    expect(oneSidedIn(`.a { ${declaration} }`)).toEqual([])
  },
)

function oneSidedIn(css: string): readonly string[] {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  return plain.split('\n').filter((line) => ONE_SIDED.test(line))
}
