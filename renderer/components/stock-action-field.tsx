import { NativeSelect } from '@mantine/core'
import type { ShopSettings, StockAction } from '../../shared/lifecycle/settings.ts'
import { say } from '../../shared/wording/say.ts'

export interface StockChoice {
  readonly stockAction: StockAction
  readonly toWarehouseId?: string
}

interface StockActionFieldProps {
  readonly label: string
  readonly settings: ShopSettings
  readonly value: StockChoice
  onChange(choice: StockChoice): void
}

/** What becomes of goods an order gives up: back to their warehouse, to another one, or out of stock. */
export function StockActionField({ label, settings, value, onChange }: StockActionFieldProps) {
  const warehouses = settings.warehouses.filter((warehouse) => warehouse.active)
  const chosen = value.stockAction === 'sendItemsToDifferentWarehouse' ? `to:${value.toWarehouseId ?? ''}` : value.stockAction
  return (
    <NativeSelect
      label={label}
      value={chosen}
      onChange={(event) => onChange(choiceOf(event.currentTarget.value))}
      data={[
        { value: 'releaseItemsBackToWarehouse', label: say('Release back to the warehouse') },
        ...warehouses.map((warehouse) => ({
          value: `to:${warehouse.id}`,
          label: say('Send to {warehouse}', { warehouse: warehouse.name }),
        })),
        { value: 'removeItemsFromStock', label: say('Remove from stock') },
      ]}
    />
  )
}

function choiceOf(value: string): StockChoice {
  if (value.startsWith('to:')) return { stockAction: 'sendItemsToDifferentWarehouse', toWarehouseId: value.slice(3) }
  return { stockAction: value === 'removeItemsFromStock' ? 'removeItemsFromStock' : 'releaseItemsBackToWarehouse' }
}
