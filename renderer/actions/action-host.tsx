import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { invariant } from '../../shared/base/invariant.ts'
import type { ActionContext, Intent } from './action.ts'
import { ActionDialog } from './action-dialog.tsx'
import { issueUndoably } from './issue-undoably.ts'
import type { Step } from './primary-action.ts'
import { useActionContext } from './use-action-context.ts'

export interface ActionStarter {
  readonly context: ActionContext | null
  /** Whether a form is being filled in: keys belong to it. */
  readonly isAsking: boolean
  start(step: Step): void
}

const Starter = createContext<ActionStarter | null>(null)

/** Lets everything inside begin actions, and shows the form of the one that asks something. */
export function ActionHost({ children }: { readonly children: ReactNode }) {
  const context = useActionContext()
  const [asking, setAsking] = useState<Step | null>(null)
  const starter = useMemo<ActionStarter>(() => {
    const start = (step: Step) => {
      if (context === null) return
      if (step.action.go) return step.action.go(step.target, context)
      if (step.action.Form) return setAsking(step)
      const intent = step.action.intent(step.target, context)
      if (intent !== null) issueFor(step, intent)
    }
    return { context, isAsking: asking !== null, start }
  }, [context, asking])
  return (
    <Starter.Provider value={starter}>
      {children}
      {asking && context && (
        <ActionDialog
          step={asking}
          context={context}
          onClose={() => setAsking(null)}
          onIntent={(intent) => {
            setAsking(null)
            issueFor(asking, intent)
          }}
        />
      )}
    </Starter.Provider>
  )
}

/** The host's way to begin an action. */
export function useActionStarter(): ActionStarter {
  const starter = useContext(Starter)
  invariant(starter, 'an action was used outside of an ActionHost')
  return starter
}

function issueFor(step: Step, intent: Intent): void {
  const { id, number } = step.target.order
  void issueUndoably([{ intent, aggregate: { type: 'order', id } }], { subject: number })
}
