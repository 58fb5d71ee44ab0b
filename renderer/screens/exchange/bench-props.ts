import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import type { ActionContext } from '../../actions/action.ts'

/** What an exchange is made of: the order, the shipment the goods left with, and who acts by which rules. */
export interface BenchProps {
  readonly order: Order
  readonly shipment: Shipment
  readonly context: ActionContext
}

/** The side scans go to: what comes back, or what goes out. */
export type Side = 'back' | 'out'
