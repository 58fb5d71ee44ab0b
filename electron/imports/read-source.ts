import { constants, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { phrase } from '../../shared/views/phrase.ts'
import type { FileFault, FileFaultCode } from './file-fault.ts'
import { decodeSource, type Encoding } from './source-text.ts'

/** Larger files are refused before they are read: a ledger of a million lines is smaller. */
const MAX_SOURCE_BYTES = 100 * 1024 * 1024

export interface SourceFile {
  /** As people know it: the name without folders. */
  readonly name: string
  readonly text: string
  readonly kind: 'json' | 'table'
}

/** The text of a file that people chose, or why it cannot be one. Its kind is read from what it holds, not from its name. */
export async function readSource(path: string, encoding: Encoding | null = null): Promise<Result<SourceFile, FileFault>> {
  const name = basename(path)
  const bytes = await readBytes(path, name)
  return bytes.ok ? sourceOf(name, bytes.value, encoding) : bytes
}

/** The same for bytes that came another way than from this machine's disk. */
export function sourceOf(name: string, bytes: Uint8Array, encoding: Encoding | null = null): Result<SourceFile, FileFault> {
  if (bytes.length > MAX_SOURCE_BYTES) return fail(tooLarge(name, bytes.length))
  const text = decodeSource(bytes, encoding)
  if (!text.ok) return fail({ ...text.error, file: name })
  const first = text.value.trimStart().charAt(0)
  return ok({ name, text: text.value, kind: first === '{' || first === '[' ? 'json' : 'table' })
}

async function readBytes(path: string, name: string): Promise<Result<Uint8Array, FileFault>> {
  try {
    // A pipe would be waited for at the mere opening, so it is opened without waiting and judged first.
    await using handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const stat = await handle.stat()
    if (stat.isDirectory()) return fault('NOT_A_FILE', name, 'This is a folder.', 'Choose the file inside it.')
    if (!stat.isFile()) return fault('NOT_A_FILE', name, 'This is not an ordinary file.', 'Copy its content to a file and import that.')
    if (stat.size > MAX_SOURCE_BYTES) return fail(tooLarge(name, stat.size))
    return ok(await handle.readFile())
  } catch (error) {
    return readingFault(name, error)
  }
}

function readingFault(name: string, error: unknown): Result<never, FileFault> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return fault('NOT_FOUND', name, 'There is no such file.', 'Check the name and the folder.')
  if (code === 'EISDIR') return fault('NOT_A_FILE', name, 'This is a folder.', 'Choose the file inside it.')
  if (code === 'EACCES' || code === 'EPERM') {
    return fault(
      'UNREADABLE',
      name,
      'You may not read this file.',
      'Ask its owner for the right to read it, or copy it to a folder of yours.',
    )
  }
  if (code === '') throw error
  return fault('UNREADABLE', name, `The file cannot be read (${code}).`, 'Copy it to this machine and try again.')
}

function tooLarge(file: string, bytes: number): FileFault {
  const message = phrase('The file is {size} MB; 100 MB is the most.', { size: `${Math.ceil(bytes / 1024 / 1024)}` })
  return { code: 'TOO_LARGE', file, line: null, message, cure: phrase('Split it into smaller files, each with the header line.') }
}

function fault(code: FileFaultCode, file: string, message: string, cure: string): Result<never, FileFault> {
  return fail({ code, file, line: null, message, cure })
}
