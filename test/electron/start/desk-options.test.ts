import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readDeskOptions } from '../../../electron/launch/desk-options.ts'
import { readDesktopOptions } from '../../../electron/launch/desktop-options.ts'
import { defaultDataFolder } from '../../../electron/runtime/data-folder.ts'

test('without options the desk takes its port, its folder and a browser', () => {
  expect(readDeskOptions([])).toEqual({
    ok: true,
    value: {
      help: false,
      browser: false,
      port: 7070,
      folder: defaultDataFolder(),
      demo: false,
      join: null,
      trust: { fingerprint: null, plain: false },
      open: true,
    },
  })
})

test('every option is understood', () => {
  expect(
    readDeskOptions(['--browser', '--port', '8080', '--data', 'shop', '--demo', '--fingerprint', 'AB:CD', '--plain-http', '--no-open']),
  ).toEqual({
    ok: true,
    value: {
      help: false,
      browser: true,
      port: 8080,
      folder: resolve('shop'),
      demo: true,
      join: null,
      trust: { fingerprint: 'AB:CD', plain: true },
      open: false,
    },
  })
})

test.each([
  [['--prot', '8080'], '--prot'],
  [['--port', 'http'], '--port'],
  [['--port', '70000'], '--port'],
  [['--port', '-1'], '--port'],
  [['--data'], '--data'],
  [['--data', ''], '--data'],
  [['somewhere'], 'somewhere'],
])('%j is refused with the word that is wrong', (args, word) => {
  expect(readDeskOptions(args)).toEqual({ ok: false, error: expect.stringContaining(word) })
})

test('a desk joins a shop by the address of its hub and a code, which go together', () => {
  expect(readDeskOptions(['--hub', 'http://10.0.0.5:7080', '--code', 'ABCD-EFGH'])).toMatchObject({
    value: { join: { hub: 'http://10.0.0.5:7080', code: 'ABCD-EFGH' } },
  })
  expect(readDeskOptions(['--hub', 'http://10.0.0.5:7080'])).toMatchObject({ ok: false, error: expect.stringContaining('--code') })
})

test('the data folder is the person’s own, by the custom of each system', () => {
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/home/pia/.data' })).toBe('/home/pia/.data/order-desk')
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: 'relative' })).toMatch(/\.local\/share\/order-desk$/)
  expect(defaultDataFolder('darwin', {})).toMatch(/Library\/Application Support\/order-desk$/)
  expect(defaultDataFolder('win32', { LOCALAPPDATA: '/c/local' })).toBe(join('/c/local', 'order-desk'))
})

test('the desktop program takes its own words and leaves those of Electron and the system alone', () => {
  const argv = ['/opt/electron', '--inspect=0', '/home/pia/desk', '-psn_0_1', '--data', '/srv/shop', '--demo', '--ozone-platform=x11']
  expect(readDesktopOptions(argv)).toEqual({ folder: '/srv/shop', demo: true })
  expect(readDesktopOptions(['/opt/order-desk'])).toEqual({ folder: defaultDataFolder(), demo: false })
})
