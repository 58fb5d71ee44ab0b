import type { Actor } from './actor.ts'

/** A link to one basket for somebody without an account (domain.md 2.4). The token itself is known to its holder alone. */
export interface MagicLink {
  readonly id: string
  readonly tokenHash: string
  readonly scope: 'view' | 'edit'
  /** Whoever comes by it changes nothing of what lies in the basket. */
  readonly lockContents: boolean
  /** Whoever comes by it gets no more units at a special price. */
  readonly lockPrices: boolean
  readonly expiresAt: string
  readonly createdAt: string
  readonly createdBy: string
  readonly revokedAt?: string
  /** The order that was placed: the link is dead. */
  readonly usedOrderId?: string
}

/** The link this actor came by, if the basket has one like that. */
export function linkOf({ links }: { readonly links?: readonly MagicLink[] }, actor: Actor): MagicLink | undefined {
  return actor.via === undefined ? undefined : links?.find((link) => link.tokenHash === actor.via)
}

/** Whether the link can still be followed. */
export function isLinkAlive(link: MagicLink, at: string): boolean {
  return link.revokedAt === undefined && link.usedOrderId === undefined && Date.parse(at) < Date.parse(link.expiresAt)
}
