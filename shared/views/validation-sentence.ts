import type { RefusalFacts } from '../lifecycle/refusal.ts'
import { text } from './refusal-phrases.ts'

/** Which field was not filled in as it must be, said by its name on the screen. */
export function validationSentence(facts: RefusalFacts): { readonly sentence: string; readonly nextStep: string } {
  const field = text(facts, 'field')
  const why = text(facts, 'why')
  if (field === 'code') return scanSentence(facts)
  if (field === 'quantity' && text(facts, 'productName')) {
    return {
      sentence: `The quantity of ${text(facts, 'productName')} is not a whole number above zero.`,
      nextStep: 'Correct the quantity.',
    }
  }
  const known = FIELDS[field]
  if (known && !why) return known
  const name = field.replaceAll(/([A-Z])/g, ' $1').toLowerCase() || 'a field'
  return {
    sentence: why ? `${upperFirst(name)}: ${why}.` : `${upperFirst(name)} is missing or not right.`,
    nextStep: known?.nextStep ?? `Correct ${name}.`,
  }
}

function scanSentence(facts: RefusalFacts): { readonly sentence: string; readonly nextStep: string } {
  const name = text(facts, 'productName') || text(facts, 'code')
  switch (text(facts, 'problem')) {
    case 'notInShipment':
      return { sentence: `${name} is not in this shipment.`, nextStep: 'Put it back and scan another item.' }
    case 'alreadyPacked':
      return { sentence: `All of ${name} is packed already.`, nextStep: 'Put the extra one back.' }
    default:
      return { sentence: `Nothing here has the code ${name}.`, nextStep: 'Scan the item again or look it up.' }
  }
}

const FIELDS: Readonly<Record<string, { readonly sentence: string; readonly nextStep: string }>> = {
  lines: { sentence: 'No items were chosen.', nextStep: 'Choose at least one item.' },
  quantity: { sentence: 'A quantity is not a whole number above zero.', nextStep: 'Correct the quantity.' },
  reason: { sentence: 'The reason is missing.', nextStep: 'Say why.' },
  comment: { sentence: 'The comment is missing.', nextStep: 'Write a comment.' },
  note: { sentence: 'The note is empty.', nextStep: 'Write the note.' },
  typedNumber: { sentence: 'The typed number is not the number of this order.', nextStep: 'Type the order number exactly.' },
  warehouseId: { sentence: 'No warehouse was chosen.', nextStep: 'Choose a warehouse.' },
  toWarehouseId: { sentence: 'No warehouse was chosen.', nextStep: 'Choose where the goods go.' },
  amount: { sentence: 'The amount is not above zero.', nextStep: 'Enter an amount.' },
  address: { sentence: 'The billing address is missing or incomplete.', nextStep: 'Fill in name, street, city and country.' },
  billingAddress: { sentence: 'The billing address is missing or incomplete.', nextStep: 'Fill in name, street, city and country.' },
  shippingAddress: { sentence: 'The shipping address is missing or incomplete.', nextStep: 'Fill in name, street, city and country.' },
  customer: { sentence: 'The customer is missing.', nextStep: 'Enter a name or an e-mail.' },
  customerId: { sentence: 'The customer is missing.', nextStep: 'Enter a name or an e-mail.' },
  country: {
    sentence: 'The country cannot be changed once a shipment exists.',
    nextStep: 'Delete the shipment first, or cancel and order anew.',
  },
  shippingMethodId: { sentence: 'No shipping method was chosen.', nextStep: 'Choose a shipping method.' },
  paymentMethodId: { sentence: 'No payment method was chosen.', nextStep: 'Choose a payment method.' },
  method: { sentence: 'This way of paying does not fit the order.', nextStep: 'Choose another one.' },
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
