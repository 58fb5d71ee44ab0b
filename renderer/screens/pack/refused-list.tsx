import { Modal } from '@mantine/core'
import { say } from '../../../shared/wording/say.ts'
import { clockText } from '../../i18n/format.ts'
import type { Refused } from './pack-tally.ts'
import styles from './refused-list.module.css'

interface RefusedListProps {
  readonly refusals: readonly Refused[]
  close(): void
}

/** What was refused at this table today, with the parcel it happened to. */
export function RefusedList({ refusals, close }: RefusedListProps) {
  return (
    <Modal opened onClose={close} title={say('Refused today')} size="lg" closeButtonProps={{ 'aria-label': say('Close') }}>
      <p className={styles.note}>
        {say('Kept at this desk until the day ends. Nothing of it was done, so the orders’ histories do not have it.')}
      </p>
      <ol className={styles.list}>
        {refusals.map(({ at, parcel, title, text }) => (
          <li key={`${at} ${text}`}>
            <span className={styles.at}>
              {clockText(at)} · <bdi>{parcel}</bdi>
            </span>
            <strong>
              <bdi>{title}</bdi>
            </strong>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </Modal>
  )
}
