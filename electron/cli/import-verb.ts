import { sayPhrase } from '../../shared/views/phrase.ts'
import { composeAuthority } from '../compose-authority.ts'
import { fileFaultSentence } from '../imports/file-fault.ts'
import type { ImportReport } from '../imports/import-report.ts'
import { importSource } from '../imports/import-source.ts'
import { readSource } from '../imports/read-source.ts'
import { writeRejects } from '../imports/rejects-file.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'
import type { VerbOptions } from './verb-options.ts'

/** `desk import FILE`: the file is read and judged before the folder is touched. */
export async function runImport(options: VerbOptions, terminal: Terminal): Promise<ExitCode> {
  const path = options.file ?? ''
  const source = await readSource(path, options.encoding)
  if (!source.ok) {
    terminal.complain(fileFaultSentence(source.error))
    terminal.figures({ error: source.error })
    return EXIT.badInput
  }
  const authority = await composeAuthority(options.folder)
  try {
    const { service, numbers, clock, ids } = authority
    const { dates, currency, timeZone } = options
    const report = await importSource(
      { gateway: service, numbers, clock, ids },
      source.value,
      { dates, currency, timeZone },
      (done, total, what) => terminal.progress(done, total, sayPhrase(what)),
    )
    if (!report.ok) {
      terminal.complain(fileFaultSentence(report.error))
      terminal.figures({ error: report.error })
      return EXIT.badInput
    }
    await service.settled()
    const rejectsFile = await writeRejects(path, options.folder, report.value.rejects)
    tell(report.value, rejectsFile, terminal)
    return EXIT.ok
  } finally {
    await authority.close()
  }
}

function tell({ figures, alreadyThere, notes }: ImportReport, rejectsFile: string | null, terminal: Terminal): void {
  for (const note of notes) terminal.say(sayPhrase(note))
  const { lines, imported, rejected, orders, returns } = figures
  const before = alreadyThere > 0 ? ` ${alreadyThere} of them were there already.` : ''
  terminal.say(`${imported} of ${lines} lines are imported: ${orders} orders and ${returns} returns.${before}`)
  if (rejectsFile) terminal.say(`${rejected} lines could not be taken; they stand with their reasons in ${rejectsFile}`)
  terminal.figures(figures)
}
