import type { ReactNode } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { findLine } from '../../../shared/lifecycle/quantities.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import { MoneyText } from '../../components/money-text.tsx'
import type { ReturnTrial } from './return-trial.ts'
import styles from './return-wizard.module.css'
import type { DraftLine } from './wizard-draft.ts'

interface DraftLineCardProps {
  readonly order: Order
  readonly shipment: Shipment
  readonly line: DraftLine
  readonly trial: ReturnTrial
  readonly detail?: string
  readonly children: ReactNode
}

/** One line that comes back, with what it is worth, around what is asked about it. */
export function DraftLineCard({ order, shipment, line, trial, detail = '', children }: DraftLineCardProps) {
  const snapshot = snapshotOf(order, shipment, line)
  const value = trial.back?.lines.find((each) => each.shipmentLineId === line.shipmentLineId)?.value
  const name = snapshot?.productName ?? line.shipmentLineId
  return (
    <section className={styles.card} aria-label={name}>
      <header className={styles.lineHead}>
        <h3>
          {line.quantity} × <bdi>{name}</bdi>
          <span className={styles.quiet}> {[snapshot?.sku ?? '', detail].filter((part) => part !== '').join(' · ')}</span>
        </h3>
        {value !== undefined && <MoneyText minor={value} currency={order.currency} />}
      </header>
      {children}
    </section>
  )
}

/** What the line is called. */
export function snapshotOf(order: Order, shipment: Shipment, line: DraftLine) {
  const shipmentLine = shipment.lines.find((each) => each.id === line.shipmentLineId)
  return shipmentLine && findLine(order, shipmentLine.orderLineId)?.snapshot
}
