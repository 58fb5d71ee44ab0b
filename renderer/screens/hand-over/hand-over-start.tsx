import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { useKeys } from '../../components/use-keys.ts'
import { navigate } from '../../state/navigate.ts'
import { useQueueCounts } from '../../state/use-queue-counts.ts'
import { findPickup } from './find-pickup.ts'
import styles from './hand-over.module.css'
import { usePickupScans } from './use-pickup-scans.ts'

/** Whose order it is: scanned, or typed as the customer says it. */
export function HandOverStart({ note }: { readonly note?: string }) {
  const [text, setText] = useState('')
  const [fault, setFault] = useState('')
  const { pickup = 0 } = useQueueCounts()
  usePickupScans(setFault)
  const leave = () => navigate({ screen: 'queue', queue: 'pickup' })
  useKeys({ Escape: leave })

  const find = async (event: FormEvent) => {
    event.preventDefault()
    const said = text.trim()
    if (said === '') return
    const found = await findPickup(said)
    if (found.is === 'one') return navigate({ screen: 'hand-over', orderId: found.orderId })
    setFault(
      found.is === 'none'
        ? say('No order that waits here matches “{said}”.', { said })
        : say('{count, plural, one {# order} other {# orders}} that wait here match “{said}”. Ask for the order number.', {
            count: found.count,
            said,
          }),
    )
  }

  return (
    <div className={styles.start}>
      <h1>{say('Hand over a pick-up')}</h1>
      <p>{note ?? say('Scan the order or its parcel, or type what the customer tells you.')}</p>
      <form onSubmit={(event) => void find(event)} className={styles.find}>
        <TextInput
          label={say('Order number, name, telephone or e-mail')}
          size="lg"
          autoFocus
          autoComplete="off"
          value={text}
          error={fault === '' ? null : fault}
          // Typed in, a screen's keys are off: here Esc empties the field first, then leads back to the list.
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            if (text === '') return leave()
            setText('')
            setFault('')
          }}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setFault('')
          }}
        />
        <Button type="submit" size="lg" rightSection={<kbd>Enter</kbd>}>
          {say('Find')}
        </Button>
      </form>
      <p className={styles.quiet}>
        {pickup === 0
          ? say('Nothing waits at the counter.')
          : say('{pickup, plural, one {# order waits} other {# orders wait}} at the counter.', { pickup })}
      </p>
    </div>
  )
}
