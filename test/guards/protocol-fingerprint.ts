// What crosses the wire, as one short text: changes when a window of another version could misunderstand.

import { createHash } from 'node:crypto'
import { isContractProcedure } from '@orpc/contract'
import { parseSync } from 'oxc-parser'
import { z } from 'zod'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import { hubProcedures } from '../../shared/contract/hub-procedures.ts'
import { procedures } from '../../shared/contract/procedures.ts'
import type { SourceFile } from '../support/source-files.ts'

/** Files whose types the answers are made of. Inputs are read from their schemas. */
export const ANSWER_TYPES: readonly string[] = [
  'shared/contract/changes.ts',
  'shared/contract/desk-greeting.ts',
  'shared/contract/job.ts',
  'shared/contract/outcome.ts',
  'shared/contract/packed-changes.ts',
  'shared/contract/stock-ledger.ts',
  'shared/contract/desk-listing.ts',
  'shared/contract/outbox-entry.ts',
  'shared/contract/sync-messages.ts',
  'shared/contract/sync-status.ts',
  'shared/lifecycle/conflict.ts',
  'shared/lifecycle/sync-case.ts',
  'shared/lifecycle/actor.ts',
  'shared/lifecycle/address.ts',
  'shared/lifecycle/order.ts',
  'shared/lifecycle/payment.ts',
  'shared/lifecycle/refusal.ts',
  'shared/lifecycle/return.ts',
  'shared/lifecycle/selection.ts',
  'shared/lifecycle/settings.ts',
  'shared/lifecycle/shipment.ts',
  'shared/lifecycle/stock.ts',
  'shared/views/history-entry.ts',
  'shared/views/history-type.ts',
  'shared/views/queue-row.ts',
]

export function fingerprint(answerTypes: readonly SourceFile[], inputs: unknown = inputSchemas()): string {
  const hash = createHash('sha256').update(canonicalJson(inputs))
  for (const file of answerTypes) hash.update(`\n${file.path}\n${typesOf(file).join('\n')}`)
  return hash.digest('hex').slice(0, 16)
}

/** The form of every input, by procedure. */
export function inputSchemas(): Record<string, unknown> {
  const entries = [
    ...Object.entries(procedures),
    ...Object.entries(hubProcedures).map(([group, table]) => [`hub.${group}`, table] as const),
  ].flatMap(([group, table]) =>
    Object.entries(table as Record<string, unknown>).map(([name, procedure]) => {
      const schema = isContractProcedure(procedure) ? procedure['~orpc'].inputSchema : undefined
      return [`${group}.${name}`, z.toJSONSchema(schema as z.ZodType, { unrepresentable: 'any', io: 'input' })]
    }),
  )
  return Object.fromEntries(entries)
}

/** Declared types and constant lists of a file, without comments and layout; functions do not cross the wire. */
function typesOf(file: SourceFile): readonly string[] {
  const { program, comments } = parseSync(file.path, file.text)
  return program.body.flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    const isType = declaration?.type === 'TSInterfaceDeclaration' || declaration?.type === 'TSTypeAliasDeclaration'
    if (!isType && declaration?.type !== 'VariableDeclaration') return []
    const inside = comments.filter((comment) => comment.start >= declaration.start && comment.end <= declaration.end)
    let text = file.text.slice(declaration.start, declaration.end)
    for (const comment of inside.toReversed()) {
      text = text.slice(0, comment.start - declaration.start) + text.slice(comment.end - declaration.start)
    }
    return [text.replace(/\s+/g, ' ')]
  })
}
