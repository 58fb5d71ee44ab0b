import { Button } from '@mantine/core'
import { returnableLines } from '../../../shared/views/order-facts.ts'
import { say } from '../../../shared/wording/say.ts'
import { LineQuantities } from '../../components/line-quantities.tsx'
import { OpenReturns } from './open-returns.tsx'
import styles from './return-wizard.module.css'
import type { StepProps } from './step-props.ts'
import { chosenQuantities, withQuantities } from './wizard-draft.ts'

/** How many units of which line come back; never more than went out and have not come back yet. */
export function ItemsStep({ order, shipment, draft, change }: StepProps) {
  const lines = returnableLines(order, shipment)
  const open = lines.filter((line) => line.returnable > 0)
  const back = lines.filter((line) => line.returnable === 0)
  const setAll = () => change(withQuantities(draft, Object.fromEntries(open.map((line) => [line.shipmentLineId, line.returnable]))))
  return (
    <>
      <OpenReturns order={order} shipmentId={shipment.id} />
      <section className={styles.card} aria-label={say('Items')}>
        {open.length > 0 && (
          <header className={styles.lineHead}>
            <span className={styles.quiet}>{say('Units that come back')}</span>
            <Button variant="subtle" size="compact-sm" onClick={setAll}>
              {say('Everything comes back')}
            </Button>
          </header>
        )}
        <LineQuantities
          lines={open.map((line) => ({
            id: line.shipmentLineId,
            snapshot: line.snapshot,
            max: line.returnable,
            note: line.returned > 0 ? say('{returned, number} came back already', { returned: line.returned }) : '',
          }))}
          quantities={chosenQuantities(draft)}
          onChange={(quantities) => change(withQuantities(draft, quantities))}
        />
        {open.length === 0 && <p className={styles.quiet}>{say('Everything in this shipment came back already.')}</p>}
        {open.length > 0 && back.length > 0 && (
          <p className={styles.quiet}>
            {say('Came back already: {items}', { items: back.map((line) => `${line.returned} × ${line.snapshot.productName}`).join(', ') })}
          </p>
        )}
      </section>
    </>
  )
}
