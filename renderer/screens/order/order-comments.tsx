import type { Order } from '../../../shared/lifecycle/order.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { TextEditor } from './text-editor.tsx'

/** What the customer said and what we say among ourselves. */
export function OrderComments({ order }: { readonly order: Order }) {
  return (
    <Panel title={say('Comments')}>
      <TextEditor order={order} field="comment" title={say('Customer’s comment')} />
      <TextEditor order={order} field="internalComment" title={say('Internal comment')} />
      {order.giftMessage !== '' && <TextEditor order={order} field="giftMessage" title={say('Gift message')} />}
    </Panel>
  )
}
