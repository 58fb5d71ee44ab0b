import { openDeskDatabase } from './sqlite-number-source.ts'

/** A desk's place in a shop: where its hub is, and who the desk is there. */
export interface DeskPairing {
  readonly hub: string
  readonly deskName: string
  readonly deskId: string
  readonly series: string
  readonly token: string
  /** What the hub's certificate must be, by its SHA-256 fingerprint; null where this computer's own trust decides. */
  readonly certificate: string | null
  /** A person said that the line may be plain although the hub is another computer. */
  readonly isPlainAllowed: boolean
}

interface PairingRow {
  readonly hub: string
  readonly desk_name: string
  readonly token: string
  readonly desk_id: string
  readonly series: string
  readonly certificate: string | null
  readonly is_plain_allowed: number
}

/** Null at a desk that was never paired. The caller holds the folder. */
export function readPairing(folder: string): DeskPairing | null {
  const db = openDeskDatabase(folder)
  try {
    const row = db.get<PairingRow>('SELECT hub, desk_name, token, desk_id, series, certificate, is_plain_allowed FROM pairing JOIN desk')
    if (!row) return null
    const { hub, token, series, certificate } = row
    return { hub, deskName: row.desk_name, deskId: row.desk_id, series, token, certificate, isPlainAllowed: row.is_plain_allowed === 1 }
  } finally {
    db.close()
  }
}

/** Makes the desk the one its hub knows: from now on it has that id and that series, and never those it had before. */
export function keepPairing(folder: string, { hub, deskName, deskId, series, token, certificate, isPlainAllowed }: DeskPairing): void {
  const db = openDeskDatabase(folder)
  try {
    db.inTransaction(() => {
      db.run(
        'INSERT INTO desk (one, desk_id, series) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET desk_id = excluded.desk_id, series = excluded.series',
        deskId,
        series,
      )
      db.run(
        `INSERT INTO pairing (one, hub, desk_name, token, certificate, is_plain_allowed) VALUES (1, ?, ?, ?, ?, ?)
         ON CONFLICT (one) DO UPDATE SET hub = excluded.hub, desk_name = excluded.desk_name, token = excluded.token,
           certificate = excluded.certificate, is_plain_allowed = excluded.is_plain_allowed`,
        hub,
        deskName,
        token,
        certificate,
        isPlainAllowed ? 1 : 0,
      )
    })
  } finally {
    db.close()
  }
}
