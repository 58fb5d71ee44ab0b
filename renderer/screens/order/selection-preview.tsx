import { Button } from '@mantine/core'
import { nameOf } from '../../../shared/lifecycle/address.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import { selectionGoods, statusChip } from '../../../shared/views/order-facts.ts'
import { say } from '../../../shared/wording/say.ts'
import { Chip } from '../../components/chip.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { navigate } from '../../state/navigate.ts'
import styles from './order-preview.module.css'

/** A basket beside the queue of incomplete ones: what lies in it, and the way to go on. */
export function SelectionPreview({ selection }: { readonly selection: Selection }) {
  const name = (selection.address && nameOf(selection.address)) || say('Guest')
  const chip = statusChip(0)
  return (
    <section className={styles.preview} aria-label={say('Preview of the selection')}>
      <header className={styles.head}>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <Chip tone={chip.tone}>{chip.text}</Chip>
      </header>
      <ul className={styles.lines}>
        {selection.lines.map((line) => (
          <li key={line.id}>
            <span className={styles.name}>
              <bdi>{line.snapshot.productName}</bdi>
              <bdi className={styles.quiet}>{line.snapshot.sku}</bdi>
            </span>
            <span className={styles.amount}>
              {line.quantity} × <MoneyText minor={line.unitPrice} currency={selection.currency} bare />
            </span>
          </li>
        ))}
      </ul>
      <dl className={styles.sums}>
        <div className={styles.total}>
          <dt>{say('Items')}</dt>
          <dd>
            <MoneyText minor={selectionGoods(selection)} currency={selection.currency} />
          </dd>
        </div>
      </dl>
      <Button fullWidth onClick={() => navigate({ screen: 'new', selectionId: selection.id })}>
        {say('Continue checkout')}
      </Button>
    </section>
  )
}
