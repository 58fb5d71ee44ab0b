import { useEffect, useRef } from 'react'
import type { PackLine } from '../../../shared/views/packing.ts'
import { say } from '../../../shared/wording/say.ts'
import { countText } from '../../i18n/format.ts'
import styles from './pack-lines.module.css'

/** Up to so many units are drawn one by one; more are told as a figure with a bar. */
const DRAWN_UNITS = 12

interface PackLinesProps {
  readonly lines: readonly PackLine[]
  /** The line that was touched last. */
  readonly currentId: string | null
  choose(shipmentLineId: string): void
}

/** What belongs into the parcel, in the order of the shelves, and what is in. */
export function PackLines({ lines, currentId, choose }: PackLinesProps) {
  const current = useRef<HTMLTableRowElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another current line comes into sight
  useEffect(() => {
    current.current?.scrollIntoView?.({ block: 'nearest' })
  }, [currentId])
  return (
    <table className={styles.lines} aria-label={say('What belongs into the parcel')}>
      <thead>
        <tr>
          <th scope="col">{say('Item')}</th>
          <th scope="col">{say('Place')}</th>
          <th scope="col" className={styles.figure}>
            {say('Need')}
          </th>
          <th scope="col">{say('Scanned')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const isCurrent = line.shipmentLineId === currentId
          return (
            <tr
              key={line.shipmentLineId}
              ref={isCurrent ? current : null}
              data-current={isCurrent || undefined}
              data-whole={line.packed === line.need || undefined}
              onClick={() => choose(line.shipmentLineId)}
            >
              <th scope="row">
                <bdi className={styles.name}>{line.name}</bdi> <bdi className={styles.sku}>{line.sku}</bdi>
              </th>
              <td className={styles.place}>{line.place === '' ? '–' : <bdi>{line.place}</bdi>}</td>
              <td className={styles.figure}>{countText(line.need)}</td>
              <td>
                <Units line={line} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Units({ line: { packed, need } }: { readonly line: PackLine }) {
  const words = say('{packed, number} of {need, number}', { packed, need })
  if (need > DRAWN_UNITS) {
    return (
      <span className={styles.many}>
        <span className={styles.bar} aria-hidden="true">
          <span style={{ inlineSize: `${(packed / need) * 100}%` }} />
        </span>
        {words}
      </span>
    )
  }
  return (
    <span className={styles.units} role="img" aria-label={words}>
      {Array.from({ length: need }, (_, unit) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: units of a line are alike
        <i key={unit} data-in={unit < packed || undefined} />
      ))}
    </span>
  )
}
