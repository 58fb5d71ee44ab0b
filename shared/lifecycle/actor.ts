export type Role = 'warehouse' | 'counter' | 'manager' | 'admin' | 'integration' | 'system'

/** Who acts. `system` is the service itself: payment results, timers, imports. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** Hash of the link's token, where somebody acts by a magic link: it narrows what they may do, and never widens it. */
  readonly via?: string
}
