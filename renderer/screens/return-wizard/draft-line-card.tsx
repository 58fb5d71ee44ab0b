import type { ReactNode } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { findLine } from '../../../shared/lifecycle/quantities.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { MoneyText } from '../../components/money-text.tsx'
import { lineValue, type ReturnTrial } from './return-trial.ts'
import styles from './return-wizard.module.css'
import type { DraftLine, WizardDraft } from './wizard-draft.ts'

interface DraftLineCardProps {
  readonly order: Order
  readonly shipment: Shipment
  readonly draft: WizardDraft
  readonly line: DraftLine
  readonly trial: ReturnTrial
  readonly detail?: string
  readonly children: ReactNode
}

/** One line that comes back, with what it is worth, around what is asked about it. */
export function DraftLineCard({ order, shipment, draft, line, trial, detail = '', children }: DraftLineCardProps) {
  const snapshot = snapshotOf(order, shipment, line)
  const value = lineValue(trial, draft, line)
  const name = lineName(order, shipment, line)
  return (
    <section className={styles.card} aria-label={name}>
      <header className={styles.lineHead}>
        <h3>
          {line.quantity} × <bdi>{name}</bdi>
          <span className={styles.quiet}> {factsLine([snapshot?.sku ?? '', detail])}</span>
        </h3>
        {value !== null && <MoneyText minor={value} currency={order.currency} />}
      </header>
      {children}
    </section>
  )
}

/** What the line is called; a part of its own says so, so that two parts never share a name. */
export function lineName(order: Order, shipment: Shipment, line: DraftLine): string {
  const name = snapshotOf(order, shipment, line)?.productName ?? line.shipmentLineId
  const part = Number(line.key.split('/').at(-1))
  return part === 0 ? name : say('{name}, part {value}', { name, value: part + 1 })
}

/** What was sold, as it was called then. */
export function snapshotOf(order: Order, shipment: Shipment, line: DraftLine) {
  const shipmentLine = shipment.lines.find((each) => each.id === line.shipmentLineId)
  return shipmentLine && findLine(order, shipmentLine.orderLineId)?.snapshot
}
