import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { dataFolder, defaultDataFolder } from '../runtime/data-folder.ts'

const DEFAULT_PORT = 7080
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost'])

export interface HubOptions {
  readonly help: boolean
  readonly host: string
  readonly port: number
  readonly folder: string
  /** The PostgreSQL database that keeps the shop, and whether it was put back from a backup; null where the folder keeps it. */
  readonly database: { readonly url: string; readonly isRestored: boolean } | null
  readonly demo: boolean
  /** Invite a desk of this name at once; null invites one only where there is none yet. */
  readonly addDesk: string | null
  readonly tls: HubCertificate | null
}

export interface HubCertificate {
  /** PEM texts. */
  readonly certificate: string
  readonly key: string
  /** What desks know the certificate by: SHA-256, AB:CD:… */
  readonly fingerprint: string
}

/** What `npm run hub -- …` was asked for, or a sentence about what is wrong with it. */
export function readHubOptions(args: readonly string[]): Result<HubOptions, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: String(DEFAULT_PORT) },
        data: { type: 'string' },
        postgres: { type: 'string' },
        'new-epoch': { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
        'add-desk': { type: 'string' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
      },
      allowPositionals: false,
    })
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
      return fail(`--port must be a number from 0 to 65535, not “${values.port}”.`)
    }
    if (values.data === '') return fail('--data needs the name of a folder.')
    if (values.postgres === '') return fail('--postgres needs the address of a database: postgresql://USER@HOST:PORT/DATABASE')
    if (values['new-epoch'] && values.postgres === undefined) {
      return fail('--new-epoch goes with --postgres. A hub in a folder is put back with: npm run -s desk -- restore FILE --data DIR')
    }
    if ((values['tls-cert'] === undefined) !== (values['tls-key'] === undefined)) return fail('--tls-cert and --tls-key go together.')
    if (!LOOPBACK.has(values.host) && values['tls-cert'] === undefined) {
      return fail(
        `Other computers can reach ${values.host}: give the hub a certificate with --tls-cert and --tls-key, or leave --host out.`,
      )
    }
    const certificateFile = values['tls-cert']
    const keyFile = values['tls-key']
    const tls = certificateFile !== undefined && keyFile !== undefined ? readCertificate(certificateFile, keyFile) : ok(null)
    if (!tls.ok) return tls
    return ok({
      help: values.help,
      host: values.host,
      port: Number(values.port),
      folder: values.data === undefined ? hubFolder() : dataFolder(values.data),
      database: values.postgres === undefined ? null : { url: values.postgres, isRestored: values['new-epoch'] },
      demo: values.demo,
      addDesk: values['add-desk'] ?? null,
      tls: tls.value,
    })
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

function readCertificate(certificateFile: string, keyFile: string): Result<HubCertificate, string> {
  const [certificate, key] = [readFileSync(certificateFile, 'utf8'), readFileSync(keyFile, 'utf8')]
  const known = tried(() => new X509Certificate(certificate))
  if (!known) return fail(`${certificateFile} holds no certificate in PEM.`)
  const own = tried(() => createPrivateKey(key))
  if (!own) return fail(`${keyFile} holds no key in PEM without a password.`)
  if (!known.checkPrivateKey(own)) return fail(`The key in ${keyFile} is not the one of the certificate in ${certificateFile}.`)
  return ok({ certificate, key, fingerprint: known.fingerprint256 })
}

function tried<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch {
    return null
  }
}

function hubFolder(): string {
  return join(defaultDataFolder(), 'hub')
}

/** What `--help` prints. */
export function hubHelpText(): string {
  return `Order desk hub: one authority for many desks

  npm run hub                  runs the hub on this computer
  npm run hub -- [options]

Options
  --data DIR        the folder with the hub's files (default ${hubFolder()})
  --postgres URL    keeps the shop in a PostgreSQL database (14 or newer) instead of the folder; any number of hubs may share
                    it, each with a folder of its own for its log: postgresql://USER@HOST:PORT/DATABASE
  --new-epoch       with --postgres, once after the database was put back from a backup: desks bring again what it has forgotten
  --port PORT       (default ${DEFAULT_PORT}; 0 takes any free one)
  --host HOST       where it listens (default 127.0.0.1); anything but loopback needs a certificate
  --tls-cert FILE   the certificate, PEM
  --tls-key FILE    its key, PEM
  --add-desk NAME   invites a desk of this name and prints its code
  --demo            fills an empty shop with the sample shop
  --help, -h        this text

Enter prints a new code for one more desk, Ctrl+C ends the hub.
Exit codes: 0 ended · 1 failure · 2 wrong usage · 4 the folder or the port is in use
`
}
