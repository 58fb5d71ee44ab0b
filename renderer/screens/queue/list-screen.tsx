import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { say } from '../../../shared/wording/say.ts'
import { KeySequence } from '../../components/key-sequence.tsx'
import { chooseLooks, useLooks } from '../../state/looks.ts'
import { navigate } from '../../state/navigate.ts'
import { afterFirstList, firstListStands, later } from '../later.tsx'
import styles from './list-screen.module.css'
import type { ListStage } from './list-stage.ts'
import { PreviewPanel } from './preview-panel.tsx'
import { useRowPrintKeys } from './print-keys.tsx'
import { QueueGrid, ROW_HEIGHTS } from './queue-grid.tsx'
import { placeOf } from './queue-row-view.tsx'
import type { MenuPlace } from './row-menu.tsx'
import { useComingFirst } from './use-coming-first.ts'
import type { OrderList } from './use-followed-list.ts'
import type { ListCursor } from './use-list-cursor.ts'
import { useListKeys } from './use-list-keys.ts'
import { useRowChoice } from './use-row-choice.ts'

const BulkBar = later(() => import('./bulk-bar.tsx'), 'BulkBar')
const RowActions = later(
  afterFirstList(() => import('./row-actions.tsx')),
  'RowActions',
)

interface ListScreenProps {
  readonly title: string
  /** Quiet words beside the title: how many, in which order, as of when. */
  readonly note: ReactNode
  readonly list: OrderList
  /** False while the rows still answer what was asked before. */
  readonly isAnswered?: boolean
  readonly cursor: ListCursor
  readonly isWork: boolean
  readonly isFloor?: boolean
  readonly stage?: ListStage | undefined
  /** What stands in place of an empty list. */
  readonly empty: ReactNode
  /** Tabs and chips between the title and the rows. */
  readonly bar?: ReactNode
  /** Controls at the end of the title's line. */
  readonly aside?: ReactNode
  /** False where P prints the whole list. */
  readonly printsRow?: boolean
  /** False where somebody is typing the words of the search. */
  readonly takesFocus: boolean
}

/** A list with its title, its keys and the preview of the current row: the shape of every queue and of the search. */
export function ListScreen({
  title,
  note,
  list,
  isAnswered = true,
  cursor,
  isWork,
  isFloor = false,
  stage,
  empty,
  bar,
  aside,
  printsRow = true,
  takesFocus,
}: ListScreenProps) {
  const { isPreviewOpen, density } = useLooks()
  const section = useRef<HTMLElement>(null)
  const current = cursor.id === null ? undefined : list.rows.get(cursor.id)
  const open = (row: Pick<QueueRow, 'id' | 'kind'>) => navigate(placeOf(row))
  const openId = (id: string) => open(list.rows.get(id) ?? { id, kind: 'order' })
  const grid = () => section.current?.querySelector<HTMLElement>('[data-grid]')

  // Baskets are not orders yet: nothing is done to many of them.
  const choice = useRowChoice(list.ids, (id) => list.rows.get(id)?.kind !== 'selection')
  useListKeys({
    cursor,
    choice,
    count: list.ids.length,
    rowsPerPage: Math.max(1, Math.floor((grid()?.clientHeight ?? 400) / ROW_HEIGHTS[density]) - 1),
    open: openId,
    openComing: useComingFirst({ asked: title, isAnswered, firstId: list.ids[0] ?? null }, openId),
    togglePreview: () => chooseLooks({ isPreviewOpen: !isPreviewOpen }),
    refresh: list.refresh,
    focus: () => grid()?.focus({ preventScroll: true }),
  })

  useRowPrintKeys(current?.kind === 'order' ? current.id : null, printsRow)

  const [menuPlace, setMenuPlace] = useState<MenuPlace | null>(null)
  const isReady = list.state === 'ready'
  useEffect(() => {
    if (isReady) firstListStands()
  }, [isReady])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list takes the focus anew
  useEffect(() => {
    if (isReady && takesFocus) grid()?.focus({ preventScroll: true })
  }, [isReady, takesFocus, title])

  return (
    <div className={styles.screen} data-preview={isPreviewOpen || undefined}>
      <section ref={section} className={styles.list} aria-label={title}>
        <header className={styles.head}>
          <h1>{title}</h1>
          <p className={styles.note}>{note}</p>
          <div className={styles.aside}>
            {(list.arrived > 0 || list.gone.size > 0) && (
              <Button size="compact-sm" variant="light" onClick={list.refresh} rightSection={<KeySequence keys={['R']} />}>
                {newsText(list.arrived, list.gone.size)}
              </Button>
            )}
            {aside}
          </div>
        </header>
        {bar}
        {choice.chosen.size > 0 && (
          <BulkBar
            choice={choice}
            rows={list.rows}
            isCut={!list.isWhole && choice.chosen.size >= list.ids.length}
            focus={() => grid()?.focus({ preventScroll: true })}
          />
        )}
        {list.state === 'loading' && <Skeleton />}
        {list.state === 'failed' && <Failed retry={list.refresh} />}
        {isReady && list.ids.length === 0 && <div className={styles.empty}>{empty}</div>}
        {isReady && list.ids.length > 0 && (
          <QueueGrid
            label={say('{title}, {rows, plural, one {# row} other {# rows}}', { title, rows: list.ids.length })}
            list={list}
            cursor={cursor}
            choice={choice}
            isWork={isWork}
            isFloor={isFloor}
            stage={stage}
            open={open}
            openMenu={setMenuPlace}
          />
        )}
        <RowActions
          orderId={current?.kind === 'order' ? current.id : null}
          claims={isFloor}
          place={menuPlace}
          setPlace={setMenuPlace}
          focus={() => grid()?.focus({ preventScroll: true })}
        />
      </section>
      {isPreviewOpen && <PreviewPanel current={current ?? null} close={() => chooseLooks({ isPreviewOpen: false })} />}
    </div>
  )
}

function newsText(arrived: number, gone: number): string {
  const parts = [
    ...(arrived > 0 ? [say('{arrived, number} new', { arrived })] : []),
    ...(gone > 0 ? [say('{gone, number} moved on', { gone })] : []),
  ]
  return say('{news} · show', { news: parts.join(', ') })
}

/** Only ever seen on the first day: afterwards there is a copy to show. */
function Skeleton() {
  return (
    <div className={styles.skeleton} role="status" aria-label={say('Reading the list')}>
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
        <span key={key} />
      ))}
    </div>
  )
}

function Failed({ retry }: { retry(): void }) {
  return (
    <div className={styles.empty} role="alert">
      <h2>{say('This list could not be read.')}</h2>
      <p>{say('Orders are safe at the desk process. Try again; if it stays, reload this window.')}</p>
      <Button onClick={retry}>{say('Try again')}</Button>
    </div>
  )
}
