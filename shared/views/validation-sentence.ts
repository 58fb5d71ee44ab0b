import type { RefusalFacts } from '../lifecycle/refusal.ts'
import { startOfSentence } from '../wording/case-of-letters.ts'
import { type Message, msg, say, told } from '../wording/say.ts'
import { moneyText } from './money-text.ts'
import { figure, text } from './refusal-phrases.ts'

/** Which field was not filled in as it must be, said by its name on the screen. */
export function validationSentence(facts: RefusalFacts): { readonly sentence: string; readonly nextStep: string } {
  const field = text(facts, 'field')
  const why = text(facts, 'why')
  if (field === 'code') return scanSentence(facts)
  if (field === 'tenders') return tendersSentence(facts)
  if (field === 'quantity' && text(facts, 'productName')) {
    return {
      sentence: say('The quantity of {product} is not a whole number above zero.', { product: text(facts, 'productName') }),
      nextStep: say('Correct the quantity.'),
    }
  }
  const known = FIELDS[field]
  if (known && !why) return { sentence: say(known.sentence), nextStep: say(known.nextStep) }
  const name = field.replaceAll(/([A-Z])/g, ' $1').toLowerCase() || say('a field')
  return {
    sentence: why
      ? say('{name}: {why}.', { name: startOfSentence(name), why: told(why) })
      : say('{name} is missing or not right.', { name: startOfSentence(name) }),
    nextStep: known ? say(known.nextStep) : say('Correct {name}.', { name }),
  }
}

function tendersSentence(facts: RefusalFacts): { readonly sentence: string; readonly nextStep: string } {
  const reference = text(facts, 'reference')
  if (reference) {
    return { sentence: say('Slip {reference} stands on two parts.', { reference }), nextStep: say('Read the number off each slip anew.') }
  }
  const paid = figure(facts, 'paid') ?? 0
  const due = figure(facts, 'due') ?? 0
  const currency = text(facts, 'currency')
  return paid < due
    ? {
        sentence: say('{amount} of the sale is not paid yet.', { amount: moneyText(due - paid, currency) }),
        nextStep: say('Take the rest in one more part.'),
      }
    : {
        sentence: say('The parts come to {amount} more than the sale.', { amount: moneyText(paid - due, currency) }),
        nextStep: say('Take a part away or change it.'),
      }
}

function scanSentence(facts: RefusalFacts): { readonly sentence: string; readonly nextStep: string } {
  const name = text(facts, 'productName') || text(facts, 'code')
  switch (text(facts, 'problem')) {
    case 'notInShipment':
      return { sentence: say('{name} is not in this shipment.', { name }), nextStep: say('Put it back and scan another item.') }
    case 'alreadyPacked':
      return { sentence: say('All of {name} is packed already.', { name }), nextStep: say('Put the extra one back.') }
    default:
      return { sentence: say('Nothing here has the code {name}.', { name }), nextStep: say('Scan the item again or look it up.') }
  }
}

const FIELDS: Readonly<Record<string, { readonly sentence: Message; readonly nextStep: Message }>> = {
  lines: { sentence: msg('No items were chosen.'), nextStep: msg('Choose at least one item.') },
  quantity: { sentence: msg('A quantity is not a whole number above zero.'), nextStep: msg('Correct the quantity.') },
  reason: { sentence: msg('The reason is missing.'), nextStep: msg('Say why.') },
  comment: { sentence: msg('The comment is missing.'), nextStep: msg('Write a comment.') },
  note: { sentence: msg('The note is empty.'), nextStep: msg('Write the note.') },
  typedNumber: { sentence: msg('The typed number is not the number of this order.'), nextStep: msg('Type the order number exactly.') },
  warehouseId: { sentence: msg('No warehouse was chosen.'), nextStep: msg('Choose a warehouse.') },
  toWarehouseId: { sentence: msg('No warehouse was chosen.'), nextStep: msg('Choose where the goods go.') },
  amount: { sentence: msg('The amount is not above zero.'), nextStep: msg('Enter an amount.') },
  address: { sentence: msg('The billing address is missing or incomplete.'), nextStep: msg('Fill in name, street, city and country.') },
  billingAddress: {
    sentence: msg('The billing address is missing or incomplete.'),
    nextStep: msg('Fill in name, street, city and country.'),
  },
  shippingAddress: {
    sentence: msg('The shipping address is missing or incomplete.'),
    nextStep: msg('Fill in name, street, city and country.'),
  },
  customer: { sentence: msg('The customer is missing.'), nextStep: msg('Enter a name or an e-mail.') },
  customerId: { sentence: msg('The customer is missing.'), nextStep: msg('Enter a name or an e-mail.') },
  country: {
    sentence: msg('The country cannot be changed once a shipment exists.'),
    nextStep: msg('Delete the shipment first, or cancel and order anew.'),
  },
  shippingMethodId: { sentence: msg('No shipping method was chosen.'), nextStep: msg('Choose a shipping method.') },
  paymentMethodId: { sentence: msg('No payment method was chosen.'), nextStep: msg('Choose a payment method.') },
  method: { sentence: msg('This way of paying does not fit the order.'), nextStep: msg('Choose another one.') },
}
