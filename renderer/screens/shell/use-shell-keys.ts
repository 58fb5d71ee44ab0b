import { useEffect } from 'react'
import { commandLabel } from '../../../shared/views/command-label.ts'
import type { QueueId } from '../../../shared/views/queues.ts'
import { say } from '../../../shared/wording/say.ts'
import { meantKey } from '../../components/letter-keys.ts'
import { isChord, isTyping } from '../../components/typing.ts'
import { deskState } from '../../state/desk-state.ts'
import { isLocked, lockNow } from '../../state/lock.ts'
import { currentRoute, navigate } from '../../state/navigate.ts'
import { announce } from '../../state/notices.ts'
import { QUEUE_GROUPS, QUEUE_NAMES } from '../../state/queue-names.ts'
import { undoLast } from '../../state/use-held-acts.ts'
import { viewsNow } from '../../state/use-views.ts'
import { focusContent, focusNextRegion, focusSearch } from './focus-places.ts'
import { GO_PLACES } from './go-places.ts'

/** After `G` a letter leads to a queue, for so long. */
const PREFIX_MS = 1500

/** A digit pressed twice so quickly was meant for the dialog that its first press closed. */
const AGAIN_MS = 700

const QUEUES = QUEUE_GROUPS.flatMap((group) => group.queues)

/** Keys that work on every screen. Letters are left to the order screen and the forms, which have their own. */
export function useShellKeys({ openKeys, openPalette }: { openKeys(): void; openPalette(): void }): void {
  useEffect(() => {
    let prefixedUntil = 0
    let before: Pick<KeyboardEvent, 'key' | 'timeStamp'> | null = null
    const onKeyDown = (event: KeyboardEvent) => {
      const isAgain = before?.key === event.key && event.timeStamp - before.timeStamp < AGAIN_MS
      before = event
      // Nothing behind the lock is reached by a key.
      if (event.defaultPrevented || isLocked()) return
      if (isLockKey(event)) return take(event, lockNow)
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') return take(event, openPalette)
      if (isUndo(event)) return take(event, takeBackLast)
      if (event.key === 'F6') return take(event, () => focusNextRegion(event.shiftKey))
      if (isChord(event) || isTyping(event)) return
      const key = meantKey(event)
      if (key === null) return
      if (prefixedUntil > event.timeStamp) {
        prefixedUntil = 0
        const queue = QUEUES.find((id) => QUEUE_NAMES[id].letter === key.toLowerCase())
        // Taken before any list or screen sees the letter.
        if (queue) return take(event, () => goToQueue(queue))
        const place = Object.values(GO_PLACES).find(({ letter }) => letter === key.toLowerCase())
        if (place) return take(event, () => navigate(place.route))
      }
      if (key === '/') return take(event, focusSearch)
      if (key === '?') return take(event, openKeys)
      if (key === 'Escape' && hasWayBack()) return take(event, goBack)
      if (!isListScreen() && !LEAVING.has(currentRoute().screen)) return
      if (key === 'g') return take(event, () => (prefixedUntil = event.timeStamp + PREFIX_MS))
      if (!isListScreen()) return
      if (key === 'n') return take(event, () => navigate({ screen: 'new', selectionId: null }))
      if (/^[1-9]$/.test(key) && !isAgain) take(event, () => goToPlace(Number(key)))
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [openKeys, openPalette])
}

function isLockKey({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'l'
}

/** In a field it belongs to what was typed. */
function isUndo(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z' && !isTyping(event)
}

function takeBackLast(): void {
  const undone = undoLast()
  const [first] = undone?.commands ?? []
  if (undone === null || first === undefined) announce(say('There is nothing left to undo.'))
  else announce(say('Undone: {label}, {subject}.', { label: commandLabel(first.name), subject: undone.subject }))
}

function take(event: KeyboardEvent, run: () => void): void {
  event.preventDefault()
  event.stopPropagation()
  run()
}

/** A saved view by its place among the tabs; who has none finds the queues by their place in the rail. */
function goToPlace(place: number): void {
  const views = viewsNow()
  const [view, queue] = [views[place - 1], QUEUES[place - 1]]
  if (view) navigate({ screen: 'view', id: view.id })
  else if (views.length > 0) announce(say('There is no saved view {place}.', { place }))
  else if (queue) goToQueue(queue)
}

/** The list takes the focus, also where the person is in this queue already with the focus elsewhere. */
function goToQueue(queue: QueueId): void {
  navigate({ screen: 'queue', queue })
  const route = currentRoute()
  if (route.screen === 'queue' && route.queue === queue) focusContent()
}

function isListScreen(): boolean {
  const { screen } = currentRoute()
  return screen === 'queue' || screen === 'view' || screen === 'search' || screen === 'start' || screen === 'settings' || screen === 'stock'
}

/** Screens beside the queues; orders and the wizard know their own way back. */
function hasWayBack(): boolean {
  const { screen } = currentRoute()
  return WITH_WAY_BACK.has(screen)
}

const WITH_WAY_BACK: ReadonlySet<string> = new Set(['view', 'search', 'import', 'settings', 'stock', 'sync', 'join'])

/** Screens with keys of their own that `G` leads away from all the same. */
const LEAVING: ReadonlySet<string> = new Set(['pack', 'hand-over', 'new', 'exchange', 'order', 'return', 'conflicts', 'sync'])

function goBack(): void {
  const { lastQueue } = deskState()
  navigate(lastQueue === null ? { screen: 'start' } : { screen: 'queue', queue: lastQueue })
}
