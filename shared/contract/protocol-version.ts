/**
 * Version of what crosses the wire. Raised whenever the fingerprint guard (test/guards/protocol-fingerprint.test.ts)
 * notices a change that an older window could not live with.
 */
export const PROTOCOL_VERSION = 1
