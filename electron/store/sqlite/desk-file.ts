import { identityAndNumbers } from './desk-steps/0001-identity-and-numbers.ts'
import { outbox } from './desk-steps/0002-outbox.ts'
import { pairing } from './desk-steps/0003-pairing.ts'
import { hubTrust } from './desk-steps/0004-hub-trust.ts'
import { containedElsewhere } from './desk-steps/0005-contained-elsewhere.ts'
import type { FileMark } from './migrate.ts'

/** `desk.sqlite`: the letters ODDK, and its steps in order. */
export const DESK_FILE: FileMark = { applicationId: 0x4f44444b, steps: [identityAndNumbers, outbox, pairing, hubTrust, containedElsewhere] }

export const DESK_FILE_NAME = 'desk.sqlite'
