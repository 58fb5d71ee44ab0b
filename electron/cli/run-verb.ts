import { assertNever } from '../../shared/base/invariant.ts'
import { StoreFailure } from '../ports/store-failure.ts'
import { runBackup } from './backup-verb.ts'
import { runDemo } from './demo-verb.ts'
import { runDoctor } from './doctor-verb.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { runExport } from './export-verb.ts'
import { helpText } from './help-text.ts'
import { runImport } from './import-verb.ts'
import { runReplay } from './replay-verb.ts'
import { runRestore } from './restore-verb.ts'
import { processTerminal, type Terminal } from './terminal.ts'
import { readVerbOptions, type VerbOptions } from './verb-options.ts'
import { runVerify } from './verify-verb.ts'

/** Runs one command line and answers the exit code. Outages are told in a sentence; a bug keeps its stack. */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  const options = readVerbOptions(args)
  const terminal = processTerminal(args.includes('--json'), process)
  if (!options.ok) {
    terminal.complain(options.error)
    terminal.complain('`desk help` tells what there is.')
    terminal.figures({ error: { code: 'USAGE', message: options.error } })
    return EXIT.usage
  }
  try {
    return await runVerb(options.value, terminal)
  } catch (error) {
    const failure = outageOf(error)
    if (!failure) throw error
    terminal.complain(failure.message)
    terminal.figures({ error: { code: failure.code, message: failure.message } })
    return failure.exit
  }
}

function runVerb(options: VerbOptions, terminal: Terminal): Promise<ExitCode> {
  switch (options.verb) {
    case 'import':
      return runImport(options, terminal)
    case 'export':
      return runExport(options, terminal)
    case 'replay':
      return runReplay(options, terminal)
    case 'verify':
      return runVerify(options, terminal)
    case 'doctor':
      return runDoctor(options, terminal)
    case 'backup':
      return runBackup(options, terminal)
    case 'restore':
      return runRestore(options, terminal)
    case 'demo':
      return runDemo(options, terminal)
    case 'help':
      process.stdout.write(helpText())
      return Promise.resolve(EXIT.ok)
    default:
      return assertNever(options.verb)
  }
}

interface Outage {
  readonly code: string
  readonly message: string
  readonly exit: ExitCode
}

function outageOf(error: unknown): Outage | null {
  if (error instanceof StoreFailure) {
    const exit = error.kind === 'in-use' ? EXIT.inUse : error.kind === 'unfit' || error.kind === 'not-ours' ? EXIT.badInput : EXIT.failed
    return { code: error.kind, message: error.message, exit }
  }
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  const { code } = error
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) {
    const path = 'path' in error ? String(error.path) : 'A file'
    return {
      code,
      message: `${path} cannot be used (${code}). Choose another place, or ask for the right to write there.`,
      exit: EXIT.badInput,
    }
  }
  if (code === 'ENOSPC')
    return { code, message: 'The disk is full. What was finished is kept; make room and do it again.', exit: EXIT.failed }
  // Whoever read the output has gone away (`desk export | head`).
  if (code === 'EPIPE') return { code, message: 'The reader of the output went away.', exit: EXIT.failed }
  return null
}
