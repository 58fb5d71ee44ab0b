import { refusalText } from '../../shared/views/refusal-sentence.ts'
import { msg, say } from '../../shared/wording/say.ts'
import { newId } from '../offline/new-ids.ts'
import { type BulkItem, type BulkOutcome, type BulkRun, type BulkWork, tallyOf, useBulk } from '../state/bulk.ts'
import { deskState, useDeskState } from '../state/desk-state.ts'
import { issueStep } from '../state/issue-command.ts'
import { loadedOrder } from '../state/loaded-state.ts'
import { announce } from '../state/notices.ts'
import type { Intent } from './action.ts'
import { bulkAction } from './bulk-actions.ts'
import { csvName, downloadCsv } from './download-csv.ts'
import { EXPORT_ACTION, EXPORTED_AT_ONCE, exportPart } from './export-part.ts'

/** A command of the order whose turn it is, with the id it keeps: sent twice, it is done once. */
type Step = Intent & { readonly id: string }

/** Begins a run, unless one is going on. It goes on wherever the person goes in this window. */
export function startBulk(work: BulkWork, orders: readonly Pick<BulkItem, 'orderId' | 'number'>[]): boolean {
  const { run } = useBulk.getState()
  if (run !== null && (run.is === 'running' || run.is === 'broken')) return false
  if (orders.length === 0) return false
  const items = orders.map(({ orderId, number }) => ({ orderId, number, outcome: null }))
  useBulk.setState({ run: { work, by: deskState().person, items, is: 'running' } })
  keepRun()
  keepTurn(null)
  void go()
  return true
}

/** Leaves out what has not been done yet; what was done stays done. */
export function stopBulk(): void {
  change((run) => (run.is === 'running' || run.is === 'broken' ? { ...run, is: 'stopped' } : run))
  keepRun()
}

/** Does what failed, and what was left out, once more. */
export function retryBulk(): void {
  const { run } = useBulk.getState()
  if (run === null || run.is === 'running') return
  // A command that was refused is over; the next try is a command of its own.
  if (run.is !== 'broken') keepTurn(null)
  useBulk.setState({
    run: {
      ...run,
      by: run.is === 'broken' ? run.by : deskState().person,
      is: 'running',
      items: run.items.map((item) => (item.outcome?.is === 'refused' ? { ...item, outcome: null } : item)),
    },
  })
  keepRun()
  void go()
}

export function putBulkAway(): void {
  useBulk.setState({ run: null })
  keepRun()
  keepTurn(null)
}

/** Takes up what this window was doing when it was reloaded. Another person than the one who began it is not given the rest. */
export function resumeBulk(): void {
  const run = keptRun()
  if (run === null || useBulk.getState().run !== null) return
  useBulk.setState({ run })
  if (run.is !== 'running') return
  const begin = () => {
    const { line, settings, person } = deskState()
    if (line !== 'open' || settings === null) return false
    if (person.id === run.by.id) void go()
    else stopBulk()
    return true
  }
  if (begin()) return
  const leave = useDeskState.subscribe(() => {
    if (begin()) leave()
  })
}

async function go(): Promise<void> {
  if (useBulk.getState().run?.work.action === EXPORT_ACTION) return goExporting()
  for (;;) {
    const { run } = useBulk.getState()
    if (run === null || run.is !== 'running') return
    const index = run.items.findIndex((item) => item.outcome === null)
    const item = run.items[index]
    if (item === undefined) break
    const outcome = await doOne(run, item)
    if (outcome === null) {
      change((now) => (now.is === 'running' ? { ...now, is: 'broken' } : now))
      keepRun()
      return
    }
    change((now) => ({ ...now, items: now.items.with(index, { ...item, outcome }) }))
    keepRun()
    keepTurn(null)
  }
  change((run) => ({ ...run, is: 'finished' }))
  keepRun()
  const { run } = useBulk.getState()
  if (run === null) return
  const { done, refused } = tallyOf(run)
  announce(
    say(
      '{done, plural, one {# order done} other {# orders done}}, {refused, plural, =0 {none refused} one {# refused} other {# refused}}.',
      {
        done,
        refused,
      },
    ),
  )
}

