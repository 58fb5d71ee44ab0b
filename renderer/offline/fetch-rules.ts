import { invariant } from '../../shared/base/invariant.ts'
import type { decide } from '../../shared/lifecycle/decide.ts'
import { waitingOver } from '../../shared/sync/pending-command.ts'
import type { projectPending } from '../../shared/sync/project-pending.ts'

/** The rules of the life cycle, as far as a window plays them. */
interface Rules {
  readonly decide: typeof decide
  readonly projectPending: typeof projectPending
}

let here: Rules | null = null

/** Brings the rules in, which the first list does without. Whatever is asked for, and whatever waits, waits for them first. */
export async function fetchRules(): Promise<Rules> {
  if (here) return here
  const [deciding, projecting] = await Promise.all([
    import('../../shared/lifecycle/decide.ts'),
    import('../../shared/sync/project-pending.ts'),
  ])
  here = { decide: deciding.decide, projectPending: projecting.projectPending }
  return here
}

export function areRulesHere(): boolean {
  return here !== null
}

/** The rules, for who has waited for them. */
export function rulesHere(): Rules {
  invariant(here, 'something is decided before the rules were fetched')
  return here
}

/** As the rules project it. Where nothing waits they have nothing to say, and need not be here. */
export const projected: typeof projectPending = (id, confirmed, pending, contextFor, options) =>
  waitingOver(id, confirmed.version, pending).length === 0
    ? { state: confirmed.state, waiting: [] }
    : rulesHere().projectPending(id, confirmed, pending, contextFor, options)
