import { Button, Checkbox, Group, Radio, Stack } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { MagicLink } from '../../../shared/lifecycle/magic-link.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext, Intent } from '../../actions/action.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import { CountField } from '../../components/count-field.tsx'
import { useNow } from '../../components/use-now.ts'
import { newLinkToken } from '../../offline/link-token.ts'
import inPlace from './in-place.module.css'
import { selectionAvailability } from './selection-availability.ts'

interface LinkFormProps {
  readonly selection: Selection
  readonly context: ActionContext
  cancel(): void
  /** The secret of the link, once the desk process keeps the link. */
  made(token: string): void
}

const DAY_MS = 86_400_000

/** What a link lets its holder do, and for how long. */
export function LinkForm({ selection, context, cancel, made }: LinkFormProps) {
  const now = useNow()
  const [scope, setScope] = useState<MagicLink['scope']>('edit')
  const [lockContents, setLockContents] = useState(false)
  const [lockPrices, setLockPrices] = useState(true)
  const [days, setDays] = useState(7)
  const [isBusy, setBusy] = useState(false)
  const intentFor = (tokenHash: string): Intent => {
    const isEdit = scope === 'edit'
    const expiresAt = new Date(Date.parse(now) + days * DAY_MS).toISOString()
    return {
      name: 'CreateMagicLink',
      args: { tokenHash, scope, lockContents: isEdit && lockContents, lockPrices: isEdit && lockPrices, expiresAt },
    }
  }
  const trial = selectionAvailability(intentFor('0'.repeat(64)), selection, context)
  const why = trial.is === 'impossible' ? trial.why : null
  const create = async () => {
    const { token, tokenHash } = await newLinkToken()
    const result = await issueIntent(intentFor(tokenHash), { type: 'selection', id: selection.id })
    setBusy(false)
    if (result.status === 'accepted') made(token)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (why !== null || isBusy) return
    setBusy(true)
    void create()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    cancel()
  }
  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} aria-label={say('Create link')}>
      <Stack gap="sm">
        <Radio.Group label={say('Whoever has the link')} value={scope} onChange={(value) => setScope(value === 'view' ? 'view' : 'edit')}>
          <Group gap="md" mt={4}>
            <Radio value="edit" label={say('may change it and order')} autoFocus />
            <Radio value="view" label={say('may look at it')} />
          </Group>
        </Radio.Group>
        {scope === 'edit' && (
          <>
            <Checkbox
              label={say('Lock the contents')}
              description={say('Nothing is put in or taken out.')}
              checked={lockContents}
              onChange={(event) => setLockContents(event.currentTarget.checked)}
            />
            <Checkbox
              label={say('Lock special prices')}
              description={say('No more units at a price the shop gave for these.')}
              checked={lockPrices}
              onChange={(event) => setLockPrices(event.currentTarget.checked)}
            />
          </>
        )}
        <CountField label={say('Valid for')} value={days} min={1} description={days === 1 ? say('day') : say('days')} onChange={setDays} />
        {why !== null && (
          <p className={inPlace.refused} role="alert">
            {why.sentence} {why.nextStep}
          </p>
        )}
        <Group gap="xs">
          <Button type="submit" size="xs" loading={isBusy} disabled={why !== null}>
            {say('Create link')}
          </Button>
          <Button variant="default" size="xs" onClick={cancel}>
            {say('Back')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
