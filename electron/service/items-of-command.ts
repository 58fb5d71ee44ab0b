import type { Command } from '../../shared/lifecycle/command.ts'
import type { LifecycleState } from '../../shared/lifecycle/decision.ts'

/** Every item a rule may ask about: those the command names and those of the order and basket it meets. */
export function itemsOfCommand(command: Command, state: LifecycleState): ReadonlySet<string> {
  const itemIds = new Set(namedItems(command))
  for (const line of state.order?.lines ?? []) itemIds.add(line.itemId)
  for (const line of state.selection?.lines ?? []) itemIds.add(line.itemId)
  return itemIds
}

/** The items in baskets a command may reach beside its own. */
export function itemsOfBaskets(states: ReadonlyMap<string, LifecycleState>): ReadonlySet<string> {
  return new Set([...states.values()].flatMap(({ selection }) => selection?.lines.map((line) => line.itemId) ?? []))
}

/** The items in orders a command may reach beside its own. */
export function itemsOfOrders(states: ReadonlyMap<string, LifecycleState>): ReadonlySet<string> {
  return new Set([...states.values()].flatMap(({ order }) => order?.lines.map((line) => line.itemId) ?? []))
}

function namedItems(command: Command): readonly string[] {
  switch (command.name) {
    case 'CreateSelection':
    case 'AddLines':
    case 'ReceiveStock':
    case 'CountStock':
    case 'RemoveStock':
    case 'TransferStock':
    case 'GrantAllotment':
    case 'ReturnAllotment':
      return command.args.lines.map((line) => line.itemId)
    case 'SetSelectionLine':
      return [command.args.line.itemId]
    case 'SaveItems':
      return command.args.items.map((item) => item.id)
    default:
      return []
  }
}
