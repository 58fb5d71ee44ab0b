import type { Warning } from '../lifecycle/decision.ts'

/** What a person should know although the command stands. */
export function warningSentence(warning: Warning): string {
  const sentence = SENTENCES[warning.code]
  return sentence ? sentence(warning.facts) : `${upperFirst(warning.code.toLowerCase().replaceAll('_', ' '))}.`
}

const SENTENCES: Readonly<Record<string, (facts: Warning['facts']) => string>> = {
  RETURN_WINDOW_PASSED: (facts) =>
    typeof facts.days === 'number' ? `The return window of ${facts.days} days has passed.` : 'The return window has passed.',
  SELECTION_MERGED: (facts) =>
    `Customer ${String(facts.customerId)} had a selection open: the contents of both are together in that one now.`,
  COUNTED_SHORT: (facts) => {
    const orders = Array.isArray(facts.orders) && facts.orders.length > 0 ? ` Look at ${facts.orders.join(', ')}.` : ''
    const items = Array.isArray(facts.items) ? ` of ${facts.items.join(', ')}` : ''
    return `Fewer units${items} were counted than are promised to orders.${orders}`
  },
  NUMBER_CLASH: (facts) => `Another order has the number ${String(facts.number)}: this one is ${String(facts.is)}.`,
  REFERENCE_CLASH: (facts) => `Another order has the reference ${String(facts.reference)}: this one has ${String(facts.is)}.`,
  HELD_BY_ANOTHER_CASE: () => 'Another case still holds the order: the rest is done once that one is decided.',
  NOT_RESERVED: (facts) =>
    facts.units === 1
      ? 'One unit was not reserved for this desk: somebody else may have sold it too.'
      : `${String(facts.units)} units were not reserved for this desk: somebody else may have sold them too.`,
  STOCK_TO_BE_CONFIRMED: (facts) =>
    `Stock to be confirmed${Array.isArray(facts.items) ? ` for ${facts.items.join(', ')}` : ''}: it is not reserved for this desk, and the hub is away.`,
  PARTLY_ALLOCATED: () => 'Not everything could be allocated; the rest waits for stock.',
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
