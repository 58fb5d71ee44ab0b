export type Role = 'warehouse' | 'counter' | 'manager' | 'admin' | 'integration' | 'system'

/** Who acts. `system` is the service itself: payment results, timers, imports. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly role: Role
}
