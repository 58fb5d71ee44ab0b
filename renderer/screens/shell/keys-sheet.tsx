import { Modal } from '@mantine/core'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { KeySequence } from '../../components/key-sequence.tsx'
import { CONFLICTS_LETTER, PACK_LETTER, QUEUE_GROUPS, QUEUE_NAMES, STOCK_LETTER } from '../../state/queue-names.ts'
import styles from './keys-sheet.module.css'

const GROUPS: readonly { readonly title: Message; readonly keys: readonly (readonly [keys: readonly string[], what: Message])[] }[] = [
  {
    title: msg('Anywhere'),
    keys: [
      [['/'], msg('Search')],
      [['Ctrl', 'K'], msg('Commands and places')],
      [['F6'], msg('To the list or content')],
      [['Esc'], msg('Close, back')],
      [['?'], msg('This sheet')],
    ],
  },
  {
    title: msg('In a list'),
    keys: [
      [['J'], msg('Next row (also ↓)')],
      [['K'], msg('Previous row (also ↑)')],
      [['Home'], msg('First row')],
      [['End'], msg('Last row')],
      [['Enter'], msg('Open')],
      [['Space'], msg('Preview on or off')],
      [['R'], msg('Show new rows')],
      [['N'], msg('New order')],
      [['P'], msg('Print (To pick: the pick list)')],
      [['Shift', 'P'], msg('Print, choosing the printer')],
      [['1', '…', '9'], msg('Queue by its place in the rail')],
    ],
  },
  {
    title: msg('In the conflicts'),
    keys: [
      [['J'], msg('Next case')],
      [['K'], msg('Previous case')],
      [['1', '…', '4'], msg('A way to decide it')],
      [['Enter'], msg('Decide')],
    ],
  },
  {
    title: msg('In an order'),
    keys: [
      [['Enter'], msg('Next step')],
      [['M'], msg('All actions')],
      [['H'], msg('Put on hold')],
      [['U'], msg('Resume')],
      [['R'], msg('Return products')],
      [['N'], msg('Add a note')],
      [['P'], msg('Print')],
      [['Shift', 'P'], msg('Print, choosing the printer')],
      [['['], msg('Previous order of the list')],
      [[']'], msg('Next order of the list')],
      [['Esc'], msg('Back to the list')],
    ],
  },
  {
    title: msg('In the stock'),
    keys: [
      [['F'], msg('Find an item')],
      [['R'], msg('Receive')],
      [['C'], msg('Count')],
      [['T'], msg('Transfer')],
      [['X'], msg('Remove')],
    ],
  },
]

/** Every key, by where it works. */
export function KeysSheet({ isOpen, close }: { readonly isOpen: boolean; close(): void }) {
  return (
    <Modal opened={isOpen} onClose={close} title={say('Keys')} size={1000}>
      <p className={styles.note}>{say('Single letters work while no field has the focus.')}</p>
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={say(group.title)}>
            <h3>{say(group.title)}</h3>
            <dl className={styles.list}>
              {group.keys.map(([keys, what]) => (
                <KeyLine key={keys.join(' ')} keys={keys} what={say(what)} />
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{say('From a list to a queue')}</h3>
          <dl className={styles.list}>
            {QUEUE_GROUPS.flatMap((group) => group.queues).map((queue) => {
              const { letter, label } = QUEUE_NAMES[queue]
              return letter === null ? null : <KeyLine key={queue} keys={['G', letter.toUpperCase()]} what={say(label)} />
            })}
            <KeyLine keys={['G', PACK_LETTER.toUpperCase()]} what={say('Pack and verify')} />
            <KeyLine keys={['G', STOCK_LETTER.toUpperCase()]} what={say('Stock')} />
            <KeyLine keys={['G', CONFLICTS_LETTER.toUpperCase()]} what={say('Conflicts')} />
          </dl>
        </section>
      </div>
    </Modal>
  )
}

function KeyLine({ keys, what }: { readonly keys: readonly string[]; readonly what: string }) {
  return (
    <div>
      <dt>
        <KeySequence keys={keys} />
      </dt>
      <dd>{what}</dd>
    </div>
  )
}
