import { useMemo } from 'react'
import { useDeskState } from '../state/desk-state.ts'
import { useRuleContext } from '../state/rule-context.ts'
import { useConnection } from '../state/use-connection.ts'
import { usePerson } from '../state/use-person.ts'
import { sentShipments } from '../state/use-sent-for.ts'
import { useAwayDeskId } from '../state/use-sync.ts'
import type { ActionContext } from './action.ts'

/** Who acts, by which rules, at what time; null until the shop's settings are here. New whenever one of them changed. */
export function useActionContext(): ActionContext | null {
  const person = usePerson()
  const rules = useRuleContext()
  const { isReachable } = useConnection()
  const awayDeskId = useAwayDeskId()
  const sent = useDeskState(sentShipments)
  return useMemo(
    () => (rules === null ? null : { person, rules, isReachable, awayDeskId, sent, now: new Date().toISOString() }),
    [person, rules, isReachable, awayDeskId, sent],
  )
}
