import type { AggregateRef, Command, CommandArgs, CommandName, CommandOf } from '../../shared/lifecycle/command.ts'
import { promisesOffline } from '../../shared/sync/may-act-offline.ts'
import { say } from '../../shared/wording/say.ts'
import type { DeskConnection } from '../desk/desk-connection.ts'
import { wasAnswered } from '../desk/desk-failure.ts'
import { fetchRules } from '../offline/fetch-rules.ts'
import {
  type IssueResult,
  issueCommand,
  type KeptId,
  NOT_REACHABLE,
  NoAnswer,
  type Picture,
  paintCommand,
  type SubmitDoor,
  submitPainted,
} from '../offline/issue-command.ts'
import { newId } from '../offline/new-ids.ts'
import { useDeskState } from './desk-state.ts'
import type { Deed } from './held-acts.ts'
import { type Holding, holding } from './holding.ts'
import type { OrderLoading } from './load-orders.ts'
import { notify } from './notices.ts'
import { ruleContextFor } from './rule-context.ts'
import { isAuthorityOnline, shownStateOf } from './use-order.ts'

/** An answer is waited for so long; a line that broke may come back within the second time. */
const ANSWER_MS = 20_000
const LINE_BACK_MS = 8_000

export type Issue = <Name extends CommandName>(
  name: Name,
  aggregate: AggregateRef,
  args: CommandArgs[Name],
  kept?: KeptId,
) => Promise<IssueResult>

/** The path of every click, and the place where some of them are held back for a while. */
export interface Issuing {
  readonly issue: Issue
  readonly held: Holding
}

/** Makes the one path of every click. Commands about one thing go out one after the other, each decided on what the last one left. */
export function issuing(connection: DeskConnection, loading: OrderLoading, now: () => string): Issuing {
  const door = submitDoor(connection)
  const lastOf = new Map<string, Promise<unknown>>()

  const inTurn = async (id: string, aggregateId: string, act: () => Promise<IssueResult>): Promise<IssueResult> => {
    const before = lastOf.get(aggregateId)
    const run = (async () => {
      await before?.catch(() => {})
      return act()
    })()
    lastOf.set(aggregateId, run)
    const result = await run.finally(() => {
      if (lastOf.get(aggregateId) === run) lastOf.delete(aggregateId)
      useDeskState.setState((state) => ({ asking: state.asking.filter((each) => each !== id) }))
    })
    // Whoever clicked hears of it now: the desk need not tell it once more.
    if (result.status === 'refused' && useDeskState.getState().sync?.mode === 'joined') void seen(connection, [id])
    if (result.status === 'not-saved') {
      notify({
        tone: 'stop',
        title: result.sentence === say(NOT_REACHABLE) ? result.sentence : say('Not confirmed.'),
        text: result.sentence === say(NOT_REACHABLE) ? '' : result.sentence,
      })
    }
    return result
  }

  const held = holding({
    commandOf: (deed) => commandNow(deed, newId(), now()),
    paint: (command) => paintCommand(command, PICTURE),
    takeBack: (commandId) => PICTURE.takeBack(commandId),
    isReachable: door.isReachable,
    load: async (ids) => void (await Promise.all([fetchRules(), ...[...new Set(ids)].map(loading.load)])),
    send: (command) => inTurn(command.id, command.aggregate.id, () => submitPainted(command, PICTURE, door)),
  })

  const issue: Issue = (name, aggregate, args, kept) => {
    // The id is made when the person acts: however often the command travels, it has one effect.
    const id = kept?.id ?? newId()
    const issuedAt = now()
    held.carryOutAbout(aggregate.id)
    useDeskState.setState((state) => ({ asking: [...state.asking, id] }))
    return inTurn(id, aggregate.id, async () => {
      await loading.loadItems(itemIdsIn(args))
      if (name === 'AssignCustomer' || name === 'SignIn') await loading.loadSelectionsOf(customerIn(args))
      return issueCommand(commandNow({ name, aggregate, args } as Deed, id, issuedAt), PICTURE, door, kept?.isAgain)
    })
  }
  return { issue, held }
}

/** A command of who acts at this window now. */
function commandNow({ name, aggregate, args }: Deed, id: string, issuedAt: string): Command {
  const state = useDeskState.getState()
  return {
    id,
    name,
    v: 1,
    aggregate,
    args,
    actor: state.person,
    deskId: state.greeting?.deskId ?? '',
    baseVersion: state.orders[aggregate.id]?.confirmed.version ?? 0,
    issuedAt,
    occurredAt: issuedAt,
  } satisfies CommandOf<typeof name> as Command
}

/** A hint to the desk; a line that breaks now only means that it is said again. */
function seen(connection: DeskConnection, commandIds: readonly string[]): Promise<unknown> {
  return connection.client.outbox.markSeen({ commandIds: [...commandIds] }).catch(() => undefined)
}

const PICTURE: Picture = {
  shown: (id) => shownStateOf(useDeskState.getState(), id),
  contextFor: (command) => {
    const context = ruleContextFor(command)
    const promises = isAuthorityOnline(useDeskState.getState()) ? undefined : promisesOffline(command)
    return context && promises !== undefined ? { ...context, promises } : context
  },
  paint: (command) => useDeskState.setState((state) => ({ pending: [...state.pending, { command, acceptedVersion: null }] })),
  settle: (commandId, version) =>
    useDeskState.setState((state) => ({
      // The page with this version may have been revealed before the answer came.
      pending:
        (state.revealed?.version ?? 0) >= version
          ? state.pending.filter((each) => each.command.id !== commandId)
          : state.pending.map((each) => (each.command.id === commandId ? { ...each, acceptedVersion: version } : each)),
    })),
  takeBack: (commandId) => useDeskState.setState((state) => ({ pending: state.pending.filter((each) => each.command.id !== commandId) })),
}

function submitDoor(connection: DeskConnection): SubmitDoor {
  return {
    isReachable: () => connection.line() === 'open',
    async submit(command) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await connection.client.commands.submit({ command }, { signal: AbortSignal.timeout(ANSWER_MS) })
        } catch (error) {
          if (wasAnswered(error)) throw error
          // The line broke with the command on its way. The same id asked again gets the same answer, whether or not it arrived.
          if (attempt > 1 || !(await isBack(connection))) throw new NoAnswer()
        }
      }
    },
  }
}

function isBack(connection: DeskConnection): Promise<boolean> {
  // A broken socket may be noticed a moment after the call failed on it.
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(connection.line() === 'open'), connection.line() === 'open' ? 500 : LINE_BACK_MS)
    const stop = connection.onLine((line) => {
      if (line === 'open') finish(true)
    })
    const finish = (answer: boolean) => {
      clearTimeout(timer)
      stop()
      resolve(answer)
    }
  })
}

function customerIn(args: object): string {
  return 'customerId' in args && typeof args.customerId === 'string' ? args.customerId : ''
}

/** Items a command speaks of that no opened order may have brought in. */
function itemIdsIn(args: object): readonly string[] {
  const lines: unknown = 'lines' in args ? args.lines : 'line' in args ? [args.line] : []
  if (!Array.isArray(lines)) return []
  return lines.flatMap((line: unknown) =>
    typeof line === 'object' && line !== null && 'itemId' in line && typeof line.itemId === 'string' ? [line.itemId] : [],
  )
}
