import type { RefusalFacts } from '../lifecycle/refusal.ts'
import { figure, orderName, shipmentName, statusName, text } from './refusal-phrases.ts'

/** Why the stage something has reached does not allow this, and what does. */
export function wrongStatusSentence(facts: RefusalFacts): { readonly sentence: string; readonly nextStep: string } {
  const back = text(facts, 'return')
  if (back) return returnSentence(back, facts)
  if (text(facts, 'shipment')) {
    return { sentence: `${shipmentName(facts)} has not left yet.`, nextStep: 'Complete the shipment first.' }
  }
  const why = text(facts, 'why')
  if (why) return { sentence: `${orderName(facts)} is past this: ${why}.`, nextStep: 'Create a new order instead.' }
  if (text(facts, 'field')) {
    return { sentence: `${orderName(facts)} is ${statusName(facts)}: only its comments can be changed.`, nextStep: 'Add a note instead.' }
  }
  if (text(facts, 'status') === 'checkedOut') {
    return { sentence: 'The selection was checked out already.', nextStep: 'Open the order it became.' }
  }
  if (text(facts, 'status') === 'merged') {
    return { sentence: 'Its contents were moved into the selection the customer had open.', nextStep: 'Go on with that one.' }
  }
  if (text(facts, 'status') === 'open' || text(facts, 'status') === 'checkoutRequested') {
    return { sentence: 'The selection is still in use.', nextStep: 'Nothing has to be done.' }
  }
  const name = statusName(facts)
  return {
    sentence: name ? `${orderName(facts)} is ${name}.` : 'It has moved on and does not allow this any more.',
    nextStep: stepFrom(facts),
  }
}

function returnSentence(back: string, facts: RefusalFacts): { readonly sentence: string; readonly nextStep: string } {
  if (figure(facts, 'refunded') !== null) {
    return { sentence: `Money was given back for return ${back}.`, nextStep: 'A refund cannot be undone; the return stays as it is.' }
  }
  if (text(facts, 'exchange')) {
    return { sentence: `Return ${back} has an exchange already.`, nextStep: 'Go on with the exchange selection.' }
  }
  if (text(facts, 'because') === 'completed') return { sentence: `Return ${back} is completed.`, nextStep: 'Open it again first.' }
  return { sentence: `Return ${back} is past this.`, nextStep: 'Look at the return again.' }
}

/** The way on from a status in which nothing more is done by this command. */
function stepFrom(facts: RefusalFacts): string {
  switch (figure(facts, 'status')) {
    case 4:
      return 'What was completed is corrected by a return or a refund.'
    case 5:
      return 'Reactivate it first.'
    case 6:
      return 'Restore it first.'
    default:
      return 'Take the steps that come before this one first.'
  }
}
