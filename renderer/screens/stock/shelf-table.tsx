import { Radio } from '@mantine/core'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { countText } from '../../i18n/format.ts'
import lineStyles from '../order/order-lines.module.css'
import type { ShelfFigures } from './stock-figures.ts'
import styles from './stock-screen.module.css'

interface ShelfTableProps {
  readonly shelves: readonly ShelfFigures[]
  readonly chosenId: string
  choose(warehouseId: string): void
}

/** Warehouse by warehouse. The chosen one is where the actions begin. */
export function ShelfTable({ shelves, chosenId, choose }: ShelfTableProps) {
  const hasShortage = shelves.some((shelf) => shelf.missing > 0)
  return (
    <Panel title={say('Warehouses')}>
      <Radio.Group aria-label={say('Warehouse the actions begin in')} value={chosenId} onChange={choose}>
        <table className={lineStyles.lines}>
          <thead>
            <tr>
              <th scope="col">{say('Warehouse')}</th>
              <th scope="col">{say('On the shelf')}</th>
              <th scope="col">{say('Allocated')}</th>
              <th scope="col">{say('Free to allocate')}</th>
              {hasShortage && <th scope="col">{say('Missing')}</th>}
            </tr>
          </thead>
          <tbody>
            {shelves.map((shelf) => (
              <tr key={shelf.warehouse.id}>
                <th scope="row">
                  <Radio
                    value={shelf.warehouse.id}
                    label={shelf.warehouse.name}
                    {...(shelf.warehouse.active ? {} : { description: say('Switched off') })}
                  />
                </th>
                <Count value={shelf.physical} />
                <Count value={shelf.allocated} />
                <Count value={shelf.free} />
                {hasShortage && (
                  <td className={styles.missing} data-none={shelf.missing === 0 || undefined}>
                    {shelf.missing === 0 ? '–' : countText(shelf.missing)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Radio.Group>
    </Panel>
  )
}

function Count({ value }: { readonly value: number }) {
  return <td data-none={value === 0 || undefined}>{countText(value)}</td>
}
