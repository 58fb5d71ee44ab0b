import type { AggregateRef, CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import type { IssueResult, KeptId } from '../offline/issue-command.ts'
import { deskSession } from './desk-session.ts'

/**
 * Does what a person asked for, by the one path: decided on the shown order, painted as pending, submitted, settled.
 * Resolves when the outcome is durable or when it is certain that there is none.
 */
export function issueCommand<Name extends CommandName>(name: Name, aggregate: AggregateRef, args: CommandArgs[Name]): Promise<IssueResult> {
  return deskSession().issue(name, aggregate, args)
}

/** The same under an id that was kept beforehand: sent again after a reload, it has one effect. */
export function issueStep<Name extends CommandName>(
  name: Name,
  aggregate: AggregateRef,
  args: CommandArgs[Name],
  kept: KeptId,
): Promise<IssueResult> {
  return deskSession().issue(name, aggregate, args, kept)
}

/** The same, and the switched-off ones too: they may still lie on a shelf. */
export function findAllItems(text: string, limit = 20): Promise<readonly ProductItem[]> {
  return deskSession().findItems(text, limit, true)
}

/** Items of the catalogue whose name, SKU or EAN begins like the text. From this window's copy, so also while the desk process is stopped. */
export function findItems(text: string, limit = 20): Promise<readonly ProductItem[]> {
  return deskSession().findItems(text, limit)
}
