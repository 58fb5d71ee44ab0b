import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openWindow, type RunningApp, startApp, type Window } from './app-under-test.ts'
import { browserMissing } from './real-browser.ts'

/** A desk in a folder of its own, and the browser window it is open in. */
export interface DeskInBrowser extends Window {
  readonly folder: string
  stop: RunningApp['stop']
}

interface DeskOptions {
  /** Left out: with the sample shop. */
  readonly args?: readonly string[]
  readonly size?: { readonly width: number; readonly height: number }
}

/** For the tests of the block it is called in: opened before the first of them, gone after the last. Without a browser nothing is. */
export function deskInBrowser({ args = ['--demo'], size }: DeskOptions = {}): DeskInBrowser {
  let folder = ''
  let app: RunningApp | undefined
  let window: Window | undefined

  beforeAll(async () => {
    if (browserMissing() !== null) return
    folder = mkdtempSync(join(tmpdir(), 'order-desk-app-'))
    app = await startApp(folder, { args })
    window = await openWindow(app.address, size)
  })

  afterAll(async () => {
    await window?.browser.close()
    await app?.stop()
    if (folder !== '') rmSync(folder, { recursive: true, force: true })
  })

  const opened = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('the desk is opened before the tests, not before the block')
    return part
  }
  return {
    get folder() {
      return folder
    },
    get browser() {
      return opened(window).browser
    },
    get page() {
      return opened(window).page
    },
    get complaints() {
      return opened(window).complaints
    },
    stop: () => opened(app).stop(),
  }
}
