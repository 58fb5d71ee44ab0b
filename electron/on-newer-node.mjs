// `node electron/on-newer-node.mjs SCRIPT …`: runs a script of ours on a Node that can. Plain JavaScript that Node 20 understands.

import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isNewEnough } from './launch/newer-node.mjs'

if (isNewEnough()) {
  const [node = '', , script = '', ...rest] = process.argv
  // The script sees the command line it would have been started with.
  process.argv = [node, resolve(script), ...rest]
  await import(pathToFileURL(resolve(script)).href)
}