/** An export changes no order, so after a break it begins from the start: the file is handed over whole or not at all. */
async function goExporting(): Promise<void> {
  change((run) => ({ ...run, items: run.items.map((item) => ({ ...item, outcome: null })) }))
  const parts: string[] = []
  for (;;) {
    const { run } = useBulk.getState()
    if (run === null || run.is !== 'running') return
    const ids = run.items.filter(({ outcome }) => outcome === null).map(({ orderId }) => orderId)
    if (ids.length === 0) break
    const part = await exportPart(ids.slice(0, EXPORTED_AT_ONCE), run.by.id)
    if (part === null) return change((now) => (now.is === 'running' ? { ...now, is: 'broken' } : now))
    parts.push(parts.length === 0 ? part.header + part.rows : part.rows)
    change((now) => ({
      ...now,
      items: now.items.map((item) => (part.asked.has(item.orderId) ? { ...item, outcome: part.outcomeOf(item.orderId) } : item)),
    }))
  }
  change((run) => ({ ...run, is: 'finished' }))
  keepRun()
  const { run } = useBulk.getState()
  if (run === null) return
  const file = csvName()
  downloadCsv(file, parts.join(''))
  announce(say('The file with {count, plural, one {# order} other {# orders}} is ready: {file}.', { count: tallyOf(run).done, file }))
}

/** Null when nobody could answer: it is tried again with the same ids. */
async function doOne(run: BulkRun, item: BulkItem): Promise<BulkOutcome | null> {
  const begun = keptTurn(item.orderId)
  const steps = begun ?? (await stepsFor(run.work, item.orderId))
  if (typeof steps === 'string') return { is: 'refused', why: steps }
  keepTurn({ orderId: item.orderId, steps })
  let outcome: BulkOutcome = { is: 'unchanged' }
  for (const { id, ...intent } of steps) {
    const result = await issueStep(intent.name, { type: 'order', id: item.orderId }, intent.args, { id, isAgain: begun !== null })
    if (result.status === 'not-saved') return null
    if (result.status === 'refused') return { is: 'refused', why: refusalText(result.refusal) }
    if (result.status === 'accepted') outcome = { is: 'done' }
    if (result.status === 'waiting') outcome = { is: 'waiting' }
  }
  return outcome
}

async function stepsFor(work: BulkWork, orderId: string): Promise<readonly Step[] | string> {
  const action = bulkAction(work.action)
  if (action === null) return say('This version of the desk does not know what was to be done.')
  const order = await loadedOrder(orderId)
  if (order === null) return say('This order could not be read here.')
  const steps = action.intents(order, work).map((intent) => ({ ...intent, id: newId() }))
  return steps.length === 0 ? say(action.idle ?? msg('There is nothing to do for this order.')) : steps
}

function change(how: (run: BulkRun) => BulkRun): void {
  useBulk.setState(({ run }) => ({ run: run === null ? null : how(run) }))
}

const RUN = 'order-desk-bulk'
const TURN = 'order-desk-bulk-turn'

interface Turn {
  readonly orderId: string
  readonly steps: readonly Step[]
}

/** Kept in this window alone, over a reload: two windows never do the same run. */
function keepRun(): void {
  put(RUN, useBulk.getState().run)
}

function keepTurn(turn: Turn | null): void {
  put(TURN, turn)
}

function keptRun(): BulkRun | null {
  const run = read(RUN)
  return typeof run === 'object' && run !== null && 'items' in run && 'work' in run ? (run as BulkRun) : null
}

function keptTurn(orderId: string): readonly Step[] | null {
  const turn = read(TURN) as Turn | null
  return turn?.orderId === orderId ? turn.steps : null
}

function put(key: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // A full or forbidden storage only means that a reload ends the run.
  }
}

function read(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}
