import { NativeSelect } from '@mantine/core'
import type { Warehouse } from '../../shared/lifecycle/settings.ts'
import { say } from '../../shared/wording/say.ts'

interface WarehouseFieldProps {
  readonly label: string
  readonly warehouses: readonly Warehouse[]
  readonly value: string
  /** Shown also where there is no choice, as the other end of a way. */
  readonly isAlways?: boolean
  onChange(warehouseId: string): void
}

/** One of the shop's warehouses; where there is only one, nothing is asked. */
export function WarehouseField({ label, warehouses, value, isAlways = false, onChange }: WarehouseFieldProps) {
  if (warehouses.length < 2 && !isAlways) return null
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={warehouses.map((warehouse) => ({
        value: warehouse.id,
        label: warehouse.active ? warehouse.name : say('{warehouse} (off)', { warehouse: warehouse.name }),
      }))}
    />
  )
}
