// `npm run hub`: the authority without a screen, for the desks of a shop.

import { composeHub, type Hub } from './compose-hub.ts'
import { type HubDoor, openHubDoor } from './doors/hub-door.ts'
import { type HubOptions, hubHelpText, readHubOptions } from './launch/hub-options.ts'
import { complain, say } from './launch/say.ts'
import { untilToldToEnd } from './launch/until-told-to-end.ts'
import { StoreFailure } from './ports/store-failure.ts'

const FAILED = 1
const WRONG_USAGE = 2
const IN_USE = 4

process.exitCode = await runHub(process.argv.slice(2))

/** Runs a hub until it is told to end; answers the exit code. */
async function runHub(args: readonly string[]): Promise<number> {
  const read = readHubOptions(args)
  if (!read.ok) {
    complain(`${read.error} “npm run hub -- --help” lists what there is.`)
    return WRONG_USAGE
  }
  const options = read.value
  if (options.help) {
    say(hubHelpText())
    return 0
  }
  const hub = await opened(options)
  if (typeof hub === 'number') return hub
  const door = await openedDoor(hub, options)
  if (door === null) {
    await hub.close()
    return IN_USE
  }
  const toldToEnd = untilToldToEnd(() => void invite(hub, 'New desk'))
  if (options.demo) say(await hub.loadSampleShop())
  say(`The hub is at ${door.url}`)
  if (options.tls) say(certificateSentence(options.tls.fingerprint))
  say(`Its ${options.database ? 'log' : 'data'} is in ${options.folder}. Ctrl+C ends the hub.`)
  if (options.addDesk !== null) await invite(hub, options.addDesk)
  else if ((await hub.directory.list()).length === 0) await invite(hub, 'First desk')
  await toldToEnd
  say('Ending …')
  await door.close()
  await hub.close()
  return 0
}

function certificateSentence(fingerprint: string): string {
  return `Its certificate has the SHA-256 fingerprint ${fingerprint}\nWhoever joins a desk compares it before the code is sent.`
}

async function invite(hub: Hub, name: string): Promise<void> {
  const { desk, code } = await hub.directory.add(name)
  say(`“${desk.name}” (series ${desk.series}) joins with the code ${code}, good once and for ten minutes.`)
}

async function opened(options: HubOptions): Promise<Hub | number> {
  try {
    return await composeHub(options)
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    complain(error.message)
    return error.kind === 'in-use' ? IN_USE : FAILED
  }
}

async function openedDoor(hub: Hub, { host, port, tls }: HubOptions): Promise<HubDoor | null> {
  const { router, directory, logger, clock, ids } = hub
  try {
    return await openHubDoor({ router, directory, logger, clock, newRequestId: () => ids.newId(), host, port, tls })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES'))) throw error
    complain(`Port ${port} on ${host} ${error.code === 'EADDRINUSE' ? 'is in use by another program' : 'may not be used by you'}.`)
    return null
  }
}
