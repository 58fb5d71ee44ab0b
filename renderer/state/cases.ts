import { useMemo } from 'react'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import { useDeskState } from './desk-state.ts'

/** What was decided stays in the list for so long, for whoever wants to see what became of it. */
const DECIDED_SHOWN_MS = 30 * 24 * 3600 * 1000

export interface CaseList {
  /** Undecided, oldest first. */
  readonly open: readonly SyncCase[]
  /** Decided lately, newest decision first. */
  readonly decided: readonly SyncCase[]
}

function caseListOf(cases: readonly SyncCase[], now: string): CaseList {
  const open = cases.filter((each) => each.resolution === null).toSorted((a, b) => order(a.openedAt, b.openedAt))
  const decided = cases.filter((each) => each.resolution !== null && Date.parse(now) - Date.parse(each.resolution.at) < DECIDED_SHOWN_MS)
  return { open, decided: decided.toSorted((a, b) => order(b.resolution?.at ?? '', a.resolution?.at ?? '')) }
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

export function useCaseList(now: string): CaseList {
  const cases = useDeskState((state) => state.cases)
  return useMemo(() => caseListOf(cases, now), [cases, now])
}

export function useOpenCaseCount(): number {
  return useDeskState((state) => state.cases.filter((each) => each.resolution === null).length)
}

/** The open cases that are about an order, or that took something from it. */
export function useOpenCasesOf(orderId: string): readonly SyncCase[] {
  const cases = useDeskState((state) => state.cases)
  return useMemo(
    () => cases.filter((each) => each.resolution === null && (each.orderId === orderId || each.affectedOrderIds.includes(orderId))),
    [cases, orderId],
  )
}
