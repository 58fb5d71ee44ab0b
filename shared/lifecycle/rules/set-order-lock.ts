import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleDecision } from '../decision.ts'
import type { Order } from '../order.ts'

/** Locks an order against people while a program works on it, and unlocks it. */
export function setOrderLock(command: CommandOf<'SetOrderLock'>, order: Order): RuleDecision {
  const { isLocked } = command.args
  return isLocked === order.isLocked ? noEffect : accept({ kind: 'OrderLockSet', isLocked })
}
