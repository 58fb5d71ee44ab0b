import { openDeskDatabase } from './sqlite-number-source.ts'

/** A desk's place in a shop: where its hub is, and who the desk is there. */
export interface DeskPairing {
  readonly hub: string
  readonly deskName: string
  readonly deskId: string
  readonly series: string
  readonly token: string
}

interface PairingRow {
  readonly hub: string
  readonly desk_name: string
  readonly token: string
  readonly desk_id: string
  readonly series: string
}

/** Null at a desk that was never paired. The caller holds the folder. */
export function readPairing(folder: string): DeskPairing | null {
  const db = openDeskDatabase(folder)
  try {
    const row = db.get<PairingRow>('SELECT hub, desk_name, token, desk_id, series FROM pairing JOIN desk')
    return row ? { hub: row.hub, deskName: row.desk_name, deskId: row.desk_id, series: row.series, token: row.token } : null
  } finally {
    db.close()
  }
}

/** Makes the desk the one its hub knows: from now on it has that id and that series, and never those it had before. */
export function keepPairing(folder: string, { hub, deskName, deskId, series, token }: DeskPairing): void {
  const db = openDeskDatabase(folder)
  try {
    db.inTransaction(() => {
      db.run(
        'INSERT INTO desk (one, desk_id, series) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET desk_id = excluded.desk_id, series = excluded.series',
        deskId,
        series,
      )
      db.run(
        `INSERT INTO pairing (one, hub, desk_name, token) VALUES (1, ?, ?, ?)
         ON CONFLICT (one) DO UPDATE SET hub = excluded.hub, desk_name = excluded.desk_name, token = excluded.token`,
        hub,
        deskName,
        token,
      )
    })
  } finally {
    db.close()
  }
}
