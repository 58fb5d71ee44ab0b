import { Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import { emailOf, isUnfinished } from '../../../shared/lifecycle/selection-timing.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { selectionLife, selectionOwner } from '../../../shared/views/selection-facts.ts'
import { say } from '../../../shared/wording/say.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import { tryIntent } from '../../actions/try-intent.ts'
import { useActionContext } from '../../actions/use-action-context.ts'
import { AddressText } from '../../components/address-text.tsx'
import { Panel } from '../../components/panel.tsx'
import { useTimeZone } from './use-time-zone.ts'

/** Whose the basket is and how long it is kept; while nobody is named, a customer can be given it. */
export function SelectionCustomer({ selection }: { readonly selection: Selection }) {
  const timeZone = useTimeZone(selection.storeId)
  const life = selectionLife(selection, timeZone)
  return (
    <Panel title={say('Customer')}>
      <p>
        <bdi>{selectionOwner(selection)}</bdi>
      </p>
      {life !== null && <p>{life}</p>}
      <AddressText address={selection.shippingAddress ?? selection.address} />
      {isUnfinished(selection) && <ReminderTick selection={selection} />}
      {selection.customerId === null && isUnfinished(selection) && <AssignForm selection={selection} />}
    </Panel>
  )
}

/** Whether the customer asked to be written to when the basket is left lying. */
function ReminderTick({ selection }: { readonly selection: Selection }) {
  const context = useActionContext()
  const isAsked = selection.cartAbandonmentEmail === true
  const aggregate = { type: 'selection', id: selection.id } as const
  const intent = { name: 'EditSelection', args: { changes: { cartAbandonmentEmail: !isAsked } } } as const
  const trial = context && tryIntent(intent, aggregate, { selection, order: null, deleted: false }, context)
  const refused = trial?.outcome === 'refused' ? refusalSentence(trial.refusal) : null
  return (
    <Checkbox
      my="sm"
      label={say('Reminder by e-mail')}
      description={
        refused?.sentence ??
        (emailOf(selection) === '' ? say('No e-mail is known to write to yet.') : say('Written to once, when it is left lying.'))
      }
      checked={isAsked}
      disabled={trial === null || refused !== null}
      onChange={() => void issueIntent(intent, aggregate)}
    />
  )
}

function AssignForm({ selection }: { readonly selection: Selection }) {
  const context = useActionContext()
  const [customer, setCustomer] = useState('')
  const customerId = customer.trim()
  const aggregate = { type: 'selection', id: selection.id } as const
  const intent = { name: 'AssignCustomer', args: { customerId: customerId || 'somebody' } } as const
  const trial = context && tryIntent(intent, aggregate, { selection, order: null, deleted: false }, context)
  const refused = trial?.outcome === 'refused' ? refusalSentence(trial.refusal) : null
  const assign = (event: FormEvent) => {
    event.preventDefault()
    if (customerId !== '') void issueIntent(intent, aggregate)
  }
  return (
    <form onSubmit={assign}>
      <TextInput
        label={say('Customer number')}
        description={say('A selection the customer has open takes these items in.')}
        maxLength={120}
        value={customer}
        disabled={refused !== null}
        onChange={(event) => setCustomer(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" mt="xs" disabled={customerId === '' || refused !== null} title={refused?.sentence}>
        {say('Assign customer')}
      </Button>
    </form>
  )
}
