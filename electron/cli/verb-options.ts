import { parseArgs } from 'node:util'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { ENCODINGS, type Encoding } from '../imports/source-text.ts'
import { isTimeZone } from '../imports/zoned-time.ts'
import { dataFolder } from '../runtime/data-folder.ts'

const VERBS = ['import', 'export', 'replay', 'verify', 'doctor', 'backup', 'restore', 'demo', 'help'] as const
type Verb = (typeof VERBS)[number]

const WITH_A_FILE: readonly Verb[] = ['import', 'replay', 'restore']

/** A command line, understood. */
export interface VerbOptions {
  readonly verb: Verb
  readonly folder: string
  readonly json: boolean
  readonly file: string | null
  readonly dates: 'dmy' | 'mdy' | null
  readonly currency: string
  readonly timeZone: string | null
  readonly encoding: Encoding | null
  readonly format: 'csv' | 'json' | null
  readonly out: string | null
  readonly to: string | null
}

/** What was asked for, or in a sentence what is wrong with it. */
export function readVerbOptions(args: readonly string[]): Result<VerbOptions, string> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
  const { values, positionals } = parsed
  const [named = 'help', ...files] = positionals
  const verb = values.help ? 'help' : VERBS.find((each) => each === named)
  if (!verb) return fail(`There is no verb “${named}”. Known are ${VERBS.join(', ')}.`)
  const [file, another] = files
  const takesFile = WITH_A_FILE.includes(verb)
  if (takesFile && file === undefined) return fail(`Say which file to ${verb}: desk ${verb} FILE.`)
  const extra = takesFile ? another : file
  if (verb !== 'help' && extra !== undefined) return fail(`“${extra}” is too much: ${verb} takes ${takesFile ? 'one file' : 'no file'}.`)
  if (values.data === '') return fail('--data needs the name of a folder.')
  if (values.to === '') return fail('--to needs the name of a file.')

  const dates = oneOf(values.dates, ['dmy', 'mdy'] as const)
  if (dates === undefined) return fail(`--dates is dmy (day first) or mdy (month first), not “${values.dates}”.`)
  const format = oneOf(values.format, ['csv', 'json'] as const)
  if (format === undefined) return fail(`--format is csv or json, not “${values.format}”.`)
  if (verb === 'export' && format === null) return fail('Say the format: desk export --format csv or --format json.')
  const encoding = oneOf(values.encoding, ENCODINGS)
  if (encoding === undefined) return fail(`--encoding is one of ${ENCODINGS.join(', ')}, not “${values.encoding}”.`)
  const currency = (values.currency ?? 'GBP').toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency)) return fail(`--currency is three letters such as GBP, not “${values.currency}”.`)
  if (values.zone !== undefined && !isTimeZone(values.zone))
    return fail(`--zone is a time zone such as Europe/London, not “${values.zone}”.`)
  return ok({
    verb,
    folder: dataFolder(values.data),
    json: values.json,
    file: file ?? null,
    dates,
    currency,
    timeZone: values.zone ?? null,
    encoding,
    format,
    out: values.out ?? null,
    to: values.to ?? null,
  })
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      dates: { type: 'string' },
      currency: { type: 'string' },
      zone: { type: 'string' },
      encoding: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string' },
      to: { type: 'string' },
    },
  })
}

/** The choice said, null when none was, undefined when it is not among those there are. */
function oneOf<Choice extends string>(said: string | undefined, choices: readonly Choice[]): Choice | null | undefined {
  return said === undefined ? null : choices.find((choice) => choice === said)
}
