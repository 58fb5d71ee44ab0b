import type { JoinAnswer, JoinQuestion } from '../../shared/contract/desk-listing.ts'
import { type HubTrust, isLoopback } from './hub-line.ts'
import { certificateAt, fingerprintOf } from './pinned-agent.ts'

export const NOBODY_ANSWERS = 'No hub answers at this address. Check it, and that the hub is running.'

/**
 * How a desk may speak to a hub it is to join, or what a person must say first: before that not even the code is sent. An
 * encrypted hub is known by its certificate from then on; a plain one is taken only on this computer, or when a person means it.
 */
export async function wayTo(
  hub: string,
  { fingerprint, plain = false }: Omit<JoinQuestion, 'address' | 'code'>,
): Promise<HubTrust | Extract<JoinAnswer, { readonly joined: false }>> {
  if (new URL(hub).protocol === 'http:') {
    if (plain || isLoopback(hub)) return { certificate: null, isPlainAllowed: plain }
    return { joined: false, sentence: plainSentence(hub), ask: { is: 'plain' } }
  }
  const expected = fingerprint === undefined || fingerprint.trim() === '' ? null : fingerprintOf(fingerprint)
  if (expected === null && fingerprint !== undefined && fingerprint.trim() !== '')
    return { joined: false, sentence: 'This is not a SHA-256 fingerprint: it has 64 digits and letters from A to F.' }
  const shown = await certificateAt(hub).catch(() => null)
  if (shown === null) return { joined: false, sentence: NOBODY_ANSWERS }
  if (expected === shown) return { certificate: shown, isPlainAllowed: false }
  return {
    joined: false,
    sentence: expected === null ? compareSentence(shown) : otherSentence(shown),
    ask: { is: 'certificate', fingerprint: shown },
  }
}

function plainSentence(hub: string): string {
  return `${hub} is another computer, and without https anybody on the way can read and change what is sent. Give the hub a certificate and use its https address.`
}

function compareSentence(shown: string): string {
  return `The hub shows a certificate with the SHA-256 fingerprint ${shown}. Compare it with the one the hub told when it was started.`
}

function otherSentence(shown: string): string {
  return `The hub shows another certificate than this: its SHA-256 fingerprint is ${shown}. If nobody renewed it, somebody else may answer in its place.`
}
