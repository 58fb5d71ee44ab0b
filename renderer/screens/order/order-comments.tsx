import type { Order } from '../../../shared/lifecycle/order.ts'
import { Panel } from '../../components/panel.tsx'
import { TextEditor } from './text-editor.tsx'

/** What the customer said and what we say among ourselves. */
export function OrderComments({ order }: { readonly order: Order }) {
  return (
    <Panel title="Comments">
      <TextEditor order={order} field="comment" title="Customer’s comment" />
      <TextEditor order={order} field="internalComment" title="Internal comment" />
      {order.giftMessage !== '' && <TextEditor order={order} field="giftMessage" title="Gift message" />}
    </Panel>
  )
}
