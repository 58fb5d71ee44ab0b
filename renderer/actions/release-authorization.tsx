import { Text } from '@mantine/core'
import { authorized, captured } from '../../shared/lifecycle/order-money.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { moneyText } from '../../shared/views/money-text.ts'
import { say } from '../../shared/wording/say.ts'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Gives up what was authorized and will not be captured. */
export const releaseAuthorization: OrderAction = {
  id: 'release-authorization',
  label: COMMAND_LABELS.ReleaseRemainingAuthorization,
  shortcut: null,
  isGrave: true,
  intent: ({ order }) => (authorized(order) > 0 ? { name: 'ReleaseRemainingAuthorization', args: {} } : null),
  Form: ReleaseAuthorizationForm,
}

function ReleaseAuthorizationForm({ target: { order }, refusal, submit, cancel }: ActionFormProps) {
  const left = authorized(order) - captured(order)
  return (
    <ActionForm
      submitLabel={say('Release')}
      isGrave
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'ReleaseRemainingAuthorization', args: {} })}
    >
      <Text>
        {say('{amount} of the authorization goes back to the customer. It cannot be captured afterwards.', {
          amount: moneyText(left, order.currency),
        })}
      </Text>
    </ActionForm>
  )
}
