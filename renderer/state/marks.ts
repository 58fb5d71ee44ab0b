import type { DeskState } from './desk-state.ts'
import { isUnseen } from './paint-outbox.ts'
import { isAuthorityOnline } from './use-order.ts'

/** How something shown stands that is not confirmed yet; the gravest of what concerns it. */
export type Mark =
  /** On its way, or accepted and about to be seen everywhere. */
  | { readonly is: 'saving' | 'accepted' }
  /** Durably kept here; sent when the authority can be reached. */
  | { readonly is: 'waiting'; readonly since: string }
  /** Not accepted, and nobody has seen that yet. */
  | { readonly is: 'refused' }

const GRAVITY = { accepted: 0, saving: 1, waiting: 2, refused: 3 } as const

/** The marks of all orders and selections that have one. */
export function marksOf(state: Pick<DeskState, 'pending' | 'outbox' | 'asking' | 'sync'>): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>()
  const put = (id: string, mark: Mark) => {
    const before = marks.get(id)
    if (before === undefined || GRAVITY[before.is] < GRAVITY[mark.is]) marks.set(id, mark)
  }
  const isOnline = isAuthorityOnline(state)
  const kept = new Map(state.outbox.map((entry) => [entry.command.id, entry]))
  for (const { command, acceptedVersion } of state.pending) {
    const since = kept.get(command.id)?.keptAt
    if (acceptedVersion !== null) put(command.aggregate.id, { is: 'accepted' })
    else if (since !== undefined && !isOnline) put(command.aggregate.id, { is: 'waiting', since })
    else put(command.aggregate.id, { is: 'saving' })
  }
  for (const entry of state.outbox) {
    // Whoever clicked hears of it in a moment.
    if (isUnseen(entry) && !state.asking.includes(entry.command.id)) put(entry.command.aggregate.id, { is: 'refused' })
  }
  return marks
}
