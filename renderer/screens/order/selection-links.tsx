import { Group } from '@mantine/core'
import { useState } from 'react'
import { isLinkAlive, type MagicLink } from '../../../shared/lifecycle/magic-link.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import { isUnfinished } from '../../../shared/lifecycle/selection-timing.ts'
import type { Chip as ChipWords } from '../../../shared/views/order-facts.ts'
import { dateText } from '../../../shared/views/time-text.ts'
import { listText } from '../../../shared/wording/list-text.ts'
import { say } from '../../../shared/wording/say.ts'
import type { Intent } from '../../actions/action.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import { ReasonedButton } from '../../actions/reasoned-button.tsx'
import { useActionContext } from '../../actions/use-action-context.ts'
import { Chip } from '../../components/chip.tsx'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { Panel } from '../../components/panel.tsx'
import { useNow } from '../../components/use-now.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { LinkForm } from './link-form.tsx'
import { LinkOnce } from './link-once.tsx'
import { selectionAvailability } from './selection-availability.ts'
import styles from './selection-links.module.css'
import { useTimeZone } from './use-time-zone.ts'

const MILDEST: Intent = {
  name: 'CreateMagicLink',
  args: { tokenHash: '0'.repeat(64), scope: 'view', lockContents: false, lockPrices: false, expiresAt: '9999-12-31T00:00:00.000Z' },
}

/** The links people without an account were given: what each lets them do, until when, and the way to take it back. */
export function SelectionLinks({ selection }: { readonly selection: Selection }) {
  const context = useActionContext()
  const [isAsking, setAsking] = useState(false)
  const [token, setToken] = useState<string | null>(null)
  const links = selection.links ?? []
  if (context === null || (links.length === 0 && !isUnfinished(selection))) return null
  return (
    <Panel title={say('Links')}>
      {links.length === 0 && <p className={styles.quiet}>{say('Nobody has a link to it.')}</p>}
      {links.length > 0 && (
        <ul className={styles.links} aria-label={say('Links')}>
          {links.map((link) => (
            <LinkRow key={link.id} link={link} selection={selection} />
          ))}
        </ul>
      )}
      {token !== null && <LinkOnce selectionId={selection.id} token={token} done={() => setToken(null)} />}
      {isAsking && (
        <LinkForm
          selection={selection}
          context={context}
          cancel={() => setAsking(false)}
          made={(made) => {
            setAsking(false)
            setToken(made)
          }}
        />
      )}
      {!isAsking && token === null && isUnfinished(selection) && (
        <ReasonedButton
          size="xs"
          label={say('Create link')}
          availability={selectionAvailability(MILDEST, selection, context)}
          onPress={() => setAsking(true)}
        />
      )}
    </Panel>
  )
}

function LinkRow({ link, selection }: { readonly link: MagicLink; readonly selection: Selection }) {
  const now = useNow()
  const context = useActionContext()
  const timeZone = useTimeZone(selection.storeId)
  const revocation: Intent = { name: 'RevokeMagicLink', args: { linkId: link.id } }
  const availability = context && selectionAvailability(revocation, selection, context)
  const { text, tone } = stateOf(link, now)
  return (
    <li className={styles.link}>
      <span>
        <span className={styles.what}>{powersOf(link)}</span>
        <span className={styles.quiet}>
          {sayNodes('by {person}, until {date}', { person: <bdi>{link.createdBy}</bdi>, date: dateText(link.expiresAt, timeZone) })}
        </span>
      </span>
      <Group gap="xs" wrap="nowrap">
        <Chip tone={tone}>{text}</Chip>
        {isLinkAlive(link, now) && (
          <ConfirmButton
            size="xs"
            variant="default"
            label={say('Revoke')}
            confirmLabel={say('Revoke it')}
            disabled={availability?.is !== 'possible'}
            title={availability?.is === 'impossible' ? availability.why.sentence : undefined}
            onConfirm={() => void issueIntent(revocation, { type: 'selection', id: selection.id })}
          />
        )}
      </Group>
    </li>
  )
}

function powersOf({ scope, lockContents, lockPrices }: MagicLink): string {
  if (scope === 'view') return say('May look at it')
  const locks = [lockContents ? say('contents') : '', lockPrices ? say('prices') : ''].filter((word) => word !== '')
  return locks.length === 0 ? say('May change it') : say('May change it, {locks} locked', { locks: listText(locks) })
}

function stateOf(link: MagicLink, now: string): ChipWords {
  if (link.revokedAt !== undefined) return { text: say('Revoked'), tone: 'rest' }
  if (link.usedOrderId !== undefined) return { text: say('Used{as, select, other {}}', { as: 'link' }), tone: 'rest' }
  return isLinkAlive(link, now)
    ? { text: say('Open{as, select, other {}}', { as: 'state' }), tone: 'go' }
    : { text: say('Expired'), tone: 'rest' }
}
