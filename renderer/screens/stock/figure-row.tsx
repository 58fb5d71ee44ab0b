import { sumOf } from '../../../shared/base/money.ts'
import type { ItemStock } from '../../../shared/contract/changes.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { freeToAllocate } from '../../../shared/lifecycle/stock.ts'
import { say } from '../../../shared/wording/say.ts'
import { countText } from '../../i18n/format.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { availableBy, rulesInUse } from './stock-figures.ts'
import styles from './stock-screen.module.css'

/** The item in five figures; where markets sell by different rules, what is available by each. */
export function FigureRow({ stock, settings }: { readonly stock: ItemStock; readonly settings: ShopSettings }) {
  const rules = rulesInUse(settings)
  const physical = sumOf(stock.levels, (level) => level.physical)
  const allocated = sumOf(stock.levels, (level) => level.allocated)
  const [rule] = rules
  return (
    <div>
      <dl className={styles.figures} aria-label={say('Stock in all warehouses')}>
        {rule && rules.length === 1 && <Figure label={say('Available now')} value={availableBy(rule, stock, settings)} isMain />}
        <Figure label={say('On the shelves')} value={physical} />
        <Figure label={say('Allocated')} value={allocated} />
        <Figure label={say('Free to allocate')} value={sumOf(stock.levels, (level) => freeToAllocate(level))} />
        <Figure label={say('Demand')} value={stock.demand} hint={say('waited for by orders')} />
      </dl>
      {rules.length > 1 && (
        <p className={styles.byRule}>
          {say('Available now:')}{' '}
          {rules.map((each, index) => (
            <AvailableBy key={each.id} name={each.name} value={availableBy(each, stock, settings)} isFirst={index === 0} />
          ))}
        </p>
      )}
    </div>
  )
}

function AvailableBy({ name, value, isFirst }: { readonly name: string; readonly value: number; readonly isFirst: boolean }) {
  return (
    <span>
      {!isFirst && ' · '}
      {sayNodes('{count} by “{rule}”', { count: <b data-short={value < 0 || undefined}>{signedText(value)}</b>, rule: name })}
    </span>
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
      <dd>{signedText(value)}</dd>
    </div>
  )
}

function signedText(value: number): string {
  return value < 0 ? `−${countText(-value)}` : countText(value)
}
