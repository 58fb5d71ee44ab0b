import { KeySequence } from '../../components/key-sequence.tsx'
import { countedText } from '../../i18n/format.ts'
import { useRoute } from '../../state/navigate.ts'
import type { Route } from '../../state/route.ts'
import { useQueueCounts } from '../../state/use-queue-counts.ts'
import styles from './key-hints.module.css'

type Hint = readonly [keys: readonly string[], what: string]

const LIST_HINTS: readonly Hint[] = [
  [['J', 'K'], 'move'],
  [['Enter'], 'open'],
  [['Space'], 'preview'],
  [['R'], 'refresh'],
]
const ORDER_HINTS: readonly Hint[] = [
  [['Enter'], 'next step'],
  [['M'], 'all actions'],
  [['[', ']'], 'previous, next'],
  [['Esc'], 'back'],
]
const STOCK_HINTS: readonly Hint[] = [
  [['F'], 'find'],
  [['R'], 'receive'],
  [['C'], 'count'],
  [['T'], 'transfer'],
  [['Esc'], 'back'],
]
const CASE_HINTS: readonly Hint[] = [
  [['J', 'K'], 'move'],
  [['1', '…', '4'], 'choose'],
  [['Enter'], 'decide'],
  [['Esc'], 'back'],
]
const OTHER_HINTS: readonly Hint[] = [
  [['/'], 'search'],
  [['Esc'], 'back'],
]

/** The keys that work where the person is; the rest is behind `?`. */
export function KeyHints({ openKeys }: { openKeys(): void }) {
  const { screen } = useRoute()
  const { held = 0, waitingForPayment = 0 } = useQueueCounts()
  const hints = hintsOf(screen)
  return (
    <footer className={styles.foot}>
      {hints.map(([keys, what]) => (
        <span key={what} className={styles.hint}>
          <KeySequence keys={keys} />
          {what}
        </span>
      ))}
      <button type="button" className={styles.all} onClick={openKeys}>
        <kbd>?</kbd> all keys
      </button>
      <span className={styles.push}>
        {held + waitingForPayment === 0 ? 'Nothing is stopped' : `${countedText(held + waitingForPayment, 'order')} stopped by a flag`}
      </span>
    </footer>
  )
}

function hintsOf(screen: Route['screen']): readonly Hint[] {
  if (screen === 'queue' || screen === 'search') return LIST_HINTS
  if (screen === 'order') return ORDER_HINTS
  if (screen === 'conflicts') return CASE_HINTS
  return screen === 'stock' ? STOCK_HINTS : OTHER_HINTS
}
