import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { SyncCase } from '../../../shared/lifecycle/sync-case.ts'
import { CHOICE_LABELS } from '../../../shared/views/case-choices.ts'
import { caseHeadline, effectSentence, happenedSentence, keptSentences, knownSentence } from '../../../shared/views/case-sentence.ts'
import { fullTimeText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { Callout } from '../../components/callout.tsx'
import { Chip } from '../../components/chip.tsx'
import { Panel } from '../../components/panel.tsx'
import { useDeskState } from '../../state/desk-state.ts'
import { hrefOf } from '../../state/route.ts'
import { useGoodsNames } from '../../state/use-goods-names.ts'
import { useOrder } from '../../state/use-order.ts'
import { useSettings } from '../../state/use-settings.ts'
import { useShopDesks } from '../../state/use-shop-desks.ts'
import { useTimeZone } from '../order/use-time-zone.ts'
import { CaseChoices } from './case-choices.tsx'
import styles from './case-detail.module.css'
import { CaseFields } from './case-fields.tsx'
import { SetAside } from './set-aside.tsx'

interface CaseDetailProps {
  readonly syncCase: SyncCase
  /** Its place among all that can be looked at. */
  readonly position: number
  readonly count: number
  go(step: number): void
  moveOn(decided: readonly string[]): void
}

/** One case on one page: what happened here, what the service knew, what the customer notices, and what can be done. */
export function CaseDetail({ syncCase, position, count, go, moveOn }: CaseDetailProps) {
  const settings = useSettings()
  const timeZone = useTimeZone('')
  const names = useGoodsNames(syncCase)
  const { command, serviceState, orderId, orderNumber, resolution } = syncCase
  const placeOfDeed = usePlaceOfDeed(command.deskId)
  return (
    <section className={styles.detail} aria-label={say('Case: {case}', { case: caseHeadline(syncCase) })}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h2>{caseHeadline(syncCase)}</h2>
          <Chip tone={resolution ? 'go' : 'stop'}>{resolution ? say('Decided') : say('Needs a decision')}</Chip>
          <nav className={styles.neighbours} aria-label={say('Other cases')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              aria-label={say('Previous case (K)')}
              disabled={position <= 1}
              onClick={() => go(-1)}
            >
              <IconChevronLeft size={16} className="pointing" />
            </ActionIcon>
            <span>{say('{position} of {count, number}', { position, count })}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              aria-label={say('Next case (J)')}
              disabled={position >= count}
              onClick={() => go(1)}
            >
              <IconChevronRight size={16} className="pointing" />
            </ActionIcon>
          </nav>
        </div>
        {orderId !== null && <AboutOrder orderId={orderId} orderNumber={orderNumber} isHeld={resolution === null} />}
      </header>
      <div className={styles.columns}>
        <Panel title={placeOfDeed}>
          <p>{happenedSentence(syncCase, settings, names)}</p>
          <ul className={styles.kept}>
            {keptSentences(syncCase, names).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p className={styles.quiet}>
            <time dateTime={command.occurredAt}>{fullTimeText(command.occurredAt, timeZone)}</time>
          </p>
        </Panel>
        <Panel title={say('What the service knew')}>
          <p>{knownSentence(syncCase)}</p>
          {serviceState.changedAt !== null && (
            <p className={styles.quiet}>
              <time dateTime={serviceState.changedAt}>{fullTimeText(serviceState.changedAt, timeZone)}</time>
            </p>
          )}
        </Panel>
        <Panel title={say('Effect on the customer')}>
          <p>{effectSentence(syncCase)}</p>
          {syncCase.affectedOrderIds.length > 0 && (
            <p>
              {say('Also touched:')}{' '}
              {syncCase.affectedOrderIds.map((id) => (
                <OrderLink key={id} id={id} />
              ))}
            </p>
          )}
        </Panel>
      </div>
      <CaseFields syncCase={syncCase} />
      <SetAside syncCase={syncCase} />
      {resolution ? (
        <Callout tone="go" title={say('{choice}, decided by {by}', { choice: say(CHOICE_LABELS[resolution.choice]), by: resolution.by })}>
          {fullTimeText(resolution.at, timeZone)}
          {resolution.comment !== '' && ` · “${resolution.comment}”`}
        </Callout>
      ) : (
        <CaseChoices syncCase={syncCase} moveOn={moveOn} />
      )}
    </section>
  )
}

/** What was done at another desk did not happen here: it is called by its name, once the hub has told it. */
function usePlaceOfDeed(deskId: string): string {
  const own = useDeskState((state) => state.greeting?.deskId)
  const { desks, load } = useShopDesks()
  const isHere = own === undefined || own === deskId
  useEffect(() => {
    if (!isHere) void load()
  }, [isHere, load])
  if (isHere) return say('What happened here')
  const name = desks?.find(({ id }) => id === deskId)?.name
  return name === undefined ? say('What happened at another desk') : say('What happened at {desk}', { desk: name })
}

function AboutOrder({
  orderId,
  orderNumber,
  isHeld,
}: {
  readonly orderId: string
  readonly orderNumber: string | null
  readonly isHeld: boolean
}) {
  const { order } = useOrder(orderId)
  const holds = isHeld && order?.holds.some((hold) => hold.reasonCode === 'SYNC_CONFLICT') === true
  return (
    <p className={styles.about}>
      <a href={hrefOf({ screen: 'order', id: orderId })}>
        <bdi>{order?.number ?? orderNumber ?? say('The order')}</bdi>
      </a>
      {order && (
        <>
          {' · '}
          <bdi>{order.buyerName}</bdi>
        </>
      )}
      {holds && say(' · held until this is decided')}
    </p>
  )
}

/** An order by its number, as soon as that is known. */
function OrderLink({ id }: { readonly id: string }) {
  const { order } = useOrder(id)
  return (
    <a className={styles.orderLink} href={hrefOf({ screen: 'order', id })}>
      <bdi>{order?.number ?? say('an order')}</bdi>
    </a>
  )
}
