import { HubClient } from '../../electron/doors/hub-client.ts'
import type { Clock } from '../../electron/ports/clock.ts'
import type { OutboxStore } from '../../electron/ports/outbox-store.ts'
import type { Pace } from '../../electron/ports/pace.ts'
import { systemClock } from '../../electron/runtime/system-clock.ts'
import { systemPace } from '../../electron/runtime/system-pace.ts'
import { uuidSource } from '../../electron/runtime/uuid-source.ts'
import { placementOf } from '../../electron/service/placement.ts'
import { readPairing } from '../../electron/store/sqlite/desk-pairing.ts'
import { openOutbox } from '../../electron/store/sqlite/open-outbox.ts'
import { ReplicaFiles } from '../../electron/store/sqlite/replica-files.ts'
import { SqliteReplica } from '../../electron/store/sqlite/sqlite-replica.ts'
import { DeskGateway } from '../../electron/sync/desk-gateway.ts'
import type { SubmitAnswer } from '../../shared/contract/outcome.ts'
import type { Command, CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { CommandMaker } from './authority.ts'
import type { Seat } from './process-shop.ts'
import { quietLogger } from './test-hub.ts'

export interface JoinedDeskOptions {
  readonly clock?: Clock
  readonly pace?: Pace
  /** The outbox has no more room than this. */
  readonly maxPages?: number
}

/** A clerk waits a moment for an answer; a test waits for it on the slowest machine. */
const ANSWER_WITHIN_MS = 60_000

/** A desk with its files and the real way to its hub over HTTP, in this process: everything but its doors. */
export class JoinedDesk {
  readonly gateway: DeskGateway
  readonly outbox: OutboxStore
  readonly #deskId: string
  readonly #link: HubClient
  readonly #maker = new CommandMaker(uuidSource)

  private constructor(deskId: string, link: HubClient, gateway: DeskGateway, outbox: OutboxStore) {
    this.#deskId = deskId
    this.#link = link
    this.gateway = gateway
    this.outbox = outbox
  }

  static async open({ folder }: Seat, { clock = systemClock, pace = systemPace, ...limits }: JoinedDeskOptions = {}): Promise<JoinedDesk> {
    const pairing = readPairing(folder)
    if (!pairing) throw new Error(`the desk in ${folder} was never paired`)
    const { outbox, salvage } = openOutbox({ folder, now: clock.now(), newDeskId: 'nobody', ...limits })
    if (salvage) throw new Error(`the desk file in ${folder} is broken`)
    const replica = new SqliteReplica({ files: new ReplicaFiles({ folder }), placementOf, breathe: async () => undefined })
    const link = new HubClient(pairing.hub, pairing, pairing)
    const ports = { outbox, replica, link, clock, pace, logger: quietLogger, appVersion: '1.0.0' }
    return new JoinedDesk(
      pairing.deskId,
      link,
      await DeskGateway.start(ports, { deskId: pairing.deskId, answerWithinMs: ANSWER_WITHIN_MS }),
      outbox,
    )
  }

  make<Name extends CommandName>(name: Name, id: string, args: CommandArgs[Name]): Command {
    return { ...this.#maker.make(name, id, args), deskId: this.#deskId }
  }

  does<Name extends CommandName>(name: Name, id: string, args: CommandArgs[Name]): Promise<SubmitAnswer> {
    return this.gateway.submit(this.make(name, id, args))
  }

  /** As this desk shows it. */
  async order(id: string): Promise<Order> {
    const { order } = await this.gateway.shownState(id)
    if (!order) throw new Error(`there is no order ${id}`)
    return order
  }

  /** Resolves when the line is so. */
  line(is: string): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        const { line } = this.gateway.status()
        if (('why' in line ? `${line.is} ${line.why}` : line.is) !== is) return
        stop()
        resolve()
      }
      const stop = this.gateway.onStatus(look)
      look()
    })
  }

  async close(): Promise<void> {
    await this.gateway.close()
    this.#link.close()
  }
}
