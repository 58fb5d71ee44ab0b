import type { Command } from '../../shared/lifecycle/command.ts'
import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import { offlineClassOf } from '../../shared/lifecycle/fact-or-intent.ts'
import type { ShopSettings } from '../../shared/lifecycle/settings.ts'
import { mayActOffline } from '../../shared/sync/may-act-offline.ts'
import { type RefusalSentence, refusalSentence } from '../../shared/views/refusal-sentence.ts'
import { type Message, msg, say } from '../../shared/wording/say.ts'

/** What becomes of a command while the hub cannot be reached: not done, or kept and sent later, with what must be known then. */
export type OfflineFate = { readonly why: RefusalSentence } | { readonly note: string | null }

/** Only the hub can do it. */
export function needsHub(): RefusalSentence {
  return { sentence: say('Needs the hub, and it cannot be reached.'), nextStep: say('It can be done when the desk is online again.') }
}

export const PROMISED: Readonly<Record<'parcel' | 'money' | 'other', Message>> = {
  parcel: msg('Sent when the hub can be reached. Do not hand over the parcel before: its payment is not captured yet.'),
  money: msg('Sent when the hub can be reached. No money has moved until then.'),
  other: msg('Sent when the hub can be reached, and decided there: it is not done before.'),
}

/** Asked with the state the person sees. */
export function offlineFate(command: Command, state: LifecycleState, settings: ShopSettings, deskId: string): OfflineFate {
  const kind = offlineClassOf(command, state, settings)
  if (kind === 'online') return { why: needsHub() }
  const refusal = mayActOffline(command, state, deskId)
  if (refusal) return { why: refusalSentence(refusal) }
  return { note: kind === 'onlineQueued' ? promiseOf(command) : null }
}

/** What is said of a command that only the hub can carry out. */
export function promiseOf({ name }: Pick<Command, 'name'>): string {
  switch (name) {
    case 'CompleteShipment':
      return say(PROMISED.parcel)
    case 'CaptureOrder':
    case 'CaptureShipment':
    case 'ReleaseRemainingAuthorization':
    case 'RefundReturn':
    case 'StandardRefund':
      return say(PROMISED.money)
    default:
      return say(PROMISED.other)
  }
}
