// doors: the procedure table served. What a door adds is who may come in and in what shape; what is done stands in the service.

import { Buffer } from 'node:buffer'
import { implement, ORPCError } from '@orpc/server'
import type { WholeStates } from '../../shared/contract/packed-changes.ts'
import { procedures } from '../../shared/contract/procedures.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { Logger } from '../ports/logger.ts'
import type { ChosenFile, DeskFace } from './desk-face.ts'
import { newestOnly } from './newest-only.ts'
import { OneJob } from './one-job.ts'

export type DeskRouter = ReturnType<typeof createRouter>

/** The contract over one desk. The same router stands behind every door. */
export function createRouter(desk: DeskFace, logger: Logger) {
  const { gateway } = desk
  const table = implement(procedures)
  const jobs = new OneJob(logger)
  return table.router({
    desk: {
      hello: table.desk.hello.handler(async () => ({
        ...desk.identity,
        epoch: (await gateway.head()).epoch,
        isEmpty: await desk.isEmpty(),
      })),
    },
    commands: {
      submit: table.commands.submit.handler(async ({ input }) => gateway.submit(await stamped(desk, input.command))),
    },
    changes: {
      pull: table.changes.pull.handler(({ input }) => gateway.pullChanges(input.cursor, input.limit)),
      pullPacked: table.changes.pullPacked.handler(({ input }) => gateway.pullPacked(input.cursor, input.limit)),
      watch: table.changes.watch.handler(({ signal }) => newestOnly((push) => gateway.onCommit(push), signal)),
    },
    orders: {
      get: table.orders.get.handler(({ input }) => readOrder(desk, input.id)),
      whole: table.orders.whole.handler(({ input }) => readWhole(desk, input.ids)),
      history: table.orders.history.handler(({ input }) => gateway.history(input.id)),
      list: table.orders.list.handler(({ input }) =>
        gateway.listQueue({ queue: input.queue, limit: input.limit, ...(input.after === null ? {} : { after: input.after }) }),
      ),
      search: table.orders.search.handler(({ input }) =>
        gateway.search(input.text, { limit: input.limit, includeArchived: input.includeArchived }),
      ),
    },
    jobs: {
      importFile: table.jobs.importFile.handler(({ input, signal }) => {
        const file: ChosenFile = {
          name: input.name,
          content: Buffer.from(input.contentBase64, 'base64'),
          ...(input.dates ? { dates: input.dates } : {}),
          ...(input.currency ? { currency: input.currency } : {}),
        }
        return jobs.run(`Importing ${input.name}`, (report) => desk.importFile(file, report), signal)
      }),
      loadSampleShop: table.jobs.loadSampleShop.handler(({ signal }) =>
        jobs.run('Setting up the sample shop', (report) => desk.loadSampleShop(report), signal),
      ),
    },
  })
}

/**
 * The command as this desk vouches for it: its own id, one of its people with the name and role they truly have, and, on a new
 * order, the number and reference that belong to this command id for ever. What a payment provider said is not a window's to
 * tell: the provider is asked once the order is kept.
 */
async function stamped(desk: DeskFace, command: Command): Promise<Command> {
  const actor = desk.identity.people.find((person) => person.id === command.actor.id)
  if (!actor)
    throw new ORPCError('FORBIDDEN', { status: 403, message: 'Nobody of this id works at this desk. Choose a person and try again.' })
  const vouched: Command = { ...command, actor, deskId: desk.identity.deskId }
  if (vouched.name !== 'CreateOrder' && vouched.name !== 'CounterSale') return vouched
  const name = await desk.numbers.numberFor(vouched.id)
  if (vouched.name === 'CounterSale') return { ...vouched, args: { ...vouched.args, ...name } }
  const { authorization: _claimed, ...args } = vouched.args
  return { ...vouched, args: { ...args, ...name } }
}

async function readOrder(desk: DeskFace, id: string) {
  const { state, version } = await desk.gateway.readState(id)
  if (!state.deleted) return { order: state.order, selection: state.selection, version, tombstone: null }
  const found = await desk.gateway.readOrder(id)
  return { order: null, selection: null, version, tombstone: found?.deleted ? found.tombstone : null }
}

async function readWhole(desk: DeskFace, wanted: readonly string[]): Promise<WholeStates> {
  const ids: string[] = []
  const versions: number[] = []
  const states: string[] = []
  for (const id of wanted) {
    const { state, version } = await desk.gateway.readState(id)
    if (!state.order && !state.selection) continue
    ids.push(id)
    versions.push(version)
    states.push(JSON.stringify({ order: state.order, selection: state.selection }))
  }
  return { ids, versions, states: states.join('\n') }
}
