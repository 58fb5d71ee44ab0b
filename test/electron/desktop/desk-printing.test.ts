import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { afterEach, expect, test } from 'vitest'
import { answerDeskRequest } from '../../../electron/desktop/app-protocol.ts'
import { DeskPrinting } from '../../../electron/desktop/desk-printing.ts'
import { PrintPages } from '../../../electron/desktop/print-pages.ts'
import type { PrintChoice, PrintPage } from '../../../shared/contract/printing.ts'
import { plainRenderer } from '../../support/browser-desk.ts'
import { StandInWindow } from '../../support/electron-stand-in.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

const PAGE: PrintPage = {
  title: 'Label A-00001-1',
  css: '@page { size: 100mm 150mm; }',
  body: '<body data-size="label100x150"><p>Pia Lind</p></body>',
  lang: 'sv',
  dir: 'ltr',
  widthUm: 100_000,
  heightUm: 150_000,
  hasMargins: false,
}

const CHOICE: PrintChoice = { printer: 'Zebra_ZD421', copies: 2, silent: true, scalePercent: 100 }

afterEach(() => {
  StandInWindow.opened.length = 0
  StandInWindow.printer = null
})

function desk(names: readonly string[] = ['Office', 'Zebra_ZD421']) {
  const pages = new PrintPages()
  const folder = tempFolder()
  const printing = new DeskPrinting({
    Window: StandInWindow as unknown as typeof BrowserWindow,
    pages,
    listPrinters: async () =>
      names.map((name, index) => ({ name, displayName: `${name} here`, description: '', options: {}, isDefault: index === 0 })),
    downloads: () => folder,
    logger: silent,
  })
  return { printing, pages, folder }
}

test('a label goes silently to its printer, in its own size to the micrometre, without margins, as often as asked', async () => {
  const { printing } = desk()
  expect(await printing.print(PAGE, CHOICE)).toEqual({ printed: true, printer: 'Zebra_ZD421' })
  const [window] = StandInWindow.opened
  expect(window?.webContents.printed).toEqual([
    {
      silent: true,
      deviceName: 'Zebra_ZD421',
      copies: 2,
      printBackground: true,
      scaleFactor: 100,
      pageSize: { width: 100_000, height: 150_000 },
      margins: { marginType: 'none' },
    },
  ])
  expect(window?.isGone, 'the hidden window is gone afterwards').toBe(true)
})

test('a sheet keeps the margins its page asks for, and with them its page numbers', async () => {
  const { printing } = desk()
  await printing.print({ ...PAGE, widthUm: 210_000, heightUm: 297_000, hasMargins: true }, CHOICE)
  expect(StandInWindow.opened[0]?.webContents.printed).toMatchObject([{ margins: { marginType: 'default' } }])
})

test('what prints is never shown, runs no script and has no way to this computer', async () => {
  const { printing } = desk()
  await printing.print(PAGE, CHOICE)
  expect(StandInWindow.opened[0]?.options).toMatchObject({
    show: false,
    webPreferences: { javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false, devTools: false },
  })
  expect(StandInWindow.opened[0]?.options.webPreferences.preload).toBeUndefined()
})

test('a paper stands at an address of its own while it is printed, with a policy that lets nothing else in, and not after', async () => {
  const { printing, pages } = desk()
  let during: Response | null = null
  StandInWindow.printer = async (window) => {
    during = await answerDeskRequest({ url: window.loaded, method: 'GET' }, plainRenderer(), pages)
  }
  await printing.print({ ...PAGE, css: 'p { color: red } </style><script>alert(1)</script>' }, CHOICE)
  const answer = during as Response | null
  const policy = answer?.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('script-src')
  const text = (await answer?.text()) ?? ''
  expect(text).toContain('<p>Pia Lind</p>')
  expect(text).toContain('class="label100x150"')
  expect(text, 'a style cannot be left').not.toContain('</style><script>')
  const loaded = StandInWindow.opened[0]?.loaded ?? ''
  expect(loaded).toMatch(/^desk:\/\/app\/print\/\d+$/)
  expect((await answerDeskRequest({ url: loaded, method: 'GET' }, plainRenderer(), pages)).status).toBe(404)
})

test('without a name the system’s own printer is taken; one that is not there is said, and nothing is opened', async () => {
  const { printing } = desk()
  expect(await printing.print(PAGE, { ...CHOICE, printer: null })).toEqual({ printed: true, printer: 'Office' })
  StandInWindow.opened.length = 0
  expect(await printing.print(PAGE, { ...CHOICE, printer: 'Gone' })).toEqual({ printed: false, why: 'no-printer', message: 'Gone' })
  expect(await desk([]).printing.print(PAGE, { ...CHOICE, printer: null })).toMatchObject({ printed: false, why: 'no-printer' })
  expect(StandInWindow.opened).toEqual([])
})

test('a printer that refuses, a dialog that is cancelled and a page that cannot be loaded are answers, not faults', async () => {
  const { printing } = desk()
  StandInWindow.printer = async () => 'Paper jam'
  expect(await printing.print(PAGE, CHOICE)).toEqual({ printed: false, why: 'failed', message: 'Paper jam' })
  StandInWindow.printer = async () => 'Print job canceled'
  expect(await printing.print(PAGE, CHOICE)).toMatchObject({ printed: false, why: 'cancelled' })
  StandInWindow.printer = async () => {
    throw new Error('the spooler is gone')
  }
  expect(await printing.print(PAGE, CHOICE)).toEqual({ printed: false, why: 'failed', message: 'the spooler is gone' })
  expect(StandInWindow.opened.every((window) => window.isGone)).toBe(true)
})

test('printers are named as people call them', async () => {
  expect(await desk().printing.printers()).toEqual([
    { name: 'Office', label: 'Office here', isDefault: true },
    { name: 'Zebra_ZD421', label: 'Zebra_ZD421 here', isDefault: false },
  ])
})

test('a PDF is written where downloads go, under the paper’s name, and never over another', async () => {
  const { printing, folder } = desk([])
  expect(await printing.savePdf({ ...PAGE, title: 'Invoice ../WEB-2026-00001' })).toEqual({
    file: join(folder, 'Invoice .._WEB-2026-00001.pdf'),
  })
  await printing.savePdf({ ...PAGE, title: 'Invoice ../WEB-2026-00001' })
  expect(readdirSync(folder).toSorted()).toEqual(['Invoice .._WEB-2026-00001 (2).pdf', 'Invoice .._WEB-2026-00001.pdf'])
  expect(readFileSync(join(folder, 'Invoice .._WEB-2026-00001.pdf'), 'utf8')).toBe('%PDF of desk')
})
