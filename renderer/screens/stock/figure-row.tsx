import { sumOf } from '../../../shared/base/money.ts'
import type { ItemStock } from '../../../shared/contract/changes.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { countText } from '../../i18n/format.ts'
import { availableBy, rulesInUse } from './stock-figures.ts'
import styles from './stock-screen.module.css'

/** The item in five figures; where markets sell by different rules, what is available by each. */
export function FigureRow({ stock, settings }: { readonly stock: ItemStock; readonly settings: ShopSettings }) {
  const rules = rulesInUse(settings)
  const physical = sumOf(stock.levels, (level) => level.physical)
  const allocated = sumOf(stock.levels, (level) => level.allocated)
  return (
    <dl className={styles.figures} aria-label="Stock in all warehouses">
      {rules.map((rule) => (
        <Figure
          key={rule.id}
          label={rules.length === 1 ? 'Available now' : `Available now, ${rule.name}`}
          value={availableBy(rule, stock, settings)}
          isMain
        />
      ))}
      <Figure label="On the shelves" value={physical} />
      <Figure label="Allocated" value={allocated} />
      <Figure label="Free to allocate" value={physical - allocated} />
      <Figure label="Demand" value={stock.demand} hint="waited for by orders" />
    </dl>
  )
}

interface FigureProps {
  readonly label: string
  readonly value: number
  readonly hint?: string
  readonly isMain?: boolean
}

function Figure({ label, value, hint, isMain = false }: FigureProps) {
  return (
    <div data-main={isMain || undefined} data-short={value < 0 || undefined}>
      <dt title={hint}>{label}</dt>
      <dd>{value < 0 ? `−${countText(-value)}` : countText(value)}</dd>
    </div>
  )
}
