import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { OutboxEntry } from '../../../shared/contract/outbox-entry.ts'
import type { Command } from '../../../shared/lifecycle/command.ts'
import { DESK_FILE_NAME } from './desk-file.ts'
import { type DeskPairing, keepPairing } from './desk-pairing.ts'
import { openOutbox } from './open-outbox.ts'
import { openDeskDatabase } from './sqlite-number-source.ts'

export interface RenewedDesk {
  /** Commands the desk before had kept and not sent: they go on under the new name. */
  readonly takenOver: number
  /** Where the file of the desk before lies; null where there was none to put aside. */
  readonly putAside: string | null
}

/**
 * Makes the folder's desk the one its hub now knows it as. A desk that had sent commands under another name, or whose file is
 * damaged, begins a new file: a sequence number is never used twice. The old file is put aside, never deleted, and what could be
 * read of its unsent work is kept in the new one, orders with the numbers they were given. The caller holds the folder.
 */
export async function renewDesk(folder: string, pairing: DeskPairing, now: string): Promise<RenewedDesk> {
  const { unsent, putAside } = await putAsideOld(folder, pairing.deskId, now)
  keepPairing(folder, pairing)
  if (unsent.length === 0) return { takenOver: 0, putAside }
  keepNames(
    folder,
    unsent.map(({ command }) => command),
  )
  const { outbox } = openOutbox({ folder, now, newDeskId: pairing.deskId })
  try {
    for (const { command, isFact } of unsent) await outbox.append({ ...command, deskId: pairing.deskId }, 0, now, isFact)
  } finally {
    await outbox.close()
  }
  return { takenOver: unsent.length, putAside }
}

async function putAsideOld(
  folder: string,
  newDeskId: string,
  now: string,
): Promise<{ unsent: readonly Unsent[]; putAside: string | null }> {
  if (!existsSync(join(folder, DESK_FILE_NAME))) return { unsent: [], putAside: null }
  const { outbox, salvage } = openOutbox({ folder, now, newDeskId })
  const pending = (await outbox.unsent(EVERYTHING)).filter((entry) => entry.state === 'pending')
  const { lastSeq } = await outbox.summary()
  await outbox.close()
  if (salvage) return { unsent: salvage.unsent, putAside: salvage.file }
  // A desk that was alone has sent nothing to anybody: its file goes on.
  if (lastSeq === 0) return { unsent: [], putAside: null }
  const putAside = join(folder, `${DESK_FILE_NAME}.before-${now.replace(/[^0-9TZ]/g, '')}`)
  for (const suffix of ['', '-wal', '-shm']) {
    const part = join(folder, `${DESK_FILE_NAME}${suffix}`)
    if (existsSync(part)) renameSync(part, `${putAside}${suffix}`)
  }
  return { unsent: pending, putAside }
}

type Unsent = Pick<OutboxEntry, 'command' | 'isFact'>

const EVERYTHING = { commands: Number.MAX_SAFE_INTEGER, bytes: Number.MAX_SAFE_INTEGER }

/** A receipt with the old number may be in somebody's hand. */
function keepNames(folder: string, commands: readonly Command[]): void {
  const db = openDeskDatabase(folder)
  try {
    db.inTransaction(() => {
      for (const command of commands) {
        if (command.name !== 'CreateOrder' && command.name !== 'CounterSale') continue
        const { number, reference } = command.args
        db.run('INSERT INTO issued_number (command_id, number, reference) VALUES (?, ?, ?)', command.id, number, reference)
      }
    })
  } finally {
    db.close()
  }
}
