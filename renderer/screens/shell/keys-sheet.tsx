import { Modal } from '@mantine/core'
import { KeySequence } from '../../components/key-sequence.tsx'
import { CONFLICTS_LETTER, QUEUE_GROUPS, QUEUE_NAMES, STOCK_LETTER } from '../../state/queue-names.ts'
import styles from './keys-sheet.module.css'

const GROUPS: readonly { readonly title: string; readonly keys: readonly (readonly [keys: readonly string[], what: string])[] }[] = [
  {
    title: 'Anywhere',
    keys: [
      [['/'], 'Search'],
      [['Ctrl', 'K'], 'Commands and places'],
      [['F6'], 'To the list or content'],
      [['Esc'], 'Close, back'],
      [['?'], 'This sheet'],
    ],
  },
  {
    title: 'In a list',
    keys: [
      [['J'], 'Next row (also ↓)'],
      [['K'], 'Previous row (also ↑)'],
      [['Home'], 'First row'],
      [['End'], 'Last row'],
      [['Enter'], 'Open'],
      [['Space'], 'Preview on or off'],
      [['R'], 'Show new rows'],
      [['N'], 'New order'],
      [['1', '…', '9'], 'Queue by its place in the rail'],
    ],
  },
  {
    title: 'In the conflicts',
    keys: [
      [['J'], 'Next case'],
      [['K'], 'Previous case'],
      [['1', '…', '4'], 'A way to decide it'],
      [['Enter'], 'Decide'],
    ],
  },
  {
    title: 'In an order',
    keys: [
      [['Enter'], 'Next step'],
      [['M'], 'All actions'],
      [['H'], 'Put on hold'],
      [['U'], 'Resume'],
      [['R'], 'Return products'],
      [['N'], 'Add a note'],
      [['['], 'Previous order of the list'],
      [[']'], 'Next order of the list'],
      [['Esc'], 'Back to the list'],
    ],
  },
  {
    title: 'In the stock',
    keys: [
      [['F'], 'Find an item'],
      [['R'], 'Receive'],
      [['C'], 'Count'],
      [['T'], 'Transfer'],
      [['X'], 'Remove'],
    ],
  },
]

/** Every key, by where it works. */
export function KeysSheet({ isOpen, close }: { readonly isOpen: boolean; close(): void }) {
  return (
    <Modal opened={isOpen} onClose={close} title="Keys" size={1000}>
      <p className={styles.note}>Single letters work while no field has the focus.</p>
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl className={styles.list}>
              {group.keys.map(([keys, what]) => (
                <KeyLine key={what} keys={keys} what={what} />
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>From a list to a queue</h3>
          <dl className={styles.list}>
            {QUEUE_GROUPS.flatMap((group) => group.queues).map((queue) => {
              const { letter, label } = QUEUE_NAMES[queue]
              return letter === null ? null : <KeyLine key={queue} keys={['G', letter.toUpperCase()]} what={label} />
            })}
            <KeyLine keys={['G', STOCK_LETTER.toUpperCase()]} what="Stock" />
            <KeyLine keys={['G', CONFLICTS_LETTER.toUpperCase()]} what="Conflicts" />
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
