// launch: from a command line to a running shell. No rule and no store here.

import { parseArgs } from 'node:util'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { dataFolder, defaultDataFolder } from '../runtime/data-folder.ts'

const DEFAULT_PORT = 7070

export interface DeskOptions {
  readonly help: boolean
  /** The person asked for the browser desk. */
  readonly browser: boolean
  readonly port: number
  readonly folder: string
  readonly demo: boolean
  /** Make this desk one of a shop's; null leaves it as it is. */
  readonly join: { readonly hub: string; readonly code: string } | null
  /** What the person says about the way to the hub. */
  readonly trust: { readonly fingerprint: string | null; readonly plain: boolean }
  /** Open a browser where there is one. */
  readonly open: boolean
}

/** What `npm start -- …` was asked for, or a sentence about what is wrong with it. */
export function readDeskOptions(args: readonly string[]): Result<DeskOptions, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        browser: { type: 'boolean', default: false },
        port: { type: 'string', default: String(DEFAULT_PORT) },
        data: { type: 'string' },
        demo: { type: 'boolean', default: false },
        hub: { type: 'string' },
        code: { type: 'string' },
        fingerprint: { type: 'string' },
        'plain-http': { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
      },
      allowPositionals: false,
    })
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
      return fail(`--port must be a number from 0 to 65535, not “${values.port}”.`)
    }
    if ((values.hub === undefined) !== (values.code === undefined)) {
      return fail('--hub and --code go together: the address of the hub, and the code it printed for this desk.')
    }
    if (values.data === '') return fail('--data needs the name of a folder.')
    return ok({
      help: values.help,
      browser: values.browser,
      port: Number(values.port),
      folder: dataFolder(values.data),
      demo: values.demo,
      join: values.hub !== undefined && values.code !== undefined ? { hub: values.hub, code: values.code } : null,
      trust: { fingerprint: values.fingerprint ?? null, plain: values['plain-http'] },
      open: !values['no-open'],
    })
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

/** What `--help` prints. */
export function helpText(): string {
  return `Order desk

  npm start                  opens the desk: in Electron where its binary is there, else in a browser on this computer
  npm start -- [options]

Options
  --browser     the browser desk, even where Electron could run
  --port PORT   the port of the browser desk on 127.0.0.1 (default ${DEFAULT_PORT}; 0 takes any free one)
  --data DIR    the folder with the desk's files (default ${defaultDataFolder()})
  --demo        fills an empty desk with the sample shop
  --hub URL     joins a shop: the address of its hub, once, together with
  --code CODE   the code the hub printed for this desk
  --fingerprint SHA256
                the hub's certificate, as the hub printed it; without --hub, for a desk whose hub has a new certificate
  --plain-http  speaks to a hub on another computer without encryption: anybody on the way can read and change everything
  --no-open     prints the address and opens no browser
  --help, -h    this text

Ctrl+C ends the desk. Exit codes: 0 ended · 1 failure · 2 wrong usage · 4 the folder or the port is in use
`
}
