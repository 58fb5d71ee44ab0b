import type { ListFilter, MoneyState } from '../../../shared/lifecycle/list-view.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { HOLD_REASON_LABELS, holdReasonLabel } from '../../../shared/views/hold-reason-label.ts'
import { statusLabel } from '../../../shared/views/status-label.ts'
import { listText } from '../../../shared/wording/list-text.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'

export const MONEY_WORDS: Readonly<Record<MoneyState, Message>> = {
  unpaid: msg('Unpaid'),
  authorized: msg('Authorized'),
  partly: msg('Partly paid'),
  paid: msg('Paid'),
  refunded: msg('Refunded'),
}

export const HOLD_CHOICES = Object.keys(HOLD_REASON_LABELS) as readonly (keyof typeof HOLD_REASON_LABELS)[]

export type FilterPart = keyof ListFilter

/** What each part of a filter lets through, as chips say it. */
export function filterWords(filter: ListFilter, settings: Named | null): readonly { readonly part: FilterPart; readonly words: string }[] {
  return Object.entries(WORDS).flatMap(([name, wordsOf]) => {
    const words = wordsOf(filter, settings)
    return words === null ? [] : [{ part: name as FilterPart, words }]
  })
}

/** What filters name by its id. */
type Named = Pick<ShopSettings, 'stores' | 'carriers'>

const WORDS: Readonly<Record<FilterPart, (filter: ListFilter, settings: Named | null) => string | null>> = {
  statuses: ({ statuses }) => (statuses && say('Status: {values}', { values: listText(statuses.map(statusLabel)) })) || null,
  holds: ({ holds }) => (holds && say('Held: {values}', { values: listText(holds.map(holdWords)) })) || null,
  money: ({ money }) => (money && say('Payment: {values}', { values: listText(money.map((state) => say(MONEY_WORDS[state]))) })) || null,
  carriers: ({ carriers }, settings) =>
    (carriers && say('Carrier: {values}', { values: listText(namesOf(carriers, settings?.carriers)) })) || null,
  methods: ({ methods }) => (methods && say('Shipping method: {values}', { values: listText(methods) })) || null,
  tags: ({ tags }) => (tags && say('Tag: {values}', { values: listText(tags) })) || null,
  fromDays: ({ fromDays }) =>
    fromDays === undefined ? null : say('{count, plural, one {# day} other {# days}} old or older', { count: fromDays }),
  underDays: ({ underDays }) =>
    underDays === undefined ? null : say('younger than {count, plural, one {# day} other {# days}}', { count: underDays }),
  claim: ({ claim }) => (claim === undefined ? null : claimWords(claim)),
  customer: ({ customer }) => (customer === undefined ? null : say('Customer: {customer}', { customer })),
  stores: ({ stores }, settings) => (stores && say('Store: {values}', { values: listText(namesOf(stores, settings?.stores)) })) || null,
}

function holdWords(code: string): string {
  const reason = HOLD_CHOICES.find((each) => each === code)
  return reason === undefined ? code : holdReasonLabel(reason)
}

/** What is gone is called by its id. */
function namesOf(ids: readonly string[], known: readonly { readonly id: string; readonly name: string }[] = []): readonly string[] {
  return ids.map((id) => known.find((each) => each.id === id)?.name ?? id)
}

function claimWords(claim: Exclude<ListFilter['claim'], undefined>): string {
  if (claim === 'nobody') return say('Claimed by nobody')
  return claim === 'somebody' ? say('Claimed by somebody') : say('Claimed by {name}', { name: claim.name })
}
