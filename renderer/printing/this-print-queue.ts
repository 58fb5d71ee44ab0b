import { useSyncExternalStore } from 'react'
import { openPrintBox } from '../cache/print-box.ts'
import { newId } from '../offline/new-ids.ts'
import { deskSession } from '../state/desk-session.ts'
import { PrintQueue, type PrintQueuePicture } from './print-queue.ts'
import { windowPrinter } from './printers.ts'

let opening: Promise<PrintQueue> | null = null
let opened: PrintQueue | null = null
const waiting = new Set<() => void>()

/** The print queue of this window; opened when somebody first needs it. */
export function printQueue(): Promise<PrintQueue> {
  // Of the session it is opened in: reading what is kept may outlast it.
  const session = deskSession()
  opening ??= PrintQueue.open({ box: openPrintBox(), printer: windowPrinter, now: () => session.now(), newId }).then((queue) => {
    opened = queue
    for (const tell of waiting) tell()
    return queue
  })
  return opening
}

/** Closes the queue of a window that ends; the next one takes its jobs up. */
export function letPrintQueueGo(): void {
  opening = null
  opened = null
}

const NOTHING: PrintQueuePicture = { jobs: [], profiles: {} }

/** What the queue holds, as it changes. */
export function usePrintQueue(): PrintQueuePicture {
  return useSyncExternalStore(watch, () => opened?.picture() ?? NOTHING)
}

function watch(tell: () => void): () => void {
  let stop: (() => void) | null = null
  const follow = () => {
    stop = opened?.listen(tell) ?? null
    tell()
  }
  if (opened) stop = opened.listen(tell)
  else waiting.add(follow)
  void printQueue()
  return () => {
    waiting.delete(follow)
    stop?.()
  }
}
