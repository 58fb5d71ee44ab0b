// A hub over a real store, with a shop to sell from and desks that were paired with it.

import { DeskDirectory } from '../../electron/access/desk-directory.ts'
import type { SecretSource } from '../../electron/access/secrets.ts'
import { SimulatedProvider } from '../../electron/payments/simulated-provider.ts'
import type { Clock } from '../../electron/ports/clock.ts'
import type { Logger } from '../../electron/ports/logger.ts'
import type { DeskRecord, OrderStore } from '../../electron/ports/order-store.ts'
import { HubService } from '../../electron/service/hub-service.ts'
import { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import { countedIds, TestAuthority, tickingClock } from './authority.ts'

export const quietLogger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Codes and tokens that count up, so that a test can name them. */
function countedSecrets(): SecretSource {
  let made = 0
  return {
    newCode: () => `CODE-${String(++made).padStart(4, '2')}`,
    newToken: () => `token-${++made}`,
  }
}

export interface TestHub {
  readonly service: LifecycleService
  readonly hub: HubService
  readonly directory: DeskDirectory
  readonly shop: TestAuthority
  /** A desk that was added and paired. */
  pairs(name: string): Promise<{ readonly desk: DeskRecord; readonly token: string }>
  /** The desk as the authority knows it now. */
  desk(id: string): Promise<DeskRecord>
  close(): Promise<void>
}

export async function startTestHub(
  store: OrderStore,
  { clock = tickingClock(), logger = quietLogger }: { clock?: Clock; logger?: Logger } = {},
): Promise<TestHub> {
  const ids = countedIds('hub')
  const service = await LifecycleService.start({
    store,
    payments: new SimulatedProvider(),
    clock,
    ids,
    logger,
    deskId: 'hub',
    pause: async () => undefined,
  })
  const directory = new DeskDirectory({ store, clock, ids, secrets: countedSecrets() })
  const hub = new HubService({ service, store, clock, logger })
  const shop = new TestAuthority(store, { send: (command) => service.submit(command) })
  const desk = async (id: string) => {
    const found = await store.readDesk(id)
    if (!found) throw new Error(`there is no desk ${id}`)
    return found
  }
  return {
    service,
    hub,
    directory,
    shop,
    desk,
    async pairs(name) {
      const { code } = await directory.add(name)
      const paired = await directory.pair(code)
      if (!paired.ok) throw new Error(`${name} could not be paired: ${paired.error}`)
      return { desk: await desk(paired.value.deskId), token: paired.value.token }
    },
    async close() {
      await service.settled()
      await service.close()
    },
  }
}
