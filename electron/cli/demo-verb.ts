import { sayPhrase } from '../../shared/views/phrase.ts'
import { composeAuthority } from '../compose-authority.ts'
import { loadDemo } from '../demo/load-demo.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'
import type { VerbOptions } from './verb-options.ts'

/** `desk demo`: the sample shop; what is there already stays as it is. */
export async function runDemo({ folder }: VerbOptions, terminal: Terminal): Promise<ExitCode> {
  const authority = await composeAuthority(folder)
  const { service, numbers, clock, ids } = authority
  try {
    const figures = await loadDemo({ gateway: service, numbers, clock, ids }, (done, total, what) =>
      terminal.progress(done, total, sayPhrase(what)),
    )
    await service.settled()
    const { orders, added } = figures
    terminal.say(
      added === 0 ? `The sample shop was there already, with ${orders} orders.` : `The sample shop is ready, with ${orders} orders.`,
    )
    terminal.figures(figures)
    return EXIT.ok
  } finally {
    await authority.close()
  }
}
