// Commands as a window sends them.

import { v7 } from 'uuid'
import type { AggregateRef, Command, CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'

const AT_DESK = { id: 'manager', name: 'whatever the window says', role: 'manager' } as const

/** Settings are the administrator's. */
const ADMIN = { id: 'admin', name: 'Ada', role: 'admin' } as const

interface Envelope {
  readonly id?: string
  readonly at?: string
  readonly baseVersion?: number
}

export function windowCommand<Name extends CommandName>(
  name: Name,
  aggregate: AggregateRef,
  args: CommandArgs[Name],
  { id = v7(), at = '2026-11-20T09:00:00.000Z', baseVersion = 0 }: Envelope = {},
): Command {
  return {
    id,
    name,
    v: 1,
    aggregate,
    args,
    actor: name === 'SaveSettings' ? ADMIN : AT_DESK,
    deskId: 'a window',
    baseVersion,
    issuedAt: at,
    occurredAt: at,
  } as unknown as Command
}
