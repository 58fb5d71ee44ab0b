import { Checkbox } from '@mantine/core'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { say } from '../../../shared/wording/say.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import { Panel } from '../../components/panel.tsx'
import { TagsEditor } from './tags-editor.tsx'
import { TextEditor } from './text-editor.tsx'
import { useEditRefusal } from './use-edit-refusal.ts'

/** What sorts an order among others: the customer's own number for it, tags, and whether it is ours alone. */
export function OrderParticulars({ order }: { readonly order: Order }) {
  const cannot = useEditRefusal(order, { isInternal: !order.isInternal })
  return (
    <Panel title={say('Particulars')}>
      <TextEditor order={order} field="poNumber" title={say('PO number')} isOneLine />
      <TagsEditor order={order} />
      <Checkbox
        mt="sm"
        size="xs"
        label={say('Internal order')}
        description={say('Ours, such as samples and gifts.')}
        title={cannot?.sentence}
        checked={order.isInternal}
        disabled={cannot !== null}
        onChange={(event) => {
          const changes = { isInternal: event.currentTarget.checked }
          void issueIntent({ name: 'EditOrder', args: { changes } }, { type: 'order', id: order.id })
        }}
      />
    </Panel>
  )
}
