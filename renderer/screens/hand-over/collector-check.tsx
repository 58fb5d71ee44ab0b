import { Radio, TextInput } from '@mantine/core'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import styles from './hand-over.module.css'
import type { CollectorHint } from './who-collects.ts'

/** What was compared before the goods went, and who took them if not the customer. */
export interface CollectorCheck {
  readonly checked: CheckKind
  /** Empty: the customer came. */
  readonly collector: string
}

const CHECKS = {
  digits: msg('Name and last four digits, as the customer said them'),
  message: msg('Order number, in their message or on the receipt'),
  identity: msg('Identity document'),
} as const satisfies Record<string, Message>

export type CheckKind = keyof typeof CHECKS

interface CollectorCheckProps {
  readonly hint: CollectorHint
  readonly checked: CheckKind | null
  readonly collector: string
  check(checked: CheckKind): void
  setCollector(name: string): void
}

/** Who stands there: compared with the order before anything goes. */
export function CollectorCheckFields({ hint, checked, collector, check, setCollector }: CollectorCheckProps) {
  return (
    <div className={styles.check}>
      <dl className={styles.hint}>
        <div>
          <dt>{say('Name')}</dt>
          <dd>
            <bdi>{hint.initials === '' ? '–' : hint.initials}</bdi>
          </dd>
        </div>
        <div>
          <dt>{hint.of === 'phone' ? say('Telephone ends in') : say('Order number ends in')}</dt>
          <dd>
            <bdi>{hint.lastFour}</bdi>
          </dd>
        </div>
      </dl>
      <Radio.Group
        label={say('Verified who collects it')}
        description={say('What you compared stands in the history of the order.')}
        value={checked}
        onChange={(kind) => check(kind as CheckKind)}
      >
        <div className={styles.checks}>
          {(Object.keys(CHECKS) as CheckKind[]).map((kind, place) => (
            <Radio
              key={kind}
              value={kind}
              size="md"
              label={
                <>
                  {say(CHECKS[kind])} <kbd>{place + 1}</kbd>
                </>
              }
            />
          ))}
        </div>
      </Radio.Group>
      <TextInput
        label={say('Collected by somebody else (name)')}
        autoComplete="off"
        maxLength={80}
        value={collector}
        onChange={(event) => setCollector(event.currentTarget.value)}
      />
    </div>
  )
}

/** The check meant by the figure that was pressed. */
export function checkAt(place: number): CheckKind | undefined {
  return (Object.keys(CHECKS) as CheckKind[])[place]
}

/** As it is written into the order's history. */
export function checkNote({ checked, collector }: CollectorCheck, shipment: string): string {
  const what = say(CHECKS[checked])
  return collector === ''
    ? say('Pick-up of {shipment}: checked {what}.', { shipment, what })
    : say('Pick-up of {shipment} by {collector}: checked {what}.', { shipment, collector, what })
}
