import { Buffer } from 'node:buffer'
import { implement, ORPCError } from '@orpc/server'
import type { Cursor } from '../../shared/contract/changes.ts'
import { commandSchema } from '../../shared/contract/command-schema.ts'
import { hubProcedures } from '../../shared/contract/hub-procedures.ts'
import { PROTOCOL_VERSION } from '../../shared/contract/protocol-version.ts'
import type { PushAnswer, PushedCommand } from '../../shared/contract/sync-messages.ts'
import type { DeskDirectory } from '../access/desk-directory.ts'
import type { Logger } from '../ports/logger.ts'
import type { DeskRecord } from '../ports/order-store.ts'
import type { HubService } from '../service/hub-service.ts'
import { HubImports, type ImportFile } from './hub-imports.ts'
import { newestOnly } from './newest-only.ts'

/** What the door knows of a caller before any procedure runs. */
export interface HubCaller {
  /** The desk that proved itself; null for a stranger. */
  readonly desk: DeskRecord | null
  /** False once this address has tried too many codes. */
  mayTryCode(): boolean
}

export interface HubFace {
  readonly hub: HubService
  readonly directory: DeskDirectory
  readonly logger: Logger
  /** Left out where the hub only decides. */
  readonly importFile?: ImportFile
}

export type HubRouter = ReturnType<typeof createHubRouter>

/** The contract of a hub over one authority. */
export function createHubRouter({ hub, directory, logger, importFile }: HubFace) {
  const imports = importFile && new HubImports(importFile, logger)
  const table = implement(hubProcedures).$context<HubCaller>()
  const known = table.middleware(({ context, next }) => next({ context: { desk: proven(context) } }))
  return table.router({
    desks: {
      pair: table.desks.pair.handler(async ({ input, context }) => {
        if (!context.mayTryCode())
          throw new ORPCError('TOO_MANY_CODES', { status: 429, message: 'Too many codes were tried. Wait ten minutes.' })
        const paired = await directory.pair(input.code)
        if (paired.ok) return paired.value
        throw new ORPCError(paired.error, { status: 403, message: 'Code not valid. Ask a manager for a new one.' })
      }),
      list: table.desks.list.use(known).handler(() => directory.list()),
      add: table.desks.add.use(known).handler(({ input }) => directory.add(input.name)),
      revoke: table.desks.revoke.use(known).handler(({ input }) => directory.revoke(input.deskId)),
    },
    sync: {
      hello: table.sync.hello.use(known).handler(({ input, context: { desk } }) => {
        if (input.protocol !== PROTOCOL_VERSION) throw new ORPCError('OUTDATED', { status: 426, message: outdated(input.protocol) })
        return hub.hello(desk, input)
      }),
      push: table.sync.push.use(known).handler(async ({ input, context: { desk } }) => {
        const { understood, isWhole } = commandsOf(input.commands, desk, logger)
        const answer = await hub.push(desk, { epoch: input.epoch, commands: understood })
        return isWhole || answer.stop ? answer : ({ ...answer, stop: { why: 'upgrade' } } satisfies PushAnswer)
      }),
      pull: table.sync.pull.use(known).handler(({ input, context: { desk } }) => hub.pull(desk, input.cursor, input.maxRows)),
      execute: table.sync.execute.use(known).handler(({ input, context: { desk } }) => hub.execute(desk, input.command)),
      watch: table.sync.watch.use(known).handler(({ signal }) => newestOnly<Cursor>((push) => hub.onCommit(push), signal)),
    },
    shop: {
      lists: table.shop.lists.use(known).handler(({ input, context: { desk } }) => hub.lists(desk, input.cursor, input.limit)),
      queue: table.shop.queue
        .use(known)
        .handler(({ input: { queue, after, limit } }) => hub.queue({ queue, limit, ...(after === null ? {} : { after }) })),
      search: table.shop.search.use(known).handler(({ input: { text, ...options } }) => hub.search(text, options)),
      report: table.shop.report.use(known).handler(({ input }) => hub.report(input)),
      whole: table.shop.whole.use(known).handler(({ input }) => hub.whole(input.ids)),
    },
    orders: {
      history: table.orders.history.use(known).handler(({ input }) => hub.history(input.id)),
    },
    imports: {
      file: table.imports.file.use(known).handler(({ input: { contentGzipBase64, name, dates, currency }, signal }) => {
        if (!imports) throw new ORPCError('NO_IMPORTS', { status: 409, message: 'This hub takes no files.' })
        const file = { name, ...(dates ? { dates } : {}), ...(currency ? { currency } : {}) }
        return imports.run(file, Buffer.from(contentGzipBase64, 'base64'), signal)
      }),
    },
  })
}

function proven({ desk }: HubCaller): DeskRecord {
  if (desk) return desk
  throw new ORPCError('UNPAIRED', { status: 401, message: 'This desk is not known here, or was revoked. Ask a manager to pair it again.' })
}

function outdated(protocol: number): string {
  return protocol < PROTOCOL_VERSION
    ? 'This desk is older than its hub. Update the desk; what it has not sent stays with it.'
    : 'This desk is newer than its hub. Update the hub; what the desk has not sent stays with it.'
}

/** The commands up to the first that this hub does not know in this form. */
function commandsOf(
  given: readonly { readonly seq: number; readonly known: number; readonly isFact?: boolean; readonly command?: unknown }[],
  desk: DeskRecord,
  logger: Logger,
): { readonly understood: readonly PushedCommand[]; readonly isWhole: boolean } {
  const understood: PushedCommand[] = []
  for (const { command, ...place } of given) {
    const parsed = command === null ? { success: true as const, data: null } : commandSchema.safeParse(command)
    if (!parsed.success) {
      logger.warn('A desk sent a command that is not understood here', {
        deskId: desk.id,
        seq: place.seq,
        why: parsed.error.issues[0]?.message ?? '',
      })
      return { understood, isWhole: false }
    }
    understood.push({ ...place, command: parsed.data })
  }
  return { understood, isWhole: true }
}
