import { fail, ok, type Result } from '../../shared/base/result.ts'
import { commandArgsSchemas, commandSchema } from '../../shared/contract/command-schema.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import { sayPhrase } from '../../shared/views/phrase.ts'
import type { FileFault, FileFaultCode } from '../imports/file-fault.ts'
import { jsonFaultOffset } from '../imports/json-fault.ts'
import { readSource } from '../imports/read-source.ts'

/** A command and where it stood. */
export interface ReplayLine {
  readonly line: number
  readonly command: Command
}

/** Why a replay file is not taken: nothing of it was done. */
export interface ReplayFault extends Omit<FileFault, 'code'> {
  readonly code: FileFaultCode | 'NOT_A_COMMAND'
}

const FORM = 'docs/commands.md shows the form of every command.'

/** The commands of a JSON-lines file in their order, or the first line that is none. Empty lines are passed over. */
export async function readReplayFile(path: string): Promise<Result<readonly ReplayLine[], ReplayFault>> {
  const source = await readSource(path)
  if (!source.ok) return fail(ownCure(source.error))
  const { name, text } = source.value
  const lines: ReplayLine[] = []
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    if (written.trim() === '') continue
    const line = index + 1
    const command = readCommand(written)
    if (!command.ok) return fail({ ...command.error, file: name, line })
    lines.push({ line, command: command.value })
  }
  return ok(lines)
}

/** Where, what and what to do about it, in one line for people. */
export function replayFaultSentence({ file, line, message, cure }: ReplayFault): string {
  return `${line === null ? file : `${file}, line ${line}`}: ${message} ${cure} Nothing was done.`
}

type LineFault = Pick<ReplayFault, 'code' | 'message' | 'cure'>

function readCommand(written: string): Result<Command, LineFault> {
  const value = parsed(written)
  if (value === undefined) {
    const column = jsonFaultOffset(written) + 1
    return fail({ code: 'BAD_JSON', message: `This is not JSON from character ${column} on.`, cure: 'Write one command per line.' })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return notACommand('This is no JSON object.')
  const name = 'name' in value ? value.name : undefined
  if (typeof name !== 'string') return notACommand('The command has no name.')
  if (!Object.hasOwn(commandArgsSchemas, name)) return notACommand(`There is no command “${name}”.`)
  const found = commandSchema.safeParse(value)
  if (found.success) return ok(found.data)
  const [issue] = found.error.issues
  const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
  return notACommand(`${name} is not written as it should be: ${where}${issue?.message ?? 'unknown form'}.`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function notACommand(message: string): Result<never, LineFault> {
  return fail({ code: 'NOT_A_COMMAND', message, cure: FORM })
}

// The cures of other files speak of exports from shop systems.
function ownCure(fault: FileFault): ReplayFault {
  if (fault.code === 'NOT_FOUND' || fault.code === 'UNREADABLE')
    return { ...fault, message: sayPhrase(fault.message), cure: sayPhrase(fault.cure) }
  return { ...fault, message: sayPhrase(fault.message), cure: 'Give it a file of UTF-8 text with one command per line.' }
}
