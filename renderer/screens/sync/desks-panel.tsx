import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import type { DeskListing, NewDesk } from '../../../shared/contract/desk-listing.ts'
import { ageText } from '../../../shared/views/time-text.ts'
import { msg, say } from '../../../shared/wording/say.ts'
import { Callout } from '../../components/callout.tsx'
import { Chip } from '../../components/chip.tsx'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import tableStyles from '../../components/data-table.module.css'
import { Panel } from '../../components/panel.tsx'
import { useNow } from '../../components/use-now.ts'
import { clockText } from '../../i18n/format.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
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
      title={say('Desks of the shop')}
      note={desks === null ? null : say('{count, plural, one {# desk} other {# desks}}', { count: desks.length })}
      aside={
        <Button size="xs" variant="default" loading={isBusy} onClick={() => void load()}>
          {say('Read again')}
        </Button>
      }
    >
      {failure !== null && <Callout tone="wait" title={failure} />}
      {added && <Code added={added} certificate={greeting?.joined?.certificate ?? null} />}
      {desks !== null && desks.length > 0 && (
        <table className={tableStyles.table}>
          <thead>
            <tr>
              <th scope="col">{say('Desk')}</th>
              <th scope="col">{say('Series')}</th>
              <th scope="col">{say('Seen')}</th>
              <th scope="col">{say('Unsent')}</th>
              <th scope="col">{say('State')}</th>
              <th scope="col">
                <span className="visually-hidden">{say('Revoke')}</span>
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
      {isAway && <p className={styles.quiet}>{say('Adding and revoking desks needs the hub.')}</p>}
      {mayChange ? (
        <AddDesk isAway={isAway} add={async (name) => setAdded(await add(name))} />
      ) : (
        <p className={styles.quiet}>{say('Managers and administrators add and revoke desks.')}</p>
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
        {isThis && <span className={tableStyles.by}>{say('this desk')}</span>}
      </th>
      <td>{desk.series}</td>
      <td>{desk.seenAt === null ? say('never') : say('{age} ago', { age: ageText(desk.seenAt, now) })}</td>
      <td title={desk.missing > 0 ? say('{missing, number} never arrived', { missing: desk.missing }) : undefined}>
        {unsent === 0 ? '–' : unsent}
      </td>
      <td>
        <Chip tone={desk.state === 'paired' ? 'go' : desk.state === 'invited' ? 'wait' : 'rest'}>{say(STATE_WORDS[desk.state])}</Chip>
      </td>
      <td className={tableStyles.end}>
        {revoke && (
          <ConfirmButton
            label={say('Revoke')}
            confirmLabel={isThis ? say('Revoke this very desk') : say('Revoke for good')}
            variant="default"
            title={
              unsent > 0
                ? say('It has {unsent, plural, one {# change} other {# changes}} that would not be taken any more.', { unsent })
                : undefined
            }
            onConfirm={revoke}
          />
        )}
      </td>
    </tr>
  )
}

const STATE_WORDS = { paired: msg('Joined'), invited: msg('Invited'), revoked: msg('Revoked') } as const

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
          label={say('Add a desk')}
          placeholder={say('Counter 2')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={isAway || name.trim() === ''}>
          {say('Get a code')}
        </Button>
      </Group>
    </form>
  )
}

function Code({ added: { desk, code, expiresAt }, certificate }: { readonly added: NewDesk; readonly certificate: string | null }) {
  return (
    <div className={styles.code} role="status">
      <p>
        {sayNodes('{desk} joins with this code. It is shown only now, good once, until {time}.', {
          desk: <bdi>{desk.name}</bdi>,
          time: clockText(expiresAt),
        })}
      </p>
      <strong>{code}</strong>
      {certificate !== null && (
        <p>
          {say('The new desk shows the hub’s certificate first. It must be this one:')}{' '}
          <code style={{ overflowWrap: 'anywhere' }} dir="ltr">
            {certificate}
          </code>
        </p>
      )}
    </div>
  )
}
