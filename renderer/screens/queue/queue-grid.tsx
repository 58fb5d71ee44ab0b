// biome-ignore-all lint/a11y/useSemanticElements: a virtual ARIA grid is made of positioned boxes; table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its current row

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useMemo, useRef } from 'react'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { msg, say } from '../../../shared/wording/say.ts'
import { useNow } from '../../components/use-now.ts'
import { useLooks } from '../../state/looks.ts'
import { useMarks } from '../../state/use-marks.ts'
import { useSettings } from '../../state/use-settings.ts'
import type { ListStage } from './list-stage.ts'
import styles from './queue-grid.module.css'
import { QueueRowView } from './queue-row-view.tsx'
import { useFirstClick } from './use-first-click.ts'
import { useFlashes } from './use-flashes.ts'
import type { OrderList } from './use-followed-list.ts'
import type { ListCursor } from './use-list-cursor.ts'
import type { RowChoice } from './use-row-choice.ts'

export const ROW_HEIGHTS = { compact: 32, normal: 36, touch: 56 } as const

interface QueueGridProps {
  readonly label: string
  readonly list: OrderList
  readonly cursor: ListCursor
  readonly choice: RowChoice
  /** Somebody works through this list: old rows are late. */
  readonly isWork: boolean
  /** Pickers and packers look at it: who packs what, and no money. */
  readonly isFloor: boolean
  readonly stage?: ListStage | undefined
  open(row: QueueRow): void
  openMenu(place: { readonly x: number; readonly y: number }): void
}

/**
 * A list of orders as an ARIA grid: one tab stop, the current row named by `aria-activedescendant`.
 * Only the rows in sight are in the page, however long the list is.
 */
export function QueueGrid({ label, list, cursor, choice, isWork, isFloor, stage, open, openMenu }: QueueGridProps) {
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const { density } = useLooks()
  const now = useNow()
  const settings = useSettings()
  const when = useMemo(() => ({ now, settings, timeZone: settings?.stores[0]?.timeZone ?? 'UTC' }), [now, settings])
  const marks = useMarks()
  const flashes = useFlashes()
  const rowHeight = ROW_HEIGHTS[density]
  const isBegunHere = useFirstClick()
  const virtual = useVirtualizer({
    count: list.ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    paddingStart: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    initialOffset: () => offsetNear(cursor.index, list.ids.length, rowHeight),
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const { see } = list

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useEffect(() => virtual.measure(), [virtual, rowHeight])
  useEffect(() => see(Math.max(0, first - 30), last + 30), [see, first, last])
  useEffect(() => {
    if (cursor.index >= 0) virtual.scrollToIndex(cursor.index, { align: 'auto' })
  }, [virtual, cursor.index])

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable="true"
      aria-rowcount={list.ids.length + 1}
      aria-activedescendant={cursor.index >= 0 ? `${gridId}-${cursor.index}` : undefined}
      className={styles.grid}
      data-grid
      data-floor={isFloor || undefined}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.row}>
          {(isFloor ? FLOOR_COLUMNS : COLUMNS).map(([id, name, style]) => (
            <div key={id} role="columnheader" className={style}>
              {id === 'age' && !isWork ? say('Placed') : say(name)}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() - HEAD_HEIGHT }}>
        {items.map(({ index, start }) => {
          const id = list.ids[index]
          const row = id === undefined ? undefined : list.rows.get(id)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's
            <div
              key={id}
              id={`${gridId}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              // Nothing chosen: the current row is what a key would act on.
              aria-selected={choice.chosen.size > 0 && id !== undefined ? choice.chosen.has(id) : index === cursor.index}
              data-current={index === cursor.index || undefined}
              data-chosen={(id !== undefined && choice.chosen.has(id)) || undefined}
              className={styles.row}
              data-gone={(id !== undefined && list.gone.has(id)) || undefined}
              data-flash={(id !== undefined && flashes.has(id)) || undefined}
              style={{ transform: `translateY(${start - HEAD_HEIGHT}px)`, height: rowHeight }}
              onClick={(event) => {
                if (!isBegunHere(event, id)) return
                if (id !== undefined && (event.ctrlKey || event.metaKey)) choice.toggle(id)
                else if (event.shiftKey) choice.extend(cursor.index, index)
                cursor.moveTo(index)
              }}
              onContextMenu={(event) => {
                event.preventDefault()
                cursor.moveTo(index)
                if (row?.kind === 'order') openMenu({ x: event.clientX, y: event.clientY })
              }}
              onDoubleClick={(event) => row && isBegunHere(event, id) && open(row)}
            >
              {row ? (
                <QueueRowView row={row} mark={marks.get(row.id) ?? null} isWork={isWork} isFloor={isFloor} stage={stage} when={when} />
              ) : (
                <div role="gridcell" className={styles.blank} />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

const HEAD_HEIGHT = 28

/** Where a list that was left at this row begins, so that its first rows are not drawn only to be scrolled away. */
function offsetNear(index: number, count: number, rowHeight: number): number {
  const farthest = count * rowHeight + HEAD_HEIGHT - window.innerHeight
  return Math.max(0, Math.min(index * rowHeight - window.innerHeight / 3, farthest))
}

const COLUMNS = [
  ['order', msg('Order'), styles.number],
  ['age', msg('Age'), styles.age],
  ['customer', msg('Customer'), styles.text],
  ['items', msg('Items'), styles.figure],
  ['total', msg('Total'), styles.figure],
  ['method', msg('Method'), styles.method],
  ['payment', msg('Payment'), styles.payment],
  ['status', msg('Status'), styles.status],
] as const

const FLOOR_COLUMNS = [
  ...COLUMNS.slice(0, 4),
  ['due', msg('Ship by'), styles.due],
  COLUMNS[5],
  ['claim', msg('Claimed by'), styles.payment],
  COLUMNS[7],
] as const
