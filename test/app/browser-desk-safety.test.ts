// The browser desk in a real browser: what its page may do, and what nobody else may.

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort, LONG_PATIENCE, openWindow, type RunningApp, startApp, type Window } from '../support/app-under-test.ts'
import { browserMissing } from '../support/real-browser.ts'

const missing = browserMissing()

describe.skipIf(missing !== null)(`the page of the browser desk${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'order-desk-safety-'))
  let app: RunningApp
  let window: Window
  let page: Page
  let elsewhere: Server
  let elsewherePort: number

  beforeAll(async () => {
    app = await startApp(folder, { args: ['--demo'] })
    window = await openWindow(app.address)
    page = window.page
    await page.getByText(/^Up to date/).waitFor()
    elsewherePort = await freePort()
    elsewhere = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><p>elsewhere</p>'))
    await new Promise<void>((resolve) => elsewhere.listen(elsewherePort, '127.0.0.1', resolve))
  })

  afterAll(async () => {
    await window?.browser.close()
    elsewhere?.close()
    await app?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('it loads nothing from anywhere else and breaks no rule of its own policy', async () => {
    const requested: string[] = []
    page.on('request', (request) => requested.push(request.url()))
    await page.reload()
    await page.getByText(/^Up to date/).waitFor()
    const own = `http://127.0.0.1:${app.port}/`
    expect(requested.length).toBeGreaterThan(3)
    expect(requested.filter((url) => !url.startsWith(own))).toEqual([])
    expect(window.complaints).toEqual([])
  })

  test('the token has left the address bar, and the cookie is out of the page’s reach', async () => {
    expect(page.url()).not.toContain('token')
    expect(await page.evaluate(() => document.cookie)).toBe('')
    expect(await page.context().cookies()).toMatchObject([{ httpOnly: true, sameSite: 'Strict', path: '/' }])
  })

  test('the used address opens for nobody else', async () => {
    const stranger = await window.browser.newContext()
    const other = await stranger.newPage()
    const answer = await other.goto(app.address)
    expect(answer?.status()).toBe(401)
    expect(await other.getByRole('heading').innerText()).toContain('no longer lets anybody in')
    await stranger.close()
  })

  // Each names what it tried in the page's title if it runs; the policy's own report shows that it was the policy that stopped it.
  test.each([
    ['a script written into the page', 'script', { text: 'document.title = "broken"' }],
    ['a script from elsewhere', 'script', { src: 'http://127.0.0.1:9/x.js' }],
    ['a picture from elsewhere', 'img', { src: 'http://127.0.0.1:9/x.png' }],
    ['a frame', 'iframe', { src: 'http://127.0.0.1:9/' }],
    ['a style without this load’s nonce', 'style', { text: 'body { display: none }' }],
  ] as const)('%s is stopped by the policy', async (_what, tag, made) => {
    const stopped = await page.evaluate(
      ({ tag, made }) =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true })
          const element = document.createElement(tag)
          if ('src' in made) element.setAttribute('src', made.src)
          else element.textContent = made.text
          document.body.append(element)
        }),
      { tag, made },
    )
    expect(stopped).toMatch(/^(script|img|frame|style)-src/)
    expect(await page.title()).not.toBe('broken')
  })

  test('a page on another port of this computer, cookie and all, gets neither the line nor the files', async () => {
    const foreign = await page.context().newPage()
    await foreign.goto(`http://127.0.0.1:${elsewherePort}/`)
    const outcomes = await foreign.evaluate(
      async (port) => ({
        line: await new Promise((resolve) => {
          const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`)
          socket.onopen = () => resolve('open')
          socket.onerror = () => resolve('refused')
        }),
        page: await fetch(`http://127.0.0.1:${port}/`, { credentials: 'include' }).then(
          () => 'read',
          () => 'refused',
        ),
        loaded: await new Promise((resolve) => {
          const frame = document.createElement('iframe')
          frame.onload = () => resolve(true)
          frame.src = `http://127.0.0.1:${port}/`
          document.body.append(frame)
        }),
      }),
      app.port,
    )
    expect(outcomes).toEqual({ line: 'refused', page: 'refused', loaded: true })
    // What stands in the frame is the browser's own word that it may not show the desk there.
    await expect.poll(() => foreign.frames()[1]?.url()).toMatch(/^chrome-error:/)
    await foreign.close()
  })

  test('an open window opens every screen, also those nobody has looked at, while the desk is stopped', async () => {
    // What comes last: papers' codes after the screens, and what opens over all of them.
    const fetched = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    for (const part of ['bwip', 'overlays'])
      await expect.poll(async () => (await fetched()).some((name) => name.includes(part)), LONG_PATIENCE).toBe(true)
    await app.stop()
    await page.getByText(/^Up to date/).waitFor({ state: 'hidden' })
    for (const place of [
      'search/a',
      'queue/held',
      'new',
      'pack',
      'exchange',
      'stock',
      'conflicts',
      'sync',
      'print',
      'reports',
      'import',
      'settings',
    ]) {
      await page.evaluate((to) => {
        location.hash = `#/${to}`
      }, place)
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
      await page.getByRole('main').getByRole('heading').first().waitFor()
      expect(await page.getByText('run into a fault').count(), place).toBe(0)
    }
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    app = await startApp(folder, { port: app.port })
    await page.evaluate(() => {
      location.hash = '#/'
    })
    await page.getByText(/^Up to date/).waitFor(LONG_PATIENCE)
  })

  test('an open window finds back by itself to a desk that was started anew', async () => {
    // The order beside the list has come whole.
    await page.getByRole('region', { name: /^Preview of / }).waitFor()
    await app.stop()
    await page.getByText(/^Up to date/).waitFor({ state: 'hidden' })
    // A screen nobody has opened before opens all the same: the window fetched it while it could.
    await page.getByRole('grid').press('Enter')
    await page.getByRole('main').getByRole('heading', { name: 'Payments' }).waitFor()
    app = await startApp(folder, { port: app.port })
    await page.getByText(/^Up to date/).waitFor(LONG_PATIENCE)
  })
})
