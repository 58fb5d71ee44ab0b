// Writes to the store in a folder without pause until it is ended.

import { parentPort, workerData } from 'node:worker_threads'
import { SqliteConnection } from '../../electron/store/sqlite/connection.ts'

const db = new SqliteConnection(String(workerData))
for (let written = 0; ; written += 1) {
  db.inTransaction(() => {
    const version = db.get<{ version: number }>('UPDATE clock SET version = version + 1 RETURNING version')?.version ?? 0
    db.run(
      `INSERT INTO command (id, hash, name, aggregate_type, aggregate_id, actor_id, desk_id, issued_at, recorded_at, status, version)
       VALUES (?, '', 'AddNote', 'order', 'o1', 'manager', 'desk', '', '', 'refused', ?)`,
      `written-${version}`,
      version,
    )
  })
  if (written === 0) parentPort?.postMessage('writing')
}
