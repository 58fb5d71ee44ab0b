import { verifyStore } from '../service/verify.ts'
import { openOrderStoreForReading } from '../store/sqlite/open-order-store.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'
import type { VerbOptions } from './verb-options.ts'

/** `desk verify`: 0 when everything follows from the events, 1 and the first difference otherwise. */
export async function runVerify(options: VerbOptions, terminal: Terminal): Promise<ExitCode> {
  const store = openOrderStoreForReading(options.folder)
  try {
    const found = await verifyStore(store, (checked) => terminal.progress(checked, 1, `Verifying: ${checked} orders and baskets`))
    const { orders, events, movements, stockLevels, first } = found
    terminal.say(`${orders} orders were derived again from ${events} events, ${stockLevels} stock levels from ${movements} movements.`)
    if (first) {
      const others = found.differences > 1 ? ` (${found.differences} differences in all)` : ''
      terminal.complain(`Not as it should be: ${JSON.stringify(first)}${others}`)
    } else terminal.say('All is as it should be.')
    terminal.figures(found)
    return found.ok ? EXIT.ok : EXIT.failed
  } finally {
    await store.close()
  }
}
