// The form a schema asks for, written so that people who program can read it.

import { z } from 'zod'
import { canonicalJson } from '../../shared/base/canonical-json.ts'

type Schema = z.core.JSONSchema.BaseSchema

/** Schemas that are told once and named everywhere else. */
export type NamedSchemas = Readonly<Record<string, z.ZodType>>

const INDENT = '  '

/** A schema as an indented type: fields that may be left out carry `?`, bounds stand in brackets. */
export function schemaText(schema: z.ZodType, named: NamedSchemas = {}): string {
  const names = new Map(Object.entries(named).map(([name, part]) => [canonicalJson(plain(part)), name]))
  return textOf(plain(schema), names, '')
}

function plain(schema: z.ZodType): Schema {
  const { $schema: _version, ...form } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return form
}

function textOf(schema: Schema, names: ReadonlyMap<string, string>, indent: string): string {
  const name = names.get(canonicalJson(schema))
  if (name) return name
  const { anyOf, enum: choices, const: only } = schema
  if (anyOf) return anyOf.map((each) => textOf(asSchema(each), names, indent)).join(' | ')
  if (choices) return choices.map((choice) => JSON.stringify(choice)).join(' | ')
  if (only !== undefined) return JSON.stringify(only)
  switch (schema.type) {
    case 'object':
      return objectText(schema, names, indent)
    case 'array':
      return `list of ${textOf(asSchema(schema.items), names, indent)}${bounds([limit('at most', schema.maxItems)])}`
    case 'string':
      return stringText(schema)
    case 'integer':
    case 'number':
      return `${schema.type}${bounds([range(schema)])}`
    default:
      return typeof schema.type === 'string' ? schema.type : 'anything'
  }
}

function objectText(schema: Schema, names: ReadonlyMap<string, string>, indent: string): string {
  const fields = Object.entries(schema.properties ?? {})
  if (fields.length === 0) return schema.additionalProperties === false ? '{}' : 'object of any fields'
  const deeper = indent + INDENT
  const lines = fields.map(([field, form]) => {
    const mark = schema.required?.includes(field) ? '' : '?'
    return `${deeper}${field}${mark}: ${textOf(asSchema(form), names, deeper)}`
  })
  return ['{', ...lines, `${indent}}`].join('\n')
}

function stringText(schema: Schema): string {
  if (schema.format === 'uuid') return 'UUID'
  if (schema.format === 'date-time') return 'time in UTC, such as 2025-03-03T09:00:00Z'
  const length = schema.minLength
    ? `${schema.minLength} to ${schema.maxLength} characters`
    : limit('at most', schema.maxLength, 'characters')
  return `text${bounds([length, COUNTED_PATTERN.test(schema.pattern ?? '') ? schema.pattern : undefined])}`
}

/** Patterns worth showing; others keep out what nobody types. */
const COUNTED_PATTERN = /^\^\(?\[A-Z\]/

function range({ minimum, maximum }: Schema): string | undefined {
  const most = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum
  if (minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER) return most === undefined ? `from ${minimum}` : `${minimum} to ${most}`
  return limit('at most', most)
}

function limit(words: string, most: number | undefined, unit = ''): string | undefined {
  return most === undefined ? undefined : `${words} ${most} ${unit}`.trimEnd()
}

function bounds(parts: readonly (string | undefined)[]): string {
  const known = parts.filter((part) => part !== undefined)
  return known.length === 0 ? '' : ` (${known.join(', ')})`
}

// Of what an array or a field holds JSON schema also allows `true` and lists; the schemas of commands use neither.
function asSchema(form: unknown): Schema {
  return typeof form === 'object' && form !== null && !Array.isArray(form) ? (form as Schema) : {}
}
