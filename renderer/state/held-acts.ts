import type { AggregateRef, Command, CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import type { IssueResult } from '../offline/issue-command.ts'

/** One thing asked for, before it has an id, a time and a person. */
export type Deed = { readonly [Name in CommandName]: { readonly name: Name; readonly args: CommandArgs[Name] } }[CommandName] & {
  readonly aggregate: AggregateRef
}

/** What a person asked for and may still take back: one command, or as many as they asked for at once. Nothing of it has left this window. */
export interface HeldAct {
  readonly id: string
  /** What it is about, as a person calls it: an order's number, or how many orders. */
  readonly subject: string
  readonly commands: readonly Command[]
  /**
   * `counting`: shown as done, and goes out by itself at `endsAt`. `kept`: the same, while somebody looks at it and the clock stands.
   * `asking`: the window was closed or the desk was stopped meanwhile; somebody has to say whether it is still wanted.
   * `sending`: it cannot be taken back any more.
   */
  readonly stage: 'counting' | 'kept' | 'asking' | 'sending'
  /** Milliseconds since 1970. */
  readonly endsAt: number
  readonly holdMs: number
}

/** What became of a held act: one result for each deed, in their order, or nothing at all. */
export type HeldResult = { readonly status: 'undone' } | { readonly status: 'done'; readonly results: readonly IssueResult[] }

const KEY = 'order-desk-held:'

/** Written down before the clock starts, so that closing the window loses nothing; each act by itself, as there may be several windows. */
export function keepHeld(act: HeldAct): void {
  try {
    localStorage.setItem(KEY + act.id, JSON.stringify(act))
  } catch {
    // A full or forbidden storage only means that closing the window within these seconds forgets the act.
  }
}

export function forgetHeld(id: string): void {
  try {
    localStorage.removeItem(KEY + id)
  } catch {
    // It was not written either.
  }
}

/** What windows that are gone, or still open, have written down. */
export function keptHeldActs(): readonly HeldAct[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(KEY))
      .flatMap((key) => actFrom(localStorage.getItem(key)))
  } catch {
    return []
  }
}

function actFrom(text: string | null): readonly HeldAct[] {
  try {
    const kept: unknown = JSON.parse(text ?? 'null')
    return isHeldAct(kept) ? [kept] : []
  } catch {
    return []
  }
}

function isHeldAct(kept: unknown): kept is HeldAct {
  if (typeof kept !== 'object' || kept === null) return false
  const { id, commands } = kept as Partial<HeldAct>
  return typeof id === 'string' && Array.isArray(commands) && commands.every((each) => typeof each?.id === 'string')
}

/**
 * Says which window an act belongs to: `own` is called once no other window has it, and keeps it until the answer's `drop`.
 * A window that is closed lets go of its acts, and the next one that opens takes them up.
 */
export function ownHeld(id: string, own: () => void): { drop(): void } {
  if (!('locks' in navigator)) {
    own()
    return { drop: () => {} }
  }
  let drop: () => void = () => {}
  const dropped = new Promise<void>((resolve) => {
    drop = resolve
  })
  navigator.locks
    .request(KEY + id, { ifAvailable: true }, (lock) => {
      if (lock === null) return
      own()
      return dropped
    })
    .catch(() => {
      // The window is closing.
    })
  return { drop }
}
