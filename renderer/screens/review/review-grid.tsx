// biome-ignore-all lint/a11y/useSemanticElements: a virtual ARIA grid is made of positioned boxes; table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its current row

import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useId } from 'react'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { say } from '../../../shared/wording/say.ts'
import type { Snooze } from '../../state/snoozed.ts'
import { useMarks } from '../../state/use-marks.ts'
import type { ListCursor } from '../queue/use-list-cursor.ts'
import type { RowChoice } from '../queue/use-row-choice.ts'
import { ReviewRow } from './review-row.tsx'
import styles from './review-screen.module.css'

const ROW_HEIGHT = 60

interface ReviewGridProps {
  readonly grid: RefObject<HTMLDivElement | null>
  readonly label: string
  readonly ids: readonly string[]
  readonly rows: ReadonlyMap<string, QueueRow>
  readonly gone: ReadonlySet<string>
  readonly done: ReadonlyMap<string, string>
  readonly snoozed: ReadonlyMap<string, Snooze>
  readonly cursor: ListCursor
  readonly choice: RowChoice
}

/** The stopped orders as an ARIA grid: one tab stop; several rows can be chosen to be judged together. */
export function ReviewGrid({ grid, label, ids, rows, gone, done, snoozed, cursor, choice }: ReviewGridProps) {
  const gridId = useId()
  const marks = useMarks()
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  })
  useEffect(() => {
    if (cursor.index >= 0) virtual.scrollToIndex(cursor.index, { align: 'auto' })
  }, [virtual, cursor.index])
  const heads = [say('Order'), say('Customer'), say('Value'), say('Reason'), say('Held by, since'), say('Status')]
  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable="true"
      aria-rowcount={ids.length + 1}
      aria-activedescendant={cursor.index >= 0 ? `${gridId}-${cursor.index}` : undefined}
      className={styles.grid}
      data-grid
    >
      <div role="rowgroup" className="visually-hidden">
        <div role="row" aria-rowindex={1}>
          {heads.map((head) => (
            <div key={head} role="columnheader">
              {head}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const id = ids[index] ?? ''
          const row = rows.get(id)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's
            <div
              key={id}
              id={`${gridId}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={choice.chosen.size > 0 ? choice.chosen.has(id) : index === cursor.index}
              className={styles.row}
              data-current={index === cursor.index || undefined}
              data-chosen={choice.chosen.has(id) || undefined}
              data-done={done.has(id) || gone.has(id) || undefined}
              style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey) choice.toggle(id)
                else if (event.shiftKey) choice.extend(cursor.index, index)
                cursor.moveTo(index)
              }}
            >
              {row && <ReviewRow row={row} mark={marks.get(id) ?? null} done={done.get(id) ?? null} snooze={snoozed.get(id) ?? null} />}
            </div>
          )
        })}
      </div>
    </div>
  )
}
