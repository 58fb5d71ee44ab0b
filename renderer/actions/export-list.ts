import { say } from '../../shared/wording/say.ts'
import { deskSession, type ViewQuestion } from '../state/desk-session.ts'
import { deskState } from '../state/desk-state.ts'
import { exportedPage, type ListExport, useListExport } from '../state/list-export.ts'
import { announce } from '../state/notices.ts'
import { csvName, downloadCsv } from './download-csv.ts'

/** What was written so far, and where the rest begins: whoever goes on after a break loses nothing. */
let written: { readonly parts: string[]; readonly after: string | null } = { parts: [], after: null }

/** Counts how often writing was begun or gone on with: an answer to an earlier turn is nobody's any more. */
let turn = 0

/** Begins to write everything a list shows into one file, unless that is being done already. It goes on wherever the person goes in this window. */
export async function exportList(list: string, view: ViewQuestion): Promise<void> {
  if (isUnderWay()) return announce(say('Another list is being exported: that has to end first.'))
  written = { parts: [], after: null }
  const run: ListExport = {
    list,
    view,
    by: deskState().person,
    done: 0,
    total: null,
    is: 'running',
    why: '',
    heardAt: null,
    waiting: 0,
    file: '',
  }
  useListExport.setState({ run })
  const [total = null] = (await deskSession().viewCounts([view])) ?? []
  change((now) => ({ ...now, total }))
  await goOn()
}

/** Writes no more; nothing is handed over. */
export function stopListExport(): void {
  change((run) => (isUnderWay() ? { ...run, is: 'stopped' } : run))
}

/** Goes on where it broke off or was stopped. */
export async function resumeListExport(): Promise<void> {
  const { run } = useListExport.getState()
  if (run === null || run.is === 'running' || run.is === 'finished') return
  change((now) => ({ ...now, is: 'running', why: '' }))
  await goOn()
}

export function putListExportAway(): void {
  written = { parts: [], after: null }
  useListExport.setState({ run: null })
}

async function goOn(): Promise<void> {
  turn += 1
  const mine = turn
  const isWanted = () => mine === turn && useListExport.getState().run?.is === 'running'
  for (;;) {
    const { run } = useListExport.getState()
    if (run === null || !isWanted()) return
    const page = await exportedPage(run, written.after)
    if (!isWanted()) return
    if (typeof page === 'string') return change((now) => ({ ...now, is: 'broken', why: page }))
    const { header, rows, found, next } = page
    written = { parts: [...written.parts, written.parts.length === 0 ? header + rows : rows], after: next }
    change((now) => ({ ...now, ...missedBy(now), done: now.done + found.length }))
    if (written.after === null) return handOver()
  }
}

/** A desk of a shop writes down what it holds. */
function missedBy({ heardAt }: ListExport): Pick<ListExport, 'heardAt' | 'waiting'> {
  const { sync } = deskState()
  if (sync?.mode !== 'joined') return { heardAt: null, waiting: 0 }
  return { heardAt: heardAt ?? (sync.line.is === 'online' ? null : sync.lastPullAt), waiting: sync.waiting }
}

function handOver(): void {
  const { run } = useListExport.getState()
  if (run === null) return
  const file = csvName(run.list)
  downloadCsv(file, written.parts)
  written = { parts: [], after: null }
  change((now) => ({ ...now, is: 'finished', file }))
  announce(say('The file with {count, plural, one {# order} other {# orders}} is ready: {file}.', { count: run.done, file }))
}

function isUnderWay(): boolean {
  const is = useListExport.getState().run?.is
  return is === 'running' || is === 'broken'
}

function change(how: (run: ListExport) => ListExport): void {
  useListExport.setState(({ run }) => ({ run: run === null ? null : how(run) }))
}
