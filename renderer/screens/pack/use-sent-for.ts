import { useDeskState } from '../../state/desk-state.ts'

/** Whether completing this parcel is written down already and waits for the hub, asked at that moment: nobody asks for it twice. */
export function useSentFor(shipmentId: string): () => boolean {
  useDeskState((state) => state.outbox)
  return () =>
    useDeskState
      .getState()
      .outbox.some(
        ({ command, state }) => state === 'pending' && command.name === 'CompleteShipment' && command.args.shipmentId === shipmentId,
      )
}
