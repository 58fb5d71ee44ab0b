import { create } from 'zustand'
import type { ExportedPage } from '../../shared/contract/exported-orders.ts'
import type { Actor } from '../../shared/lifecycle/actor.ts'
import { failureText } from '../desk/desk-failure.ts'
import { deskSession, type ViewQuestion } from './desk-session.ts'
import { questionOf } from './queue-reading.ts'

/** Everything a list shows as one file: how far it is. */
export interface ListExport {
  /** What the list is called, and what it is read by. */
  readonly list: string
  readonly view: ViewQuestion
  readonly by: Actor
  readonly done: number
  /** As the desk process counted when it began; null where it could not. */
  readonly total: number | null
  /** `stopped`: by a person. `broken`: the desk process did not answer; `why` for a person to read. */
  readonly is: 'running' | 'stopped' | 'broken' | 'finished'
  readonly why: string
  /** While the hub could not be reached: when this desk last heard everything from it. */
  readonly heardAt: string | null
  /** Changes that waited to be sent and are in no file yet. */
  readonly waiting: number
  /** The name of the file, once it was handed over. */
  readonly file: string
}

/** The one export of this window: going on, or over and not yet put away. */
export const useListExport = create<{ readonly run: ListExport | null }>(() => ({ run: null }))

/** As many orders as the desk process writes in one answer. */
const ORDERS_AT_ONCE = 200

/** The next part of the file, or why none came. */
export async function exportedPage({ view, by }: ListExport, after: string | null): Promise<ExportedPage | string> {
  try {
    return await deskSession().client.orders.exportView({ view: questionOf(view), after, limit: ORDERS_AT_ONCE, by: by.id })
  } catch (error) {
    return failureText(error)
  }
}
