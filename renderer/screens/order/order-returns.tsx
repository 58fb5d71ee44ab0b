import type { Order } from '../../../shared/lifecycle/order.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { ReturnCard } from './return-card.tsx'

/** Every return with its own next step. */
export function OrderReturns({ order }: { readonly order: Order }) {
  const standing = order.returns.filter((each) => each.deletedAt === null)
  if (standing.length === 0) return null
  return (
    <Panel title={say('Returns')} note={standing.length > 1 ? `${standing.length}` : null}>
      {standing.map((each) => (
        <ReturnCard key={each.id} order={order} each={each} />
      ))}
    </Panel>
  )
}
