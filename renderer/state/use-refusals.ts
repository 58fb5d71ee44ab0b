import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { say } from '../../shared/wording/say.ts'
import { deskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'
import { notify } from './notices.ts'
import { commandIdsOf, type NotAccepted, notAcceptedOf } from './refusals.ts'

/** What was done here, was not accepted, and nobody has seen. */
export function useRefusals(): readonly NotAccepted[] {
  const facts = useDeskState(useShallow(({ outbox, asking }) => ({ outbox, asking })))
  return useMemo(() => notAcceptedOf(facts), [facts])
}

/** A person has read it; it is told nowhere any more. */
export async function dismissRefusal(refusal: NotAccepted): Promise<void> {
  try {
    await deskSession().client.outbox.markSeen({ commandIds: [...commandIdsOf(refusal)] })
  } catch {
    notify({ tone: 'stop', title: say('Not dismissed: the desk process is not reachable.') })
  }
}
