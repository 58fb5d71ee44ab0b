import { Button } from '@mantine/core'
import type { LedgerLine } from '../../../shared/contract/stock-ledger.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { fullTimeText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { useDeskState } from '../../state/desk-state.ts'
import { hrefOf } from '../../state/route.ts'
import { useStockLedger } from '../../state/use-stock-ledger.ts'
import lineStyles from '../order/order-lines.module.css'
import { deltaText, reasonWord } from './ledger-words.ts'
import styles from './stock-screen.module.css'

/** Everything that moved the item's stock, newest first: what, where, for whom, by whom and when. */
export function LedgerPanel({ itemId, settings }: { readonly itemId: string; readonly settings: ShopSettings }) {
  const ledger = useStockLedger(itemId)
  const isJoined = useDeskState((state) => (state.greeting?.joined ?? null) !== null)
  const { lines } = ledger
  if (lines === null || lines.length === 0) {
    return (
      <Panel title={say('Movements')}>
        <p className={styles.quiet}>{nothingText(lines === null, ledger.hasFailed, isJoined)}</p>
      </Panel>
    )
  }
  return (
    <Panel title={say('Movements')} note={ledger.hasFailed ? say('may not be complete') : say('newest first')}>
      <section
        className={lineStyles.scroll}
        aria-label={say('Movements of the item')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: in a narrow window the table scrolls sideways, by keyboard too
        tabIndex={0}
      >
        <table className={`${lineStyles.lines} ${styles.ledger}`}>
          <thead>
            <tr>
              <th scope="col">{say('What')}</th>
              <th scope="col">{say('Warehouse')}</th>
              <th scope="col">{say('Shelf')}</th>
              <th scope="col">{say('Allocated')}</th>
              <th scope="col">{say('For')}</th>
              <th scope="col">{say('By')}</th>
              <th scope="col">{say('When')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <LedgerRow key={line.position} line={line} settings={settings} />
            ))}
          </tbody>
        </table>
      </section>
      {ledger.hasMore && (
        <Button variant="subtle" size="compact-sm" onClick={ledger.showMore}>
          {say('Show older movements')}
        </Button>
      )}
    </Panel>
  )
}

function LedgerRow({ line, settings }: { readonly line: LedgerLine; readonly settings: ShopSettings }) {
  const { movement, order } = line
  const warehouse = settings.warehouses.find((each) => each.id === movement.warehouseId)
  const timeZone = settings.stores[0]?.timeZone ?? 'UTC'
  return (
    <tr>
      <th scope="row">{reasonWord(movement)}</th>
      <td>
        <bdi>{warehouse?.name ?? movement.warehouseId}</bdi>
      </td>
      <Delta value={movement.deltaPhysical} />
      <Delta value={movement.deltaAllocated} />
      <td>
        {order ? (
          <a className={styles.link} href={hrefOf({ screen: 'order', id: order.id })}>
            <bdi>{order.number}</bdi>
          </a>
        ) : (
          <DeskName line={line} />
        )}
      </td>
      <td>
        <bdi>{line.by}</bdi>
      </td>
      <td>
        <time dateTime={line.at}>{fullTimeText(line.at, timeZone)}</time>
      </td>
    </tr>
  )
}

/** Work on the shelf is for no order: then it is the desk it was done at. */
function DeskName({ line }: { readonly line: LedgerLine }) {
  const own = useDeskState((state) => state.greeting?.deskId)
  return line.deskName ?? (own === line.deskId ? say('This desk') : say('Another desk'))
}

function Delta({ value }: { readonly value: number }) {
  // The sign stays before its figure, in whatever direction the row runs.
  return (
    <td data-none={value === 0 || undefined}>
      <bdi>{deltaText(value)}</bdi>
    </td>
  )
}

function nothingText(isOpening: boolean, hasFailed: boolean, isJoined: boolean): string {
  if (hasFailed) return say('The desk process cannot be asked just now.')
  if (isOpening) return say('Opening…')
  return isJoined ? say('The hub keeps the movements; this desk knows what lies where.') : say('Nothing has moved it yet.')
}
