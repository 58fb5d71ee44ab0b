import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import type { DeskListing, NewDesk } from '../../../shared/contract/desk-listing.ts'
import { ageText } from '../../../shared/views/time-text.ts'
import { Callout } from '../../components/callout.tsx'
import { Chip } from '../../components/chip.tsx'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { Panel } from '../../components/panel.tsx'
import { useNow } from '../../components/use-now.ts'
import { clockText, countedText } from '../../i18n/format.ts'
import { useConnection } from '../../state/use-connection.ts'
import { usePerson } from '../../state/use-person.ts'
import { useShopDesks } from '../../state/use-shop-desks.ts'
import { useAwayDeskId } from '../../state/use-sync.ts'
import styles from './sync-screen.module.css'

/** The desks of the shop, as the hub knows them; managers add and revoke them. */
export function DesksPanel() {
  const { desks, failure, isBusy, load, add, revoke } = useShopDesks()
  const { greeting } = useConnection()
  const { role } = usePerson()
  const [added, setAdded] = useState<NewDesk | null>(null)
  const isAway = useAwayDeskId() !== null
  const mayChange = role === 'manager' || role === 'admin'
  // Read when the screen opens, and again when the hub is back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line that is back is the reason
  useEffect(() => void load(), [load, isAway])
  return (
    <Panel
      title="Desks of the shop"
      note={desks === null ? null : countedText(desks.length, 'desk')}
      aside={
        <Button size="xs" variant="default" loading={isBusy} onClick={() => void load()}>
          Read again
        </Button>
      }
    >
      {failure !== null && <Callout tone="wait" title={failure} />}
      {added && <Code added={added} />}
      {desks !== null && desks.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Desk</th>
              <th scope="col">Series</th>
              <th scope="col">Seen</th>
              <th scope="col">Unsent</th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="visually-hidden">Revoke</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {desks.map((desk) => (
              <DeskRow
                key={desk.id}
                desk={desk}
                isThis={desk.id === greeting?.deskId}
                revoke={mayChange && desk.state !== 'revoked' ? () => void revoke(desk.id) : null}
              />
            ))}
          </tbody>
        </table>
      )}
      {isAway && <p className={styles.quiet}>Adding and revoking desks needs the hub.</p>}
      {mayChange ? (
        <AddDesk isAway={isAway} add={async (name) => setAdded(await add(name))} />
      ) : (
        <p className={styles.quiet}>Managers and administrators add and revoke desks.</p>
      )}
    </Panel>
  )
}

function DeskRow({ desk, isThis, revoke }: { readonly desk: DeskListing; readonly isThis: boolean; readonly revoke: (() => void) | null }) {
  const now = useNow()
  const unsent = desk.pending + desk.missing
  return (
    <tr>
      <th scope="row">
        <bdi>{desk.name}</bdi>
        {isThis && <span className={styles.by}>this desk</span>}
      </th>
      <td>{desk.series}</td>
      <td>{desk.seenAt === null ? 'never' : `${ageText(desk.seenAt, now)} ago`}</td>
      <td className={styles.figure} title={desk.missing > 0 ? `${desk.missing} never arrived` : undefined}>
        {unsent === 0 ? '–' : unsent}
      </td>
      <td>
        <Chip tone={desk.state === 'paired' ? 'go' : desk.state === 'invited' ? 'wait' : 'rest'}>{STATE_WORDS[desk.state]}</Chip>
      </td>
      <td className={styles.end}>
        {revoke && (
          <ConfirmButton
            label="Revoke"
            confirmLabel={isThis ? 'Revoke this very desk' : 'Revoke for good'}
            variant="default"
            title={unsent > 0 ? `It has ${countedText(unsent, 'change')} that would not be taken any more.` : undefined}
            onConfirm={revoke}
          />
        )}
      </td>
    </tr>
  )
}

const STATE_WORDS = { paired: 'Joined', invited: 'Invited', revoked: 'Revoked' } as const

function AddDesk({ isAway, add }: { readonly isAway: boolean; add(name: string): Promise<void> }) {
  const [name, setName] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    await add(name.trim())
    setName('')
  }
  return (
    <form className={styles.add} onSubmit={(event) => void submit(event)}>
      <Group gap="xs" align="end">
        <TextInput
          label="Add a desk"
          placeholder="Counter 2"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={isAway || name.trim() === ''}>
          Get a code
        </Button>
      </Group>
    </form>
  )
}

function Code({ added: { desk, code, expiresAt } }: { readonly added: NewDesk }) {
  return (
    <div className={styles.code} role="status">
      <p>
        <bdi>{desk.name}</bdi> joins with this code. It is shown only now, good once, until {clockText(expiresAt)}.
      </p>
      <strong>{code}</strong>
    </div>
  )
}
