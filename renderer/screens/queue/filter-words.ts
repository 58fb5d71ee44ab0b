import type { ListFilter, MoneyState } from '../../../shared/lifecycle/list-view.ts'
import type { Store } from '../../../shared/lifecycle/settings.ts'
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
export function filterWords(
  filter: ListFilter,
  stores: readonly Store[],
): readonly { readonly part: FilterPart; readonly words: string }[] {
  return Object.entries(WORDS).flatMap(([name, wordsOf]) => {
    const words = wordsOf(filter, stores)
    return words === null ? [] : [{ part: name as FilterPart, words }]
  })
}

const WORDS: Readonly<Record<FilterPart, (filter: ListFilter, stores: readonly Store[]) => string | null>> = {
  statuses: ({ statuses }) => (statuses && say('Status: {values}', { values: listText(statuses.map(statusLabel)) })) || null,
  holds: ({ holds }) => (holds && say('Held: {values}', { values: listText(holds.map(holdWords)) })) || null,
  money: ({ money }) => (money && say('Payment: {values}', { values: listText(money.map((state) => say(MONEY_WORDS[state]))) })) || null,
  methods: ({ methods }) => (methods && say('Method: {values}', { values: listText(methods) })) || null,
  tags: ({ tags }) => (tags && say('Tag: {values}', { values: listText(tags) })) || null,
  fromDays: ({ fromDays }) =>
    fromDays === undefined ? null : say('{count, plural, one {# day} other {# days}} old or older', { count: fromDays }),
  underDays: ({ underDays }) =>
    underDays === undefined ? null : say('younger than {count, plural, one {# day} other {# days}}', { count: underDays }),
  claim: ({ claim }) => (claim === undefined ? null : claimWords(claim)),
  customer: ({ customer }) => (customer === undefined ? null : say('Customer: {customer}', { customer })),
  stores: ({ stores }, known) => (stores && say('Store: {values}', { values: listText(stores.map((id) => storeName(known, id))) })) || null,
}

function holdWords(code: string): string {
  const reason = HOLD_CHOICES.find((each) => each === code)
  return reason === undefined ? code : holdReasonLabel(reason)
}

/** A store that is gone is called by its id. */
function storeName(known: readonly Store[], id: string): string {
  return known.find((store) => store.id === id)?.name ?? id
}

function claimWords(claim: Exclude<ListFilter['claim'], undefined>): string {
  if (claim === 'nobody') return say('Claimed by nobody')
  return claim === 'somebody' ? say('Claimed by somebody') : say('Claimed by {name}', { name: claim.name })
}
