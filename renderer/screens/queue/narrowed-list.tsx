import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { basesOf, filterCount } from '../../../shared/views/list-filter.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { clockText } from '../../i18n/format.ts'
import { useAsLastList } from '../../state/last-list.ts'
import { useConnection } from '../../state/use-connection.ts'
import { useViewCounts } from '../../state/use-view-counts.ts'
import { FilterBar, type ListTools } from './filter-bar.tsx'
import { ListScreen } from './list-screen.tsx'
import { stageOf } from './list-stage.ts'
import { useHasOlder } from './use-has-older.ts'
import { useListCursor } from './use-list-cursor.ts'
import { useViewList } from './use-view-list.ts'

interface NarrowedListProps {
  /** What its cursor is remembered by. */
  readonly list: string
  readonly title: string
  readonly tools: ListTools
  readonly tabs: ReactNode
  readonly isFloor: boolean
  readonly aside?: ReactNode
}

/** A queue or all orders, narrowed: the same list with the same keys. */
export function NarrowedList({ list: name, title, tools, tabs, isFloor, aside }: NarrowedListProps) {
  const list = useViewList(tools.view)
  const cursor = useListCursor(name, list.ids)
  const { upToDateAt } = useConnection()
  const counted = useViewCounts([{ id: 'this', base: tools.view.base, filter: tools.view.filter }])
  useAsLastList(tools.home, list.ids)
  const hasOlder = useHasOlder(basesOf(tools.view))
  const count = list.isWhole ? list.ids.length : counted.this
  const filters = filterCount(tools.view.filter)
  const parts = [
    count === undefined
      ? say('the first {count, plural, one {# order} other {# orders}}', { count: list.ids.length })
      : say('{count, plural, one {# order} other {# orders}}', { count }),
    upToDateAt === null ? '' : say('as of {time}', { time: clockText(upToDateAt) }),
    hasOlder ? say('closed orders older than this desk keeps: search finds them') : '',
    list.from === 'copy' ? say('from this window’s copy, counted again when the desk process is back') : '',
  ]
  return (
    <ListScreen
      title={title}
      note={list.state === 'ready' ? factsLine(parts) : ''}
      list={list}
      cursor={cursor}
      bar={
        <>
          {tabs}
          <FilterBar {...tools} />
        </>
      }
      isWork={tools.view.order === 'oldest-first'}
      isFloor={isFloor}
      stage={stageOf(basesOf(tools.view))}
      aside={aside}
      empty={
        <>
          <h2>
            {filters === 0
              ? say('No orders here.')
              : say('No orders match {filters, plural, one {# filter} other {# filters}}.', { filters })}
          </h2>
          {filters > 0 && <Button onClick={() => tools.narrow({ base: tools.view.base, filter: {} })}>{say('Clear')}</Button>}
        </>
      }
      takesFocus
    />
  )
}
