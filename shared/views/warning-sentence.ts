import type { Warning } from '../lifecycle/decision.ts'
import { startOfSentence } from '../wording/case-of-letters.ts'
import { say } from '../wording/say.ts'

/** What a person should know although the command stands. */
export function warningSentence(warning: Warning): string {
  const sentence = SENTENCES[warning.code]
  return sentence ? sentence(warning.facts) : `${startOfSentence(warning.code.toLowerCase().replaceAll('_', ' '))}.`
}

const SENTENCES: Readonly<Record<string, (facts: Warning['facts']) => string>> = {
  RETURN_WINDOW_PASSED: (facts) =>
    typeof facts.days === 'number'
      ? say('The return window of {days, plural, one {# day} other {# days}} has passed.', { days: facts.days })
      : say('The return window has passed.'),
  SELECTION_MERGED: (facts) =>
    say('Customer {customer} had a selection open: the contents of both are together in that one now.', {
      customer: String(facts.customerId),
    }),
  COUNTED_SHORT: (facts) => {
    const orders =
      Array.isArray(facts.orders) && facts.orders.length > 0 ? say(' Look at {orders}.', { orders: facts.orders.join(', ') }) : ''
    const items = Array.isArray(facts.items) ? say(' of {items}', { items: facts.items.join(', ') }) : ''
    return say('Fewer units{items} were counted than are promised to orders.{orders}', { items, orders })
  },
  NUMBER_CLASH: (facts) =>
    say('Another order has the number {number}: this one is {own}.', { number: String(facts.number), own: String(facts.is) }),
  REFERENCE_CLASH: (facts) =>
    say('Another order has the reference {reference}: this one has {own}.', { reference: String(facts.reference), own: String(facts.is) }),
  HELD_BY_ANOTHER_CASE: () => say('Another case still holds the order: the rest is done once that one is decided.'),
  NOT_RESERVED: (facts) =>
    say(
      '{units, plural, one {One unit was not reserved for this desk: somebody else may have sold it too.} other {# units were not reserved for this desk: somebody else may have sold them too.}}',
      { units: Number(facts.units) },
    ),
  STOCK_TO_BE_CONFIRMED: (facts) =>
    Array.isArray(facts.items)
      ? say('Stock to be confirmed for {items}: it is not reserved for this desk, and the hub is away.', { items: facts.items.join(', ') })
      : say('Stock to be confirmed: it is not reserved for this desk, and the hub is away.'),
  PARTLY_ALLOCATED: () => say('Not everything could be allocated; the rest waits for stock.'),
}
