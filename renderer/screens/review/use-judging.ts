import { useRef, useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { issueUndoably } from '../../actions/issue-undoably.ts'
import { isDone } from '../../offline/issue-command.ts'
import { deskSession } from '../../state/desk-session.ts'
import { loadedOrder } from '../../state/loaded-state.ts'
import { announce } from '../../state/notices.ts'
import { snooze } from '../../state/snoozed.ts'
import type { ListCursor } from '../queue/use-list-cursor.ts'
import type { Deed, Preset } from './deed.ts'

const DAY_HOURS = 24
const HOUR_MS = 3_600_000

export interface Judging {
  /** What was done with each order while the list stood. */
  readonly done: ReadonlyMap<string, string>
  judge(deed: Deed, orderIds: readonly string[], words: string, preset: Preset | null): void
  /** The list is read again: what was done is gone from it. */
  forget(): void
}

/** Carries verdicts out, one by one or several as one act, and moves on to the next order that has none. */
export function useJudging(ids: readonly string[], gone: ReadonlySet<string>, cursor: ListCursor): Judging {
  const [done, setDone] = useState<ReadonlyMap<string, string>>(new Map())
  const latest = useRef({ ids, gone, cursor })
  latest.current = { ids, gone, cursor }

  const unmark = (orderIds: readonly string[]) => setDone((before) => new Map([...before].filter(([id]) => !orderIds.includes(id))))

  const moveOn = (judged: ReadonlySet<string>) => {
    const now = latest.current
    const isOpen = (id: string) => !judged.has(id) && !now.gone.has(id)
    const after = now.ids.findIndex((id, index) => index > now.cursor.index && isOpen(id))
    const next = after === -1 ? now.ids.findIndex(isOpen) : after
    if (next !== -1) now.cursor.moveTo(next)
  }

  const carryOut = async (deed: Deed, orderIds: readonly string[], words: string) => {
    const orders = (await Promise.all(orderIds.map(loadedOrder))).flatMap((order) => order ?? [])
    const acts = orders.flatMap((order) => {
      const intent = deed.intent(order, words)
      return intent === null ? [] : [{ intent, aggregate: { type: 'order' as const, id: order.id } }]
    })
    const subject =
      orders.length === 1 ? (orders[0]?.number ?? '') : say('{count, plural, one {# order} other {# orders}}', { count: orders.length })
    const result = await issueUndoably(acts, { subject })
    if (result.status === 'undone') return orderIds
    return acts.flatMap(({ aggregate }, place) => {
      const outcome = result.results[place]
      return outcome === undefined || isDone(outcome) ? [] : aggregate.id
    })
  }

  return {
    done,
    judge(deed, orderIds, words, preset) {
      const label = say(deed.done)
      const judged = new Map([...done, ...orderIds.map((id) => [id, label] as const)])
      setDone(judged)
      announce(say('{deed}: {count, plural, one {# order} other {# orders}}', { deed: label, count: orderIds.length }))
      const now = deskSession().now()
      const until = new Date(Date.parse(now) + (preset?.hours ?? DAY_HOURS) * HOUR_MS).toISOString()
      if (deed.putsAside) for (const id of orderIds) snooze(id, { until, why: words }, now)
      moveOn(new Set(judged.keys()))
      void carryOut(deed, orderIds, words).then((taken) => {
        if (taken.length === 0) return
        unmark(taken)
        if (deed.putsAside) for (const id of taken) snooze(id, null, deskSession().now())
      })
    },
    forget: () => setDone(new Map()),
  }
}
