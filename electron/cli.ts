// The command line: `npm run -s desk -- VERB`. Verbs are in cli/.

import { runCommandLine } from './cli/run-verb.ts'

// Without a listener an output that is closed early would end the process with a stack.
process.stdout.on('error', () => undefined)
process.exitCode = await runCommandLine(process.argv.slice(2))
