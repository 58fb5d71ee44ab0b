import { Button } from '@mantine/core'
import { IconArrowsSort, IconDownload, IconFilter, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { ListView } from '../../../shared/lifecycle/list-view.ts'
import type { QueueId } from '../../../shared/views/queues.ts'
import { say } from '../../../shared/wording/say.ts'
import { KeySequence } from '../../components/key-sequence.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { newId } from '../../offline/new-ids.ts'
import { QUEUE_NAMES } from '../../state/queue-names.ts'
import type { Route } from '../../state/route.ts'
import { rowFilterNow } from '../../state/row-filter-now.ts'
import { usePerson } from '../../state/use-person.ts'
import { useSettings } from '../../state/use-settings.ts'
import { later } from '../later.tsx'
import { filterWords } from './filter-words.ts'
import styles from './list-bar.module.css'

const FilterDialog = later(() => import('./filter-dialog.tsx'), 'FilterDialog')
const ViewDialog = later(() => import('./view-dialog.tsx'), 'ViewDialog')

/** A list as it is shown, and what may be made of it. */
export interface ListTools {
  /** As the list is shown now. */
  readonly view: Pick<ListView, 'base' | 'filter' | 'order'>
  /** The saved view it began as; null for a queue. */
  readonly saved: ListView | null
  readonly isChanged: boolean
  /** Where the list stands, to come back to. */
  readonly home: Route
  /** The queue it may be taken from beside all orders. */
  readonly queue: QueueId | null
  narrow(view: Pick<ListView, 'base' | 'filter'>): void
  sort(order: ListView['order']): void
  discard(): void
  /** Keeps the view as it is shown now. */
  keep?(): void
}

/** What the list is narrowed by, as chips, and what can be made of it. */
export function FilterBar({ view, saved, isChanged, queue, narrow, sort, discard, keep }: ListTools) {
  const [isFiltering, setFiltering] = useState(false)
  const [naming, setNaming] = useState<ListView | null>(null)
  useKeys({ f: () => setFiltering(true) })
  const chips = filterWords(view.filter, useSettings())
  const isOldestFirst = view.order === 'oldest-first'
  return (
    <div className={styles.bar} role="toolbar" aria-label={say('Filter and order')}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconFilter size={14} aria-hidden="true" />}
        rightSection={<KeySequence keys={['F']} />}
        onClick={() => setFiltering(true)}
      >
        {say('Filter')}
      </Button>
      {chips.map(({ part, words }) => (
        <span key={part} className={styles.chip}>
          {words}
          <button
            type="button"
            aria-label={say('Without “{words}”', { words })}
            onClick={() => {
              const { [part]: _, ...others } = view.filter
              narrow({ base: view.base, filter: others })
            }}
          >
            <IconX size={12} aria-hidden="true" />
          </button>
        </span>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconArrowsSort size={14} aria-hidden="true" />}
        onClick={() => sort(isOldestFirst ? 'newest-first' : 'oldest-first')}
      >
        {isOldestFirst ? say('Oldest first') : say('Newest first')}
      </Button>
      <span className={styles.push} />
      {isChanged && (
        <>
          <span className={styles.changed}>{say('changed')}</span>
          {keep && (
            <Button size="compact-sm" onClick={keep}>
              {say('Save')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={discard}>
            {keep ? say('Discard') : say('Clear')}
          </Button>
        </>
      )}
      {(isChanged || saved === null) && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={!isChanged}
          onClick={() => setNaming({ ...view, id: newId(), name: saved?.name ?? '' })}
        >
          {say('Save as a view')}
        </Button>
      )}
      {saved && (
        <Button size="compact-sm" variant="default" onClick={() => setNaming(saved)}>
          {say('Edit the view')}
        </Button>
      )}
      <ExportList tools={{ view, saved, queue }} />
      {isFiltering && (
        <FilterDialog
          view={view}
          queue={queue}
          apply={(wanted) => {
            setFiltering(false)
            narrow(wanted)
          }}
          close={() => setFiltering(false)}
        />
      )}
      {naming && <ViewDialog view={naming} close={() => setNaming(null)} saved={naming === saved ? () => undefined : discard} />}
    </div>
  )
}

/** Everything the list shows as one file, however long it is; for those who lead. */
function ExportList({ tools: { view, saved, queue } }: { readonly tools: Pick<ListTools, 'view' | 'saved' | 'queue'> }) {
  const filter = rowFilterNow(view.filter, useSettings())
  const { role } = usePerson()
  if (role !== 'manager' && role !== 'admin') return null
  const list = saved?.name ?? (view.base === 'all' || queue === null ? say('All orders') : say(QUEUE_NAMES[queue].label))
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconDownload size={14} aria-hidden="true" />}
      aria-label={say('Export the whole list')}
      title={say('Everything this list shows, as one CSV file')}
      disabled={filter === null}
      onClick={() => filter && void exporting().then(({ exportList }) => exportList(list, { base: view.base, filter, order: view.order }))}
    >
      {say('Export')}
    </Button>
  )
}

/** Fetched when somebody exports. */
const exporting = () => import('../../actions/export-list.ts')
