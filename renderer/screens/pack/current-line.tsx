import type { PackLine } from '../../../shared/views/packing.ts'
import { say } from '../../../shared/wording/say.ts'
import styles from './current-line.module.css'

/** What to take next, to be read from the shelf: where it lies, what it is, how many are still missing. It always takes the same room. */
export function CurrentLine({ line }: { readonly line: PackLine | undefined }) {
  if (!line) {
    return (
      <section className={styles.current} data-empty aria-label={say('Take next')}>
        <p>{say('Nothing more to take')}</p>
      </section>
    )
  }
  return (
    <section className={styles.current} aria-label={say('Take next')}>
      {line.place !== '' && (
        <p className={styles.place}>
          <span className="visually-hidden">{say('Place')}</span> <bdi>{line.place}</bdi>
        </p>
      )}
      <p className={styles.what}>
        <strong>
          <bdi>{line.name}</bdi>
        </strong>
        <bdi className={styles.sku}>{line.sku}</bdi>
      </p>
      <p className={styles.left}>{say('{left, number} more', { left: line.need - line.packed })}</p>
    </section>
  )
}
