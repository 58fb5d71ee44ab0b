import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../support/source-files.ts'

const ofFolder = (folder: string) =>
  readdirSync(join(PROJECT_ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
const PAGES = [...ofFolder('.'), ...ofFolder('docs'), ...ofFolder('test/fixtures')]

/** Links of a page into the repository, as paths from its root. */
function linksOf(page: string, text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^(https?:|mailto:|#)/.test(link))
    .map((link) => join(dirname(page), link.replace(/#.*$/, '')))
}

/** Titles of tests a page quotes, each with the test file it links last before it. */
function quotesOf(page: string, text: string): readonly { readonly file: string; readonly title: string }[] {
  let file = ''
  return [...text.matchAll(/\]\(([^)\s]+\.(?:test\.tsx?|ts))\)|“([^”]+)”/g)].flatMap(([, link, title]) => {
    if (link) file = join(dirname(page), link)
    return title && file ? [{ file, title }] : []
  })
}

test.each(PAGES)('%s links only to what is there', (page) => {
  const links = linksOf(page, readFileSync(join(PROJECT_ROOT, page), 'utf8'))
  expect(links.filter((link) => !existsSync(join(PROJECT_ROOT, link)))).toEqual([])
})

test.each(['docs/promises.md', 'docs/security.md'])('%s quotes only tests that exist, by the title they have', (page) => {
  const quotes = quotesOf(page, readFileSync(join(PROJECT_ROOT, page), 'utf8'))
  expect(quotes.length).toBeGreaterThan(10)
  expect(quotes.filter(({ file, title }) => !readFileSync(join(PROJECT_ROOT, file), 'utf8').includes(`'${title}'`))).toEqual([])
})

test('a link that leads nowhere and a title nobody has are found', () => {
  expect(linksOf('docs/a.md', 'see [it](../README.md#how) and [that](https://example.com)')).toEqual(['README.md'])
  expect(quotesOf('docs/a.md', 'by [x.test.ts](../test/x.test.ts) “it holds”')).toEqual([{ file: 'test/x.test.ts', title: 'it holds' }])
})
