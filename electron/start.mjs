// `npm start`: finds a Node that can run the desk and hands over to electron/launch.ts. Plain JavaScript that Node 20 understands.

import { isNewEnough } from './launch/newer-node.mjs'

if (isNewEnough()) {
  const { launch } = await import('./launch.ts')
  await launch(process.argv.slice(2)).catch((error) => {
    // Nobody foresaw this one: its whole story helps whoever mends it, its first line whoever reads it.
    console.error(`The desk could not start: ${error instanceof Error ? error.message : error}`)
    if (process.env.ORDER_DESK_DEBUG) console.error(error)
    process.exit(1)
  })
}
