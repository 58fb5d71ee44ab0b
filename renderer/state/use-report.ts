import { useEffect, useState } from 'react'
import type { Report } from '../../shared/contract/report.ts'
import { failureText } from '../desk/desk-failure.ts'
import { deskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'
import { usePerson } from './use-person.ts'

export interface ShownReport {
  /** The newest that was read, also while another is on its way. */
  readonly report: Report | null
  /** Why the last question was not answered. */
  readonly failure: string | null
  again(): void
}

/** What happened between two days, counted by the authority: asked anew for other days, another person, or when the line is back. */
export function useReport(from: string, to: string): ShownReport {
  const by = usePerson().id
  const line = useDeskState((state) => state.line)
  const hub = useDeskState((state) => state.sync?.line.is)
  const [asked, setAsked] = useState(0)
  const [read, setRead] = useState<{ readonly report: Report | null; readonly failure: string | null }>({ report: null, failure: null })

  // biome-ignore lint/correctness/useExhaustiveDependencies: a line that is back, or a person who asks again, is the reason to ask
  useEffect(() => {
    let isHere = true
    deskSession()
      .client.reports.days({ from, to, by })
      .then(
        (report) => isHere && setRead({ report, failure: null }),
        (error: unknown) => isHere && setRead((before) => ({ ...before, failure: failureText(error) })),
      )
    return () => {
      isHere = false
    }
  }, [from, to, by, line, hub, asked])

  return { ...read, again: () => setAsked((times) => times + 1) }
}
