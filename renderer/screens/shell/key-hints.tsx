import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { KeySequence } from '../../components/key-sequence.tsx'
import { useRoute } from '../../state/navigate.ts'
import type { Route } from '../../state/route.ts'
import { useQueueCounts } from '../../state/use-queue-counts.ts'
import { afterFirstList, later } from '../later.tsx'
import styles from './key-hints.module.css'

// Drawing papers and keeping them is not needed for the first list.
const PrinterPill = later(
  afterFirstList(() => import('./printer-pill.tsx')),
  'PrinterPill',
  () => <span className={styles.printer} />,
)

type Hint = readonly [keys: readonly string[], what: Message]

const LIST_HINTS: readonly Hint[] = [
  [['J', 'K'], msg('move')],
  [['Enter'], msg('open')],
  [['Space'], msg('preview')],
  [['R'], msg('refresh')],
]
const ORDER_HINTS: readonly Hint[] = [
  [['Enter'], msg('next step')],
  [['M'], msg('all actions')],
  [['[', ']'], msg('previous, next')],
  [['Esc'], msg('back')],
]
const STOCK_HINTS: readonly Hint[] = [
  [['F'], msg('find')],
  [['R'], msg('receive')],
  [['C'], msg('count')],
  [['T'], msg('transfer')],
  [['Esc'], msg('back')],
]
const CASE_HINTS: readonly Hint[] = [
  [['J', 'K'], msg('move')],
  [['1', '…', '4'], msg('choose')],
  [['Enter'], msg('decide')],
  [['Esc'], msg('back')],
]
const OTHER_HINTS: readonly Hint[] = [
  [['/'], msg('search')],
  [['Esc'], msg('back')],
]

/** The keys that work where the person is; the rest is behind `?`. */
export function KeyHints({ openKeys }: { openKeys(): void }) {
  const { screen } = useRoute()
  const { held = 0, waitingForPayment = 0 } = useQueueCounts()
  const hints = hintsOf(screen)
  return (
    <footer className={styles.foot} data-region>
      {hints.map(([keys, what]) => (
        <span key={keys.join(' ')} className={styles.hint}>
          <KeySequence keys={keys} />
          {say(what)}
        </span>
      ))}
      <button type="button" className={styles.all} onClick={openKeys}>
        <kbd>?</kbd> {say('all keys')}
      </button>
      <span className={styles.push}>
        {held + waitingForPayment === 0
          ? say('Nothing is stopped')
          : say('{count, plural, one {# order} other {# orders}} stopped by a flag', { count: held + waitingForPayment })}
      </span>
      <PrinterPill />
    </footer>
  )
}

function hintsOf(screen: Route['screen']): readonly Hint[] {
  if (screen === 'queue' || screen === 'view' || screen === 'search') return LIST_HINTS
  if (screen === 'order') return ORDER_HINTS
  if (screen === 'conflicts') return CASE_HINTS
  return screen === 'stock' ? STOCK_HINTS : OTHER_HINTS
}
