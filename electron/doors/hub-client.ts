import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { Cursor } from '../../shared/contract/changes.ts'
import type { DeskListing, NewDesk, PairedDesk } from '../../shared/contract/desk-listing.ts'
import type { hubProcedures } from '../../shared/contract/hub-procedures.ts'
import type { JobProgress } from '../../shared/contract/job.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { PackedPage, WholeStates } from '../../shared/contract/packed-changes.ts'
import type { Report } from '../../shared/contract/report.ts'
import type { HelloAnswer, HelloQuestion, PullAnswer, Push, PushAnswer } from '../../shared/contract/sync-messages.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { HistoryEntry } from '../../shared/views/history-entry.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import { type AuthorityLink, LinkFailure, type LinkFailureKind } from '../ports/authority-link.ts'
import type { AuthorityReads } from '../ports/authority-reads.ts'
import type { QueuePage, QueuePageRequest, SearchOptions } from '../ports/order-store.ts'
import type { ChosenFile } from './desk-face.ts'
import { HubLine, type HubTrust } from './hub-line.ts'

/** What a desk proves itself with. */
export interface DeskPass {
  readonly deskId: string
  readonly token: string
}

const packed = promisify(gzip)

type HubCalls = ContractRouterClient<typeof hubProcedures>

/**
 * The way to a hub over HTTP. Every failure is told as a LinkFailure, by its code and never by its text. For how long an answer is
 * waited, the signal says alone: a page of the shop takes longer than a click.
 */
export class HubClient implements AuthorityLink, AuthorityReads {
  readonly #line: HubLine
  readonly #calls: HubCalls

  constructor(url: string, pass: DeskPass | null, trust: HubTrust = { certificate: null, isPlainAllowed: false }) {
    this.#line = new HubLine(url, trust)
    const link = new RPCLink({
      url: new URL('/rpc', url),
      headers: () => (pass ? { authorization: `Bearer ${pass.deskId}.${pass.token}` } : {}),
      fetch: (request, _init, { signal }) => this.#line.send(request, signal ?? NEVER),
    })
    this.#calls = createORPCClient(link)
  }

  /** Lets go of every connection to the hub; what is still being asked fails. */
  close(): void {
    this.#line.close()
  }

  hello({ documentNumbers, ...question }: HelloQuestion, signal: AbortSignal): Promise<HelloAnswer> {
    const asked = { ...question, ...(documentNumbers ? { documentNumbers: [...documentNumbers] } : {}) }
    return answered(this.#calls.sync.hello(asked, { signal }))
  }

  push(push: Push, signal: AbortSignal): Promise<PushAnswer> {
    return answered(this.#calls.sync.push({ ...push, commands: [...push.commands] }, { signal }))
  }

  pull(cursor: Cursor | null, maxRows: number, signal: AbortSignal): Promise<PullAnswer> {
    return answered(this.#calls.sync.pull({ cursor, maxRows }, { signal }))
  }

  execute(command: Command, signal: AbortSignal): Promise<Outcome> {
    return answered(this.#calls.sync.execute({ command }, { signal }))
  }

  history(id: string, signal: AbortSignal): Promise<readonly HistoryEntry[]> {
    return answered(this.#calls.orders.history({ id }, { signal }))
  }

  lists(cursor: Cursor | null, limit: number, signal: AbortSignal): Promise<PackedPage> {
    return answered(this.#calls.shop.lists({ cursor, limit }, { signal }))
  }

  queue({ queue, after, limit }: QueuePageRequest, signal: AbortSignal): Promise<QueuePage> {
    return answered(this.#calls.shop.queue({ queue, after: after ?? null, limit }, { signal }))
  }

  search(text: string, { includeArchived = false, ...options }: SearchOptions, signal: AbortSignal): Promise<readonly QueueRow[]> {
    return answered(this.#calls.shop.search({ text, includeArchived, ...options }, { signal }))
  }

  whole(ids: readonly string[], signal: AbortSignal): Promise<WholeStates> {
    return answered(this.#calls.shop.whole({ ids: [...ids] }, { signal }))
  }

  report({ from, to }: { readonly from: string; readonly to: string }, signal: AbortSignal): Promise<Report> {
    return answered(this.#calls.shop.report({ from, to }, { signal }))
  }

  async *watch(signal: AbortSignal): AsyncIterable<Cursor> {
    try {
      yield* await this.#calls.sync.watch(undefined, { signal })
    } catch (error) {
      if (!signal.aborted) throw linkFailureOf(error)
    }
  }

  /** Has the hub import a file; the line stays open until its end. */
  async *importFile({ content, ...file }: ChosenFile, signal: AbortSignal): AsyncIterable<JobProgress> {
    const contentGzipBase64 = (await packed(content)).toString('base64')
    try {
      yield* await this.#calls.imports.file({ ...file, contentGzipBase64 }, { signal })
    } catch (error) {
      throw linkFailureOf(error)
    }
  }

  /** Exchanges a code for a pass; nobody needs a pass for that. */
  pair(code: string, signal: AbortSignal): Promise<PairedDesk> {
    return answered(this.#calls.desks.pair({ code }, { signal }))
  }

  desks(signal: AbortSignal): Promise<readonly DeskListing[]> {
    return answered(this.#calls.desks.list(undefined, { signal }))
  }

  addDesk(name: string, signal: AbortSignal): Promise<NewDesk> {
    return answered(this.#calls.desks.add({ name }, { signal }))
  }

  revokeDesk(deskId: string, signal: AbortSignal): Promise<readonly DeskListing[]> {
    return answered(this.#calls.desks.revoke({ deskId }, { signal }))
  }
}

const NEVER = new AbortController().signal

async function answered<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked
  } catch (error) {
    throw linkFailureOf(error)
  }
}

function linkFailureOf(error: unknown): LinkFailure {
  if (error instanceof LinkFailure) return error
  if (!(error instanceof ORPCError)) return new LinkFailure('unreachable', 'The hub does not answer.')
  return new LinkFailure(kindOf(error), error.message)
}

function kindOf({ code, status }: ORPCError<string, unknown>): LinkFailureKind {
  if (code === 'CODE_NOT_VALID' || code === 'TOO_MANY_CODES') return 'refused'
  if (status === 401 || status === 403) return 'unpaired'
  if (status === 426 || status === 404 || status === 422) return 'outdated'
  if (status === 429 || status === 503) return 'busy'
  // Whatever stands before a hub (a proxy, a captive portal) answers like this when there is none.
  return status === 500 && code === 'INTERNAL' ? 'fault' : 'unreachable'
}
