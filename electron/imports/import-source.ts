import type { Result } from '../../shared/base/result.ts'
import type { FileFault } from './file-fault.ts'
import { importCentra } from './import-centra.ts'
import type { ImportDesk } from './import-desk.ts'
import { importLedger } from './import-ledger.ts'
import type { ImportOptions, ImportReport, OnProgress } from './import-report.ts'
import type { SourceFile } from './read-source.ts'

/**
 * Takes over the orders in a file, whichever of the known kinds it is. A fault means that nothing was imported;
 * lines that could not be taken are in the report. Importing the same file again changes nothing.
 */
export function importSource(
  desk: ImportDesk,
  source: SourceFile,
  options: ImportOptions,
  onProgress: OnProgress,
): Promise<Result<ImportReport, FileFault>> {
  return source.kind === 'json' ? importCentra(desk, source, options, onProgress) : importLedger(desk, source, options, onProgress)
}
