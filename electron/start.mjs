// `npm start`: finds a Node that can run the desk and hands over to electron/launch.ts. Plain JavaScript that Node 20 understands.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = 24
const here = dirname(fileURLToPath(import.meta.url))

if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) {
  const { launch } = await import('./launch.ts')
  await launch(process.argv.slice(2)).catch((error) => {
    // Nobody foresaw this one: its whole story helps whoever mends it, its first line whoever reads it.
    console.error(`The desk could not start: ${error instanceof Error ? error.message : error}`)
    if (process.env.ORDER_DESK_DEBUG) console.error(error)
    process.exit(1)
  })
} else {
  const node = packagedNode()
  if (node) handOver(node)
  else {
    console.error(
      `The desk needs Node ${OLDEST_NODE} or newer; this is Node ${process.versions.node}, and the package that brings one is not installed ` +
        `for ${process.platform}-${process.arch}. Run “npm ci” again without --omit=optional, or install Node ${OLDEST_NODE} from nodejs.org.`,
    )
    process.exitCode = 1
  }
}

/** The Node that came with `npm ci`, or null where there is no package of it for this machine. */
function packagedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const folder = join(here, '..', 'node_modules', `node-${platform}-${process.arch}`, 'bin')
  const program = join(folder, process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(program) ? program : null
}

/** @param {string} node */
function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  // A terminal sends Ctrl+C to both; this process only waits for the other one to end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
