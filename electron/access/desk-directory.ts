import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { DeskListing, NewDesk, PairedDesk } from '../../shared/contract/desk-listing.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { DeskRecord, DeskReport, OrderStore, StoreTransaction } from '../ports/order-store.ts'
import { changeSetOf } from '../service/change-set.ts'
import { WorkingSet } from '../service/working-set.ts'
import { codeAsMeant, isSecretOf, type SecretSource, secretHash } from './secrets.ts'

export interface DirectoryPorts {
  readonly store: OrderStore
  readonly clock: Clock
  readonly ids: IdSource
  readonly secrets: SecretSource
}

type KnownDesk = DeskRecord & { readonly report: DeskReport | null }

const CODE_MINUTES = 10
const SERIES_LETTER = 'K'

/** The desks of a shop: invited by a code that is good once and soon stale, then known by a token. */
export class DeskDirectory {
  readonly #ports: DirectoryPorts

  constructor(ports: DirectoryPorts) {
    this.#ports = ports
  }

  async list(): Promise<readonly DeskListing[]> {
    return (await this.#ports.store.readDesks()).map(listingOf)
  }

  /** A new desk with a series of its own and the code it is paired with. */
  async add(name: string): Promise<NewDesk> {
    const { store, clock, ids, secrets } = this.#ports
    const code = secrets.newCode()
    const addedAt = clock.now()
    const expiresAt = new Date(Date.parse(addedAt) + CODE_MINUTES * 60_000).toISOString()
    const id = ids.newId()
    const known = await store.readDesks()
    const desk: DeskRecord = {
      id,
      name,
      series: nextSeries(known),
      pairing: { codeHash: secretHash(code), expiresAt },
      tokenHash: null,
      lastSeq: 0,
      addedAt,
      revokedAt: null,
    }
    await store.transact((transaction) => this.#save(transaction, desk))
    return { desk: listingOf({ ...desk, report: null }), code, expiresAt }
  }

  /** Exchanges a code for a token. The code is used up; a code nobody knows or that is stale is refused without saying which. */
  async pair(typed: string): Promise<Result<PairedDesk, 'CODE_NOT_VALID'>> {
    const { store, clock, secrets } = this.#ports
    const code = codeAsMeant(typed)
    const now = clock.now()
    const found = (await store.readDesks()).find((desk) => isInvitedBy(desk, code, now))
    if (!found) return fail('CODE_NOT_VALID')
    const token = secrets.newToken()
    const paired = await store.transact(async (transaction) => {
      const desk = await transaction.loadDesk(found.id)
      if (!desk || !isInvitedBy(desk, code, now)) return null
      await this.#save(transaction, { ...desk, pairing: null, tokenHash: secretHash(token) })
      return desk
    })
    if (!paired) return fail('CODE_NOT_VALID')
    const shopName = (await store.readSettings())?.shopName ?? ''
    return ok({ deskId: paired.id, series: paired.series, name: paired.name, token, shopName })
  }

  async revoke(deskId: string): Promise<readonly DeskListing[]> {
    const { store, clock } = this.#ports
    await store.transact(async (transaction) => {
      const desk = await transaction.loadDesk(deskId)
      if (desk && desk.revokedAt === null) await this.#save(transaction, { ...desk, pairing: null, revokedAt: clock.now() })
    })
    return this.list()
  }

  /** The desk that proves itself by this token; null for a stranger and for one that was revoked. */
  async admit(deskId: string, token: string): Promise<DeskRecord | null> {
    const desk = await this.#ports.store.readDesk(deskId)
    return desk && desk.revokedAt === null && isSecretOf(desk.tokenHash, token) ? desk : null
  }

  async #save(transaction: StoreTransaction, desk: DeskRecord): Promise<void> {
    const nothing = changeSetOf([], new WorkingSet(transaction), this.#ports.clock.now())
    await transaction.save({ ...nothing, desks: [desk] })
  }
}

function isInvitedBy({ pairing, revokedAt }: DeskRecord, code: string, now: string): boolean {
  return pairing !== null && revokedAt === null && now < pairing.expiresAt && isSecretOf(pairing.codeHash, code)
}

/** A series is never given twice, not even when its desk was revoked. */
function nextSeries(desks: readonly DeskRecord[]): string {
  const given = new Set(desks.map((desk) => desk.series))
  let counter = desks.length + 1
  while (given.has(`${SERIES_LETTER}${counter}`)) counter += 1
  return `${SERIES_LETTER}${counter}`
}

function listingOf({ report, ...desk }: KnownDesk): DeskListing {
  return {
    id: desk.id,
    name: desk.name,
    series: desk.series,
    state: desk.revokedAt !== null ? 'revoked' : desk.tokenHash === null ? 'invited' : 'paired',
    addedAt: desk.addedAt,
    seenAt: report?.seenAt ?? null,
    pending: report?.outbox.pending ?? 0,
    oldestPendingAt: report?.outbox.oldestAt ?? null,
    missing: Math.max(0, (report?.outbox.lastSeq ?? 0) - desk.lastSeq),
    appVersion: report?.appVersion ?? '',
  }
}
