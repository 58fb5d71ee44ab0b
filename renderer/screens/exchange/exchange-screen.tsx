import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { useActionContext } from '../../actions/use-action-context.ts'
import type { Scan, ScanAnswer } from '../../scanner/scan.ts'
import { useScans } from '../../scanner/use-scans.ts'
import { deskSession } from '../../state/desk-session.ts'
import { navigate } from '../../state/navigate.ts'
import { useOrder } from '../../state/use-order.ts'
import { useStockLevels } from '../../state/use-stock-levels.ts'
import { absenceSentence } from '../order/order-screen.tsx'
import styles from './exchange.module.css'
import { ExchangeBench } from './exchange-bench.tsx'
import { givingBack } from './exchange-draft.ts'
import { orderOfScan } from './order-of-scan.ts'

/** The exchange workbench: the receipt first, then both sides. */
export function ExchangeScreen({ orderId }: { readonly orderId: string | null }) {
  return orderId === null ? <FindReceipt /> : <ExchangeOfOrder orderId={orderId} />
}

function ExchangeOfOrder({ orderId }: { readonly orderId: string }) {
  const shown = useOrder(orderId)
  const context = useActionContext()
  useStockLevels([...new Set(shown.order?.lines.map((line) => line.itemId) ?? [])])
  // What comes back is taken from the order as it was opened: once it is recorded, the screen shows what came of it.
  const [shipmentId] = useState<{ id: string | null }>({ id: null })
  if (!shown.order || context === null) return <p className={styles.nothing}>{absenceSentence(shown)}</p>
  shipmentId.id ??= givingBack(shown.order)?.id ?? null
  const shipment = shown.order.shipments.find(({ id }) => id === shipmentId.id)
  if (!shipment) return <FindReceipt note={say('Nothing of order {number} can come back.', { number: shown.order.number })} />
  return <ExchangeBench order={shown.order} shipment={shipment} context={context} />
}

/** Which order the goods were bought with: by its receipt, or by anything it can be found by. */
function FindReceipt({ note }: { readonly note?: string }) {
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const open = (id: string) => navigate({ screen: 'exchange', orderId: id })
  const scanned = async (scan: Scan): Promise<Awaited<ScanAnswer>> => {
    const found = await orderOfScan(scan)
    if (!found) return { tone: 'wrong', text: say('“{code}” is on no receipt of this shop.', { code: scan.code }) }
    open(found.id)
    return { tone: 'ok', text: say('Order {number}', { number: found.number }) }
  }
  const find = async (event: FormEvent) => {
    event.preventDefault()
    const { rows } = await deskSession().search(text.trim(), true)
    const orders = rows.filter((row) => row.kind === 'order')
    const [only] = orders
    if (only && orders.length === 1) open(only.id)
    else if (only) navigate({ screen: 'return', orderId: null, shipmentId: null })
    else setFault(say('No order matches “{trim}”.', { trim: text.trim() }))
  }
  useScans(scanned)
  return (
    <div className={styles.find}>
      <h1>{say('Exchange')}</h1>
      <p>{note ?? say('Scan the receipt, or type its number.')}</p>
      <form onSubmit={(event) => void find(event)} className={styles.findForm}>
        <TextInput
          label={say('Receipt or order number')}
          autoFocus
          autoComplete="off"
          size="lg"
          value={text}
          error={fault}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setFault(null)
          }}
        />
        <Button type="submit" size="lg" disabled={text.trim() === ''}>
          {say('Open')}
        </Button>
      </form>
    </div>
  )
}
