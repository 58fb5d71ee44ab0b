import { Anchor } from '@mantine/core'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { findLine } from '../../../shared/lifecycle/quantities.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import { returnableUnits, shipmentChip, shipmentStages } from '../../../shared/views/order-facts.ts'
import { fullTimeText } from '../../../shared/views/time-text.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { ActionButton } from '../../actions/action-button.tsx'
import { useActionStarter } from '../../actions/action-host.tsx'
import { ActionMenu } from '../../actions/action-menu.tsx'
import { SHIPMENT_ACTIONS } from '../../actions/order-actions.ts'
import { primaryShipmentAction } from '../../actions/primary-action.ts'
import { Chip } from '../../components/chip.tsx'
import { useFirstOf } from '../../components/first-of.ts'
import { ShowAll } from '../../components/show-all.tsx'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { useSettings } from '../../state/use-settings.ts'
import styles from './order-cards.module.css'
import { useTimeZone } from './use-time-zone.ts'

const LINES_SHOWN = 8

interface ShipmentCardProps {
  readonly order: Order
  readonly shipment: Shipment
}

/** One shipment: where it leaves from, what is in it, how far it is, and its own next step. */
export function ShipmentCard({ order, shipment }: ShipmentCardProps) {
  const settings = useSettings()
  const timeZone = useTimeZone(order.storeId)
  const { context } = useActionStarter()
  const target = { order, shipmentId: shipment.id }
  const next = context && primaryShipmentAction(target, context)
  const chip = shipmentChip(shipment)
  const list = useFirstOf(shipment.lines, LINES_SHOWN)
  const warehouse = settings?.warehouses.find((each) => each.id === shipment.warehouseId)?.name ?? shipment.warehouseId
  return (
    <article className={styles.card} aria-label={say('Shipment {number}', { number: shipment.number })}>
      <header className={styles.head}>
        <h3>
          <bdi>{shipment.number}</bdi>
        </h3>
        <Chip tone={chip.tone}>{chip.text}</Chip>
        <span className={styles.quiet}>
          {warehouse}
          {shipment.shippedAt !== null && say(' · shipped {date}', { date: fullTimeText(shipment.shippedAt, timeZone) })}
          {shipment.claimedBy && say(' · claimed by {actorName}', { actorName: shipment.claimedBy.actorName })}
        </span>
        <span className={styles.controls}>
          {next && <ActionButton step={{ action: next, target }} size="xs" />}
          <ActionMenu
            label={say('More')}
            describedAs={say('More for shipment {number}', { number: shipment.number })}
            size="xs"
            actions={SHIPMENT_ACTIONS.filter((action) => action !== next)}
            target={target}
          />
        </span>
      </header>
      <ol className={styles.stages} aria-label={say('Stages of shipment {number}', { number: shipment.number })}>
        {shipmentStages(shipment).map((stage) => (
          <li key={stage.label} data-reached={stage.reached || undefined}>
            {stage.label}
            <span className="visually-hidden">{stage.reached ? say(', reached') : say(', not yet')}</span>
          </li>
        ))}
      </ol>
      <ul className={styles.units}>
        {list.shown.map((line) => (
          <li key={line.id}>
            {line.quantity} × <bdi>{findLine(order, line.orderLineId)?.snapshot.productName ?? line.orderLineId}</bdi>
            {line.packedQuantity > 0 && shipment.shippedAt === null && (
              <span className={styles.quiet}> {say('{packedQuantity, number} packed', { packedQuantity: line.packedQuantity })}</span>
            )}
            {line.serialNumbers.length > 0 && (
              <span className={styles.quiet}> {say('· serial {list}', { list: line.serialNumbers.join(', ') })}</span>
            )}
          </li>
        ))}
      </ul>
      <ShowAll list={list} />
      <Transport shipment={shipment} />
      {shipment.returnTrackingNumber !== '' && (
        <p className={styles.quiet}>{sayNodes('For a return: {number}', { number: <bdi>{shipment.returnTrackingNumber}</bdi> })}</p>
      )}
      {shipment.additionalMessage !== '' && <p className={styles.quiet}>“{shipment.additionalMessage}”</p>}
      {shipment.shippedAt !== null && returnableUnits(order, shipment) === 0 && (
        <p className={styles.quiet}>{say('Everything came back.')}</p>
      )}
    </article>
  )
}

function Transport({ shipment }: { readonly shipment: Shipment }) {
  const how = [
    shipment.carrier,
    shipment.service,
    shipment.box ?? '',
    shipment.numberOfPackages > 1 ? say('{numberOfPackages} packages', { numberOfPackages: shipment.numberOfPackages }) : '',
  ]
  const words = factsLine(how)
  if (words === '' && shipment.trackingNumber === '') return null
  return (
    <p className={styles.quiet}>
      {words}
      {shipment.trackingNumber !== '' && (
        <>
          {words === '' ? '' : ' · '}
          {shipment.trackingUrl.startsWith('https://') ? (
            <Anchor inherit underline="always" href={shipment.trackingUrl} target="_blank" rel="noreferrer noopener">
              <bdi>{shipment.trackingNumber}</bdi>
            </Anchor>
          ) : (
            <bdi>{shipment.trackingNumber}</bdi>
          )}
        </>
      )}
    </p>
  )
}
