import { type Message, msg, say } from '../../shared/wording/say.ts'
import type { Scan, ScanAnswer, ScanCommands } from './scan.ts'

/** A card that hangs beside the bench and is scanned in place of a key. */
export interface CommandCard {
  readonly code: string
  readonly label: Message
  readonly what: Message
  run(commands: ScanCommands): (() => ScanAnswer) | undefined
}

/** Every command card, in the order they are printed in. */
export const COMMAND_CARDS: readonly CommandCard[] = [
  {
    code: 'OD-CONFIRM',
    label: msg('Confirm'),
    what: msg('The main step of the screen: good-to-go, sold, saved.'),
    run: ({ confirm }) => confirm,
  },
  { code: 'OD-NEXT', label: msg('Next'), what: msg('Done here: the next order or customer.'), run: ({ next }) => next },
  { code: 'OD-PRINT', label: msg('Print'), what: msg('Prints what belongs to the screen.'), run: ({ print }) => print },
  { code: 'OD-UNDO', label: msg('Undo'), what: msg('Takes the last scan back.'), run: ({ undo }) => undo },
  { code: 'OD-CANCEL', label: msg('Cancel'), what: msg('Leaves without changing anything.'), run: ({ cancel }) => cancel },
  { code: 'OD-QTY+1', label: msg('One more'), what: msg('Of what was scanned last.'), run: quantityBy(1) },
  { code: 'OD-QTY+5', label: msg('Five more'), what: msg('Of what was scanned last.'), run: quantityBy(5) },
  { code: 'OD-QTY+10', label: msg('Ten more'), what: msg('Of what was scanned last.'), run: quantityBy(10) },
  { code: 'OD-QTY-1', label: msg('One less'), what: msg('Of what was scanned last.'), run: quantityBy(-1) },
]

function quantityBy(change: number): CommandCard['run'] {
  return ({ quantity }) => quantity && (() => quantity(change))
}

/** The card this code stands for; null for every other code. */
export function scannedCard(scan: Scan): CommandCard | null {
  const code = scan.code.toUpperCase()
  return COMMAND_CARDS.find((card) => card.code === code) ?? null
}

/** Does on this screen what the card says, or says that it does nothing here. */
export function runCard(card: CommandCard, commands: ScanCommands): ScanAnswer {
  const run = card.run(commands)
  return run ? run() : { tone: 'wrong', text: say('“{card}” does nothing on this screen.', { card: say(card.label) }) }
}
