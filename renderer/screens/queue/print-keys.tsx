import { Button } from '@mantine/core'
import { say } from '../../../shared/wording/say.ts'
import { KeySequence } from '../../components/key-sequence.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { fetchLater } from '../later.tsx'

const printing = () => import('../../actions/print-and-tell.ts')
fetchLater(printing)

/** As many parcels as one walk takes. */
const PARCELS_OF_A_WALK = 20

/** P prints what belongs to the row the cursor is on; with Shift the printer is chosen. */
export function useRowPrintKeys(orderId: string | null, isOn: boolean): void {
  const print = (choosePrinter: boolean) => {
    if (isOn && orderId !== null) void printing().then(({ printUsualOf }) => printUsualOf(orderId, { choosePrinter }))
  }
  useKeys({ p: () => print(false), P: () => print(true) })
}

/** One list to walk with: over the orders that stand first in the queue. */
export function PrintPickList({ orderIds }: { readonly orderIds: readonly string[] }) {
  const walk = orderIds.slice(0, PARCELS_OF_A_WALK)
  const print = (choosePrinter: boolean) => {
    if (walk.length > 0) void printing().then(({ printPickListOf }) => printPickListOf(walk, { choosePrinter }))
  }
  useKeys({ p: () => print(false), P: () => print(true) })
  return (
    <Button
      size="xs"
      variant="default"
      disabled={walk.length === 0}
      onClick={() => print(false)}
      rightSection={<KeySequence keys={['P']} />}
    >
      {walk.length < orderIds.length
        ? say('Print pick list for the first {count, number}', { count: walk.length })
        : say('Print pick list')}
    </Button>
  )
}
