import { v7 } from 'uuid'
import type { IdSource } from '../ports/id-source.ts'

export const uuidSource: IdSource = {
  newId: () => v7(),
}
