// The Node every script here needs. Plain JavaScript that Node 20 understands, so that an older one can read why it is not enough.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = 24
const packages = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'node_modules')

/**
 * True when this Node is new enough. Else the same command line is handed to the Node that came with the packages, or, where
 * there is none, a sentence says what to do; the caller has nothing more to do then.
 */
export function isNewEnough() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return true
  const node = packagedNode()
  if (node) handOver(node)
  else {
    console.error(
      `The desk needs Node ${OLDEST_NODE} or newer; this is Node ${process.versions.node}, and the package that brings one is not installed ` +
        `for ${process.platform}-${process.arch}. Run “npm ci” again without --omit=optional, or install Node ${OLDEST_NODE} from nodejs.org.`,
    )
    process.exitCode = 1
  }
  return false
}

/** The Node that came with `npm ci`, or null where there is no package of it for this machine. */
function packagedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const folder = join(packages, `node-${platform}-${process.arch}`, 'bin')
  const program = join(folder, process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(program) ? program : null
}

/** @param {string} node */
function handOver(node) {
  // What the script starts by the name of “node” is the same Node.
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env })
  // A terminal sends Ctrl+C to both; this process only waits for the other one to end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
