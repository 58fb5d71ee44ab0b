// What jsdom lacks and the window needs: IndexedDB, sizes, media queries, a hash of its own per test.

import 'fake-indexeddb/auto'
import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'

// jsdom lays nothing out: every box is as large as a desk, so that virtual lists have something to fill.
const DESK_SIZE = { width: 1280, height: 720 }

for (const [name, size] of [
  ['offsetWidth', DESK_SIZE.width],
  ['offsetHeight', DESK_SIZE.height],
  ['clientWidth', DESK_SIZE.width],
  ['clientHeight', DESK_SIZE.height],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size })
}

class StillResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver = StillResizeObserver

window.matchMedia = (query: string): MediaQueryList => ({
  // A wide light screen; tests of narrow or dark screens say so themselves.
  matches: /min-width/.test(query),
  media: query,
  onchange: null,
  addEventListener: () => {},
  removeEventListener: () => {},
  addListener: () => {},
  removeListener: () => {},
  dispatchEvent: () => false,
})

Element.prototype.scrollIntoView = () => {}
Element.prototype.scrollTo = () => {}

// Most parts of the window come when they are first wanted, and reading them takes its time on a machine with other work.
configure({ asyncUtilTimeout: 15_000 })

beforeEach(() => {
  location.hash = ''
  localStorage.clear()
  sessionStorage.clear()
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})
