import { fail, ok, type Result } from '../../shared/base/result.ts'
import { phrase } from '../../shared/views/phrase.ts'
import { looksLikeOrder } from './centra-payload.ts'
import type { FileFault } from './file-fault.ts'
import { jsonFaultOffset } from './json-fault.ts'
import { isRecord, type Json } from './payload-cleaning.ts'
import type { SourceFile } from './read-source.ts'
import { lineOfText } from './source-text.ts'

/** The payloads in a file: one, a list of them, or `{"orders": [...]}`; a fault when none of them is an order. */
export function payloadsOf(source: SourceFile): Result<readonly Json[], FileFault> {
  const parsed = parseJson(source)
  if (!parsed.ok) return parsed
  const payloads = payloadsIn(parsed.value)
  return payloads.some(looksLikeOrder) ? ok(payloads) : fail(notAnOrder(source.name, payloads.length === 0))
}

function parseJson(source: SourceFile): Result<Json, FileFault> {
  try {
    return ok(JSON.parse(source.text) as Json)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const offset = jsonFaultOffset(source.text)
    const isCut = source.text.slice(offset).trim() === ''
    return fail({
      code: 'BAD_JSON',
      file: source.name,
      line: lineOfText(source.text, offset),
      message: isCut
        ? phrase('The JSON ends too early.')
        : phrase('This is not valid JSON: “{text}” may not stand here.', { text: source.text.slice(offset, offset + 20).trim() }),
      cure: phrase('Save the payload again as it was answered; comments and trailing commas are not JSON.'),
    })
  }
}

function payloadsIn(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value
  if (isRecord(value) && Array.isArray(value.orders)) return value.orders as readonly Json[]
  return [value]
}

function notAnOrder(file: string, isEmpty: boolean): FileFault {
  return {
    code: 'NOT_AN_ORDER',
    file,
    line: 1,
    message: isEmpty ? phrase('The list of orders is empty.') : phrase('This is not an order: "order" and "items" are missing.'),
    cure: phrase('Import the answer of "payment-result" (or a list of such answers).'),
  }
}
