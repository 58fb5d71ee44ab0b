// Who comes by a magic link acts through the program that took the token (domain.md R38): on this one basket, while the
// link lives, as far as it reaches, and never on prices.

import type { Command, CommandName } from '../command.ts'
import { type LifecycleState, type RuleDecision, refuse } from '../decision.ts'
import { linkOf, type MagicLink } from '../magic-link.ts'

/** Everything a link may ever be good for. */
const BY_LINK: ReadonlySet<CommandName> = new Set(['SetSelectionLine', 'EditSelection', 'RequestCheckout', 'CreateOrder'])

/** The refusal for somebody who came by a link that does not reach this far, or null; also null for everybody else. */
export function linkRefusal(command: Command, { selection, order }: LifecycleState): RuleDecision | null {
  if (command.actor.via === undefined) return null
  const forbidden = refuse('FORBIDDEN', { command: command.name, role: command.actor.role, by: 'link' })
  if (!BY_LINK.has(command.name)) return forbidden
  const link = selection ? linkOf(selection, command.actor) : undefined
  if (!link) return refuse('NOT_FOUND', { id: command.aggregate.id })
  const dead = deadLink(link, command, order?.number ?? null)
  if (dead) return dead
  if (link.scope === 'view') return forbidden
  const decidesForTheShop = command.name === 'CreateOrder' && (command.args.confirmNow || command.args.holdNow)
  return decidesForTheShop ? forbidden : null
}

function deadLink(link: MagicLink, command: Command, number: string | null): RuleDecision | null {
  if (link.usedOrderId !== undefined) return refuse('LINK_USED', { link: link.id, number })
  if (link.revokedAt !== undefined) return refuse('LINK_USED', { link: link.id, because: 'revoked' })
  // Whichever of its two times is later: a link is not brought back to life by a claim about the past.
  const at = Math.max(Date.parse(command.issuedAt), Date.parse(command.occurredAt))
  return at < Date.parse(link.expiresAt) ? null : refuse('SELECTION_EXPIRED', { link: link.id, expiresAt: link.expiresAt })
}
