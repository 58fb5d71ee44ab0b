import type { WholeStates } from '../../shared/contract/packed-changes.ts'
import type { LifecycleGateway } from '../ports/lifecycle-gateway.ts'

/** Several orders and baskets whole, those that do not exist left out; as texts, which a desk hands on as they came. */
export async function readWhole(gateway: Pick<LifecycleGateway, 'readState'>, wanted: readonly string[]): Promise<WholeStates> {
  const found = await Promise.all(wanted.map(async (id) => ({ id, ...(await gateway.readState(id)) })))
  const standing = found.filter(({ state }) => state.order !== null || state.selection !== null)
  return {
    ids: standing.map(({ id }) => id),
    versions: standing.map(({ version }) => version),
    states: standing.map(({ state: { order, selection } }) => JSON.stringify({ order, selection })).join('\n'),
  }
}
