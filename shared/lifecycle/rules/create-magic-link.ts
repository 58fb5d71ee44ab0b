import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { Selection } from '../selection.ts'
import { selectionRefusal } from './selection-guard.ts'

/** Hands out an open basket under the hash of a token that only its maker knows; contents can be fixed only where there are some. */
export function createMagicLink(command: CommandOf<'CreateMagicLink'>, selection: Selection, context: RuleContext): RuleDecision {
  const closed = selectionRefusal(selection, command.occurredAt)
  if (closed) return closed
  const { tokenHash, scope, lockContents, lockPrices, expiresAt } = command.args
  if (!/^[0-9a-f]{64}$/.test(tokenHash)) return refuse('VALIDATION', { field: 'tokenHash' })
  if (!(Date.parse(expiresAt) > Date.parse(command.occurredAt))) return refuse('VALIDATION', { field: 'expiresAt' })
  if (selection.links?.some((link) => link.tokenHash === tokenHash)) return refuse('ID_REUSED', { id: selection.id })
  if (lockContents && selection.lines.length === 0) return refuse('VALIDATION', { field: 'lines' })
  const made = { createdAt: command.occurredAt, createdBy: command.actor.name }
  return accept({
    kind: 'MagicLinkCreated',
    link: { id: context.nextId(), tokenHash, scope, lockContents, lockPrices, expiresAt, ...made },
  })
}

/** Takes a link back, whatever became of its basket; one that is dead already stays as it is. */
export function revokeMagicLink(command: CommandOf<'RevokeMagicLink'>, selection: Selection): RuleDecision {
  const link = selection.links?.find((each) => each.id === command.args.linkId)
  if (!link) return refuse('NOT_FOUND', { linkId: command.args.linkId })
  if (link.revokedAt !== undefined || link.usedOrderId !== undefined) return noEffect
  return accept({ kind: 'MagicLinkRevoked', linkId: link.id })
}
