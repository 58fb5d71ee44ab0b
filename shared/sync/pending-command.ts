import type { Command } from '../lifecycle/command.ts'

/** A command the person already sees the effect of, but the confirmed rows do not yet contain. */
export interface PendingCommand {
  readonly command: Command
  /** The version its outcome was stored with; null while nobody has answered. */
  readonly acceptedVersion: number | null
}

/** What of it is about this id and not contained in what is confirmed, in the same order. */
export function waitingOver(id: string, confirmedVersion: number, pending: readonly PendingCommand[]): readonly PendingCommand[] {
  return pending.filter((each) => concerns(each, id) && !isContained(each, confirmedVersion))
}

/** What is left to wait for once everything up to `version` is confirmed. Unanswered commands stay. */
export function settlePending(pending: readonly PendingCommand[], version: number): readonly PendingCommand[] {
  const left = pending.filter((each) => !isContained(each, version))
  return left.length === pending.length ? pending : left
}

function concerns(pending: PendingCommand, id: string): boolean {
  const { type, id: aggregateId } = pending.command.aggregate
  return aggregateId === id && (type === 'order' || type === 'selection')
}

function isContained(pending: PendingCommand, version: number): boolean {
  return pending.acceptedVersion !== null && pending.acceptedVersion <= version
}
