import { hash } from 'node:crypto'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { Command } from '../../shared/lifecycle/command.ts'

/** What a command asks for, as one short text: the same id with another of these is another question. */
export function commandHash({ name, v, aggregate, args }: Command): string {
  return hash('sha256', canonicalJson([name, v, aggregate.type, aggregate.id, args]), 'base64url')
}
