import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { useKeys } from '../../components/use-keys.ts'
import type { Scan, ScanAnswer } from '../../scanner/scan.ts'
import { useScans } from '../../scanner/use-scans.ts'
import { navigate } from '../../state/navigate.ts'
import { hrefOf } from '../../state/route.ts'
import { useQueueCounts } from '../../state/use-queue-counts.ts'
import styles from './pack-screen.module.css'
import { nextParcel, type Parcel, parcelOfScan } from './parcel-of-scan.ts'

/** Which parcel comes on the table: scanned, typed, or the one that waits longest. */
export function PackStart({ note }: { readonly note?: string }) {
  const [text, setText] = useState('')
  const [fault, setFault] = useState('')
  const { toPick = 0, toPack = 0 } = useQueueCounts()
  const waiting = toPick + toPack
  const open = (parcel: Parcel) => navigate({ screen: 'pack', ...parcel })

  const scanned = async (scan: Scan): Promise<Awaited<ScanAnswer>> => {
    const parcel = await parcelOfScan(scan)
    if (!parcel) return null
    open(parcel)
    return { tone: 'ok', text: say('Parcel {code} is on the table', { code: scan.code }) }
  }
  const takeNext = async () => {
    const parcel = await nextParcel(null)
    if (parcel) open(parcel)
    else setFault(say('Nothing waits that nobody else has.'))
    return null
  }
  const find = async (event: FormEvent) => {
    event.preventDefault()
    const code = text.trim()
    if (code === '') return
    const parcel = await parcelOfScan({ id: 0, code, codes: [code], gtin: null, gs1: null, aim: null, fault: null })
    if (parcel) open(parcel)
    else setFault(say('No open shipment has the number {code}.', { code }))
  }

  useScans(scanned, { commands: { next: takeNext, confirm: takeNext } })
  useKeys({ Enter: () => void takeNext(), Escape: () => navigate({ screen: 'queue', queue: 'toPick' }) })

  return (
    <div className={styles.start}>
      <h1>{say('Pack and verify')}</h1>
      <p>{note ?? say('Scan the number on a pick list or packing slip, or take the parcel that waits longest.')}</p>
      <Button size="lg" rightSection={<kbd>Enter</kbd>} disabled={waiting === 0} onClick={() => void takeNext()}>
        {say('Next parcel')}
      </Button>
      <p className={styles.quiet}>
        {waiting === 0 ? (
          <a href={hrefOf({ screen: 'queue', queue: 'confirmed' })}>{say('Nothing waits to be packed. Confirmed orders')}</a>
        ) : (
          say('{waiting, plural, one {# order waits} other {# orders wait}} to be picked or packed.', { waiting })
        )}
      </p>
      <form onSubmit={(event) => void find(event)} className={styles.find}>
        <TextInput
          label={say('Order or shipment number')}
          value={text}
          error={fault === '' ? null : fault}
          autoComplete="off"
          onChange={(event) => {
            setText(event.currentTarget.value)
            setFault('')
          }}
        />
        <Button type="submit" variant="default">
          {say('Open')}
        </Button>
      </form>
    </div>
  )
}
