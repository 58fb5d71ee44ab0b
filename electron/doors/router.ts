// doors: the procedure table served. What a door adds is who may come in and in what shape; what is done stands in the service.

import { Buffer } from 'node:buffer'
import { implement, ORPCError } from '@orpc/server'
import type { Cursor } from '../../shared/contract/changes.ts'
import { procedures } from '../../shared/contract/procedures.ts'
import type { SyncStatus } from '../../shared/contract/sync-status.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { Logger } from '../ports/logger.ts'
import type { Printing } from '../ports/printing.ts'
import { readWhole } from '../service/read-whole.ts'
import type { ChosenFile, DeskFace, ShopDesks, SyncFace } from './desk-face.ts'
import type { DeskPlace } from './desk-place.ts'
import { newestOnly } from './newest-only.ts'
import { OneJob } from './one-job.ts'

export type DeskRouter = ReturnType<typeof createRouter>

/** The contract over the desk in its place. The same router stands behind every door. */
export function createRouter(place: DeskPlace, logger: Logger, printing: Printing | null = null) {
  const table = implement(procedures)
  const jobs = new OneJob(logger)
  return table.router({
    desk: {
      hello: table.desk.hello.handler(async () => {
        const { face } = place
        return { ...face.identity, epoch: (await face.gateway.head()).epoch, isEmpty: await face.isEmpty() }
      }),
    },
    commands: {
      submit: table.commands.submit.handler(async ({ input }) => place.face.gateway.submit(await stamped(place.face, input.command))),
    },
    changes: {
      pull: table.changes.pull.handler(({ input }) => place.face.gateway.pullChanges(input.cursor, input.limit)),
      pullPacked: table.changes.pullPacked.handler(({ input }) => place.face.gateway.pullPacked(input.cursor, input.limit)),
      watch: table.changes.watch.handler(({ signal }) =>
        newestOnly<Cursor>((push) => place.follow(({ gateway }) => gateway.onCommit(push)), signal),
      ),
    },
    orders: {
      get: table.orders.get.handler(({ input }) => readOrder(place.face, input.id)),
      whole: table.orders.whole.handler(({ input }) => readWhole(place.face.gateway, input.ids)),
      history: table.orders.history.handler(({ input }) => place.face.gateway.history(input.id)),
      list: table.orders.list.handler(({ input }) =>
        place.face.gateway.listQueue({ queue: input.queue, limit: input.limit, ...(input.after === null ? {} : { after: input.after }) }),
      ),
      exportCsv: table.orders.exportCsv.handler(({ input: { ids, by } }) => {
        assertExports(place.face, by)
        return place.face.exportOrders(ids)
      }),
      exportView: table.orders.exportView.handler(({ input: { by, ...request } }) => {
        assertExports(place.face, by)
        return place.face.exportView(request)
      }),
      view: table.orders.view.handler(({ input }) => place.face.gateway.listView(input)),
      countViews: table.orders.countViews.handler(({ input }) => place.face.gateway.countViews(input.views)),
      search: table.orders.search.handler(({ input: { text, ...options } }) => place.face.gateway.search(text, options)),
    },
    stock: {
      ledger: table.stock.ledger.handler(({ input }) => place.face.gateway.ledger(input.itemId, input.before, input.limit)),
    },
    reports: {
      days: table.reports.days.handler(({ input: { from, to, by } }) => {
        if (!leads(place.face, by)) throw new ORPCError('FORBIDDEN', { status: 403, message: 'Only managers and admins see reports.' })
        return place.face.gateway.report({ from, to })
      }),
    },
    outbox: {
      pull: table.outbox.pull.handler(({ input }) => place.face.sync.outboxSince(input.after, input.limit)),
      watch: table.outbox.watch.handler(({ signal }) =>
        newestOnly<{ readonly change: number }>((push) => place.follow(({ sync }) => sync.onOutbox(push)), signal),
      ),
      withdraw: table.outbox.withdraw.handler(async ({ input }) => ({ withdrawn: await place.face.sync.withdraw(input.commandId) })),
      markSeen: table.outbox.markSeen.handler(async ({ input }) => {
        await place.face.sync.markSeen(input.commandIds)
        return null
      }),
    },
    sync: {
      watch: table.sync.watch.handler(({ signal }) =>
        newestOnly<SyncStatus>((push) => place.follow(({ sync }) => statusOf(sync, push)), signal),
      ),
      tryNow: table.sync.tryNow.handler(() => {
        place.face.sync.tryNow()
        return null
      }),
      join: table.sync.join.handler(({ input }) => place.face.sync.join(input)),
    },
    desks: {
      list: table.desks.list.handler(() => desksOf(place.face, null).list()),
      add: table.desks.add.handler(({ input }) => desksOf(place.face, input.by).add(input.name)),
      revoke: table.desks.revoke.handler(({ input }) => desksOf(place.face, input.by).revoke(input.deskId)),
    },
    printing: {
      printers: table.printing.printers.handler(async () => (printing ? printing.printers() : null)),
      print: table.printing.print.handler(async ({ input }) => (printing ? printing.print(input.page, input.choice) : NOT_HERE)),
      savePdf: table.printing.savePdf.handler(async ({ input }) =>
        printing ? printing.savePdf(input.page) : { file: null, message: NOT_HERE.message },
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
        return jobs.run(`Importing ${input.name}`, (report) => place.face.importFile(file, report), signal)
      }),
      loadSampleShop: table.jobs.loadSampleShop.handler(({ signal }) =>
        jobs.run('Setting up the sample shop', (report) => place.face.loadSampleShop(report), signal),
      ),
    },
  })
}

const NOT_HERE = { printed: false, why: 'no-printer', message: 'This desk runs in a browser, which prints by itself.' } as const

/** The status as it is, then as it becomes. */
function statusOf(sync: SyncFace, push: (status: SyncStatus) => void): () => void {
  push(sync.status())
  return sync.onStatus(push)
}

/** The desks of the shop; with `by`, only for who may add and revoke them. */
function desksOf({ sync, identity }: DeskFace, by: string | null): ShopDesks {
  if (!sync.desks) throw new ORPCError('ALONE', { status: 409, message: 'This desk is alone: it has no hub whose desks could be listed.' })
  if (by === null || leads({ identity }, by)) return sync.desks
  throw new ORPCError('FORBIDDEN', { status: 403, message: 'Only managers and admins add and revoke desks.' })
}

function assertExports(desk: DeskFace, by: string): void {
  if (!leads(desk, by)) throw new ORPCError('FORBIDDEN', { status: 403, message: 'Only managers and admins export orders.' })
}

function leads({ identity }: Pick<DeskFace, 'identity'>, by: string): boolean {
  const role = identity.people.find((person) => person.id === by)?.role
  return role === 'manager' || role === 'admin'
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
  const name = await desk.nameFor(vouched.id)
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
