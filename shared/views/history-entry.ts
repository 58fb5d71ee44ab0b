import type { LifecycleEvent } from '../lifecycle/event.ts'
import type { Order } from '../lifecycle/order.ts'
import type { ShopSettings } from '../lifecycle/settings.ts'
import { historyPhrase } from './history-sentence.ts'
import { type HistoryType, historyTypeOf } from './history-type.ts'
import { type Phrase, sayPhrase } from './phrase.ts'

/** One line of an order's timeline. */
export interface HistoryEntry {
  readonly id: string
  readonly type: HistoryType
  /** When it happened, and when the authority learned of it (ISO 8601, UTC). */
  readonly at: string
  readonly recordedAt: string
  readonly by: string
  /** The desk it was done at, by its name; left out where the shop has one desk only, and for what no desk sent. */
  readonly desk?: string
  readonly commandId: string
  /** In English, for logs, exports and programs. */
  readonly sentence: string
  /** The same for people, who read it in their own language; left out by a hub of an older version. */
  readonly words?: Phrase
}

/** What the store knows beside the event. Order and settings lend their names and currency to the sentence; it also reads without them. */
export interface HistoryMeta {
  readonly id: string
  readonly recordedAt: string
  readonly commandId: string
  /** The name of the desk it was done at, where desks have names. */
  readonly desk?: string | undefined
  readonly order: Order | null
  readonly settings: ShopSettings | null
}

/** The timeline line of a fact: every kind of event has a type and a sentence for people. */
export function historyEntryOf(event: LifecycleEvent, meta: HistoryMeta): HistoryEntry {
  const words = historyPhrase(event, meta)
  return {
    id: meta.id,
    type: historyTypeOf(event),
    at: event.at,
    recordedAt: meta.recordedAt,
    by: event.by,
    ...(meta.desk === undefined ? {} : { desk: meta.desk }),
    commandId: meta.commandId,
    sentence: sayPhrase(words),
    words,
  }
}

/** The line as a person reads it, in their language. */
export function entryText({ words, sentence }: HistoryEntry): string {
  return words === undefined ? sentence : sayPhrase(words)
}

/** A person's words, as against what the desk recorded by itself. */
export function isComment(entry: HistoryEntry): boolean {
  return entry.type === 'USER_NOTE_ADDED'
}
