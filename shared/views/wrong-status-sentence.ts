import type { RefusalFacts } from '../lifecycle/refusal.ts'
import { say } from '../wording/say.ts'
import { figure, orderName, shipmentName, statusName, text } from './refusal-phrases.ts'

/** Why the stage something has reached does not allow this, and what does. */
export function wrongStatusSentence(facts: RefusalFacts): { readonly sentence: string; readonly nextStep: string } {
  const back = text(facts, 'return')
  if (back) return returnSentence(back, facts)
  if (text(facts, 'shipment')) {
    return {
      sentence: say('{shipment} has not left yet.', { shipment: shipmentName(facts) }),
      nextStep: say('Complete the shipment first.'),
    }
  }
  const why = text(facts, 'why')
  if (why)
    return { sentence: say('{order} is past this: {why}.', { order: orderName(facts), why }), nextStep: say('Create a new order instead.') }
  if (text(facts, 'field')) {
    return {
      sentence: say('{order} is {status}: only its comments can be changed.', { order: orderName(facts), status: statusName(facts) }),
      nextStep: say('Add a note instead.'),
    }
  }
  if (text(facts, 'status') === 'checkedOut') {
    return { sentence: say('The selection was checked out already.'), nextStep: say('Open the order it became.') }
  }
  if (text(facts, 'status') === 'merged') {
    return { sentence: say('Its contents were moved into the selection the customer had open.'), nextStep: say('Go on with that one.') }
  }
  if (text(facts, 'status') === 'open' || text(facts, 'status') === 'checkoutRequested') {
    return { sentence: say('The selection is still in use.'), nextStep: say('Nothing has to be done.') }
  }
  const name = statusName(facts)
  return {
    sentence: name
      ? say('{order} is {name}.', { order: orderName(facts), name })
      : say('It has moved on and does not allow this any more.'),
    nextStep: stepFrom(facts),
  }
}

function returnSentence(back: string, facts: RefusalFacts): { readonly sentence: string; readonly nextStep: string } {
  if (figure(facts, 'refunded') !== null) {
    return {
      sentence: say('Money was given back for return {back}.', { back }),
      nextStep: say('A refund cannot be undone; the return stays as it is.'),
    }
  }
  if (text(facts, 'exchange')) {
    return { sentence: say('Return {back} has an exchange already.', { back }), nextStep: say('Go on with the exchange selection.') }
  }
  if (text(facts, 'because') === 'completed')
    return { sentence: say('Return {back} is completed.', { back }), nextStep: say('Open it again first.') }
  if (text(facts, 'because') === 'notCompleted')
    return { sentence: say('Return {back} is not completed.', { back }), nextStep: say('Complete or refund it first.') }
  return { sentence: say('Return {back} is past this.', { back }), nextStep: say('Look at the return again.') }
}

/** The way on from a status in which nothing more is done by this command. */
function stepFrom(facts: RefusalFacts): string {
  switch (figure(facts, 'status')) {
    case 4:
      return say('What was completed is corrected by a return or a refund.')
    case 5:
      return say('Reactivate it first.')
    case 6:
      return say('Restore it first.')
    default:
      return say('Take the steps that come before this one first.')
  }
}
