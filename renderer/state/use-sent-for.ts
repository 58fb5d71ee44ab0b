import { type DeskState, deskState, useDeskState } from './desk-state.ts'

let last: { readonly outbox: DeskState['outbox']; readonly ids: ReadonlySet<string> } = { outbox: [], ids: new Set() }

/** The shipments whose completion is written down and waits for the hub; the same set while nothing of it changed. */
export function sentShipments({ outbox }: Pick<DeskState, 'outbox'>): ReadonlySet<string> {
  if (last.outbox === outbox) return last.ids
  const ids = new Set(
    outbox.flatMap(({ command, state }) => (state === 'pending' && command.name === 'CompleteShipment' ? [command.args.shipmentId] : [])),
  )
  const isSame = ids.size === last.ids.size && [...ids].every((id) => last.ids.has(id))
  last = { outbox, ids: isSame ? last.ids : ids }
  return last.ids
}

/** Whether completing this parcel is written down already and waits for the hub, asked at that moment: nobody asks for it twice. */
export function isSentFor(shipmentId: string): boolean {
  return sentShipments(deskState()).has(shipmentId)
}

/** The same for a screen: it is drawn anew when what waits changes. */
export function useSentFor(shipmentId: string): () => boolean {
  useDeskState(sentShipments)
  return () => isSentFor(shipmentId)
}
