import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answerDeskRequest, DESK_SCHEME_PRIVILEGES } from '../../../electron/desktop/app-protocol.ts'
import { PrintPages } from '../../../electron/desktop/print-pages.ts'
import { plainRenderer } from '../../support/browser-desk.ts'

const ask = (folder: string, url: string, method = 'GET') => answerDeskRequest({ url, method }, folder, new PrintPages())

test('the scheme is an origin like a web page’s and has no file’s privileges', () => {
  expect(DESK_SCHEME_PRIVILEGES).toEqual({
    scheme: 'desk',
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  })
})

test('the page and its files are served with the policy of the desk', async () => {
  const folder = plainRenderer()
  const page = await ask(folder, 'desk://app/')
  const policy = page.headers.get('content-security-policy') ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  expect(page.status).toBe(200)
  expect(await page.text()).toContain(`<meta name="style-nonce" content="${nonce}">`)
  expect(policy).toContain("connect-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  const script = await ask(folder, 'desk://app/assets/app.js')
  expect(script.headers.get('content-type')).toContain('text/javascript')
  expect(script.headers.get('x-content-type-options')).toBe('nosniff')
})

test('no address leads out of the renderer’s folder', async () => {
  const folder = plainRenderer()
  symlinkSync(join(folder, '..', 'secret.txt'), join(folder, 'assets', 'link.js'))
  mkdirSync(`${folder}-evil`)
  writeFileSync(join(`${folder}-evil`, 'x.js'), 'not for windows')
  symlinkSync(`${folder}-evil`, join(folder, 'sibling'))
  const urls = [
    'desk://app/../../etc/hosts',
    'desk://app/%2e%2e%2fsecret.txt',
    'desk://app/..%2f..%2f..%2fetc%2fhosts',
    'desk://app/assets/link.js',
    'desk://app/sibling/x.js',
    'desk://app/%00',
    'desk://app/%ff',
    'desk://app//etc/hosts',
    'desk://app/assets',
    'desk://evil/',
  ]
  for (const url of urls) {
    const answer = await ask(folder, url)
    expect([403, 404], url).toContain(answer.status)
    expect(await answer.text(), url).not.toMatch(/not for windows|localhost/)
  }
})

test('only reading is allowed', async () => {
  const folder = plainRenderer()
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect((await ask(folder, 'desk://app/', method)).status).toBe(405)
  const head = await ask(folder, 'desk://app/', 'HEAD')
  expect(head.status).toBe(200)
  expect(await head.text()).toBe('')
})
