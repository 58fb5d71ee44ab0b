import { useEffect, useState } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { openShipments } from '../../../shared/lifecycle/quantities.ts'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { wholeWord } from '../../../shared/views/search-words.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import type { OrderAction } from '../../actions/action.ts'
import { type ActionStarter, useActionStarter } from '../../actions/action-host.tsx'
import { availabilityOf } from '../../actions/availability.ts'
import { ORDER_ACTIONS, SHIPMENT_ACTIONS } from '../../actions/order-actions.ts'
import { primaryAction, type Step } from '../../actions/primary-action.ts'
import { shortcutCaps } from '../../actions/shortcut-caps.ts'
import { deskSession } from '../../state/desk-session.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { navigate, useRoute } from '../../state/navigate.ts'
import { shownStateOf } from '../../state/use-order.ts'
import type { Place } from './palette-places.ts'

const FOUND_SHOWN = 6

/** The order the person is in, or whose row the cursor is on; empty where there is none. */
function useCurrentOrderId(): string {
  const route = useRoute()
  const cursorRows = useDeskState((state) => state.cursorRows)
  if (route.screen === 'order') return route.id
  if (route.screen === 'pack') return route.orderId ?? ''
  const list =
    route.screen === 'queue'
      ? route.queue
      : route.screen === 'view'
        ? `view ${route.id}`
        : route.screen === 'search'
          ? `search ${route.text}`
          : ''
  return cursorRows[list]?.id ?? ''
}

/** What can be done with the current order, its next step first, and then what cannot be done now, with the reason. */
export function useOrderPlaces(): readonly Place[] {
  const starter = useActionStarter()
  const id = useCurrentOrderId()
  const state = useDeskState()
  useEffect(() => (id === '' ? undefined : deskSession().watchOrder(id)), [id])
  const order = id === '' || state.settings === null ? null : shownStateOf(state, id).order
  return order === null ? [] : placesOfOrder(order, starter)
}

function placesOfOrder(order: Order, { context, start }: ActionStarter): readonly Place[] {
  if (context === null) return []
  const [only, ...more] = openShipments(order)
  const shipmentSteps =
    only && more.length === 0 ? SHIPMENT_ACTIONS.map((action): Step => ({ action, target: { order, shipmentId: only.id } })) : []
  const primary = primaryAction(order, context)
  const steps: readonly Step[] = [
    ...(primary ? [primary] : []),
    ...ORDER_ACTIONS.map((action) => ({ action, target: { order } })),
    ...shipmentSteps,
  ]
  const seen = new Set<string>()
  const places = steps.flatMap(({ action, target }): readonly Place[] => {
    const availability = availabilityOf(action, target, context)
    if (availability.is === 'absent' || seen.has(action.id)) return []
    seen.add(action.id)
    const place = {
      id: `act-${action.id}`,
      label: say(action.label),
      group: order.number,
      keys: keysOf(action, primary),
      run: () => start({ action, target }),
    }
    return [availability.is === 'possible' ? place : { ...place, why: availability.why.sentence }]
  })
  return places.toSorted((a, b) => Number(a.why !== undefined) - Number(b.why !== undefined))
}

function keysOf(action: OrderAction, primary: Step | null): readonly string[] {
  if (action.id === primary?.action.id) return ['Enter']
  return action.shortcut === null ? [] : shortcutCaps(action.shortcut)
}

/** The order that is called exactly so; null where there is none, or nobody can say. */
export async function orderOfNumber(text: string): Promise<string | null> {
  const wanted = wholeWord(text)
  if (wanted === '') return null
  const found = await deskSession()
    .search(text, true)
    .catch(() => null)
  return found?.rows.find(({ number, reference }) => wholeWord(number) === wanted || wholeWord(reference) === wanted)?.id ?? null
}

/** Orders and baskets that what was typed means, as the search finds them. */
export function useFoundPlaces(text: string): readonly Place[] {
  const [rows, setRows] = useState<readonly QueueRow[]>([])
  useEffect(() => {
    if (text.length < 2) return setRows([])
    let isHere = true
    const timer = setTimeout(() => {
      void deskSession()
        .search(text, false)
        .then(
          (found) => isHere && setRows(found.rows.slice(0, FOUND_SHOWN)),
          // Nothing found is no fault here: the search itself is always offered and says what went wrong.
          () => isHere && setRows([]),
        )
    }, 80)
    return () => {
      isHere = false
      clearTimeout(timer)
    }
  }, [text])
  return rows.map((row) => ({
    id: `order-${row.id}`,
    label: factsLine([row.number, row.customer]),
    group: row.kind === 'order' ? say('Order') : say('Basket'),
    keys: [],
    isFound: true,
    run: () => navigate({ screen: 'order', id: row.id }),
  }))
}
