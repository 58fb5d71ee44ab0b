import { flushSync } from 'react-dom'
import { type FieldSnapshot, isTextField, snapshotOf, typeInto } from './field-snapshot.ts'
import { type EndedRun, type KeyInput, NOTHING_YET, recognise, wakesAt } from './recogniser.ts'
import type { ScannerSettings } from './scanner-settings.ts'
import type { Stroke } from './stroke.ts'

interface Ear {
  settings(): ScannerSettings
  /** Keys that have ended, with whether they were a scan; scans are taken out of every field before. */
  ended(run: EndedRun): void
}

/** A key that waits until it is known whose it is, and where the focus was. */
interface HeldKey {
  readonly event: KeyboardEvent
  readonly focus: Element | null
}

/**
 * Hears every key of the window before anybody else, tells scans from typing, and lets typing go its way: at once in a field and for
 * keys that are no letters, after a moment for the letters that are shortcuts. Never moves the focus. Answers how to stop.
 */
export function listenForScans(ear: Ear): () => void {
  let state = NOTHING_YET
  let held: HeldKey[] = []
  let snapshots: FieldSnapshot[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  // A key that came late has others behind it, which come as late.
  let lateMs = 0

  const take = (input: KeyInput, event: KeyboardEvent | null) => {
    const step = recognise(state, input, ear.settings())
    state = step.next
    if (step.releases) {
      const waiting = held
      held = []
      for (const each of waiting) replay(each)
    }
    if (step.ended) {
      held = []
      if (step.ended.isScan) for (const snapshot of snapshots) snapshot.restore()
      snapshots = []
    }
    if (event && step.key !== 'pass') {
      event.preventDefault()
      event.stopImmediatePropagation()
      if (step.key === 'hold') held.push({ event, focus: document.activeElement })
    }
    arm(input)
    // As the field was before the first of these keys: the key that is passing has not changed it yet.
    const field = event && targetOf(event)
    const isNew = !snapshots.some((each) => each.field === field)
    if (input.is === 'down' && isTextField(field) && isNew && state.strokes.at(-1)?.at === input.stroke.at)
      snapshots.push(snapshotOf(field))
    if (step.ended) ear.ended(step.ended)
  }

  const arm = (input: KeyInput) => {
    clearTimeout(timer)
    const due = wakesAt(state, ear.settings())
    if (due === null) return
    const now = input.is === 'down' ? input.stroke.at : input.at
    const delay = Math.max(0, due - now) + lateMs
    const plannedFor = performance.now() + delay
    const wake = () => {
      // The window was busy: keys that came meanwhile wait behind this timer, and are heard first.
      if (performance.now() - plannedFor > BUSY_MS) timer = setTimeout(() => take({ is: 'wake', at: due }, null), LET_KEYS_IN_MS)
      else take({ is: 'wake', at: due }, null)
    }
    timer = setTimeout(wake, delay)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // Browsers that fill in a form tell of keys without a name.
    if (replayed.has(event) || !(event instanceof KeyboardEvent) || event.key === undefined) return
    const target = targetOf(event)
    const isRaw = target?.closest('[data-scan="raw"]') != null
    const isField = isTextField(target)
    lateMs = latenessOf(event)
    const isForeign = isRaw || event.metaKey || event.key === 'Process' || (event.isComposing && event.key.length !== 1)
    take({ is: 'down', stroke: strokeOf(event), isField, isForeign }, event)
  }

  const onKeyUp = (event: KeyboardEvent) => {
    // The button under the focus is pressed when the space bar goes up.
    const isHeld = event.key === ' ' && held.some((each) => each.event.key === ' ')
    if (isHeld) event.preventDefault()
    take({ is: 'up', code: event.code, at: event.timeStamp }, null)
  }

  window.addEventListener('keydown', onKeyDown, { capture: true })
  window.addEventListener('keyup', onKeyUp, { capture: true })
  return () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', onKeyDown, { capture: true })
    window.removeEventListener('keyup', onKeyUp, { capture: true })
  }
}

const BUSY_MS = 30
const MOST_LATE_MS = 1000
const LET_KEYS_IN_MS = 10

/** How long after it was pressed a key came, where that is long. */
function latenessOf(event: KeyboardEvent): number {
  const ms = event.isTrusted ? performance.now() - event.timeStamp : 0
  return ms > BUSY_MS ? Math.min(ms, MOST_LATE_MS) : 0
}

const replayed = new WeakSet<Event>()

/**
 * Gives a key that was kept back to whom it was meant for, and lets the screen draw what came of it before the next one. Where the
 * key before it has moved the focus, that is there: the letters after `/` are for the search box.
 */
function replay({ event, focus }: HeldKey): void {
  const now = document.activeElement ?? document.body
  const target = now === focus && event.target instanceof Node && event.target.isConnected ? event.target : now
  const { key, code, location, ctrlKey, shiftKey, altKey, metaKey, repeat } = event
  const again = new KeyboardEvent('keydown', {
    key,
    code,
    location,
    ctrlKey,
    shiftKey,
    altKey,
    metaKey,
    repeat,
    bubbles: true,
    cancelable: true,
    composed: true,
  })
  // Whoever counts the pause between two keys must not count how busy the window was.
  Object.defineProperty(again, 'timeStamp', { value: event.timeStamp })
  replayed.add(again)
  flushSync(() => {
    const isFree = target.dispatchEvent(again)
    if (isFree && target === now && isTextField(now) && key.length === 1 && !ctrlKey && !altKey) typeInto(now, key)
  })
}

function targetOf(event: KeyboardEvent): Element | null {
  return event.target instanceof Element ? event.target : null
}

function strokeOf(event: KeyboardEvent): Stroke {
  // On Windows AltGr is told as Ctrl and Alt together, with the character it makes.
  const isAltGraph = event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey)
  return {
    key: event.key,
    code: event.code,
    at: event.timeStamp,
    isShifted: event.shiftKey,
    isControl: event.ctrlKey && !isAltGraph,
    isAlt: event.altKey && !isAltGraph,
    isCapsLock: event.getModifierState('CapsLock'),
    isRepeat: event.repeat,
    isReal: event.isTrusted,
    upAt: null,
    startsNumber: false,
  }
}
