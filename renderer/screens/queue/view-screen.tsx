import { useEffect } from 'react'
import { basesOf } from '../../../shared/views/list-filter.ts'
import { QUEUE_IDS } from '../../../shared/views/queues.ts'
import { say } from '../../../shared/wording/say.ts'
import { isTaken, saveView } from '../../state/change-views.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { announce } from '../../state/notices.ts'
import { hrefOf } from '../../state/route.ts'
import { type ShownView, useViews } from '../../state/use-views.ts'
import { discardDraft, draftList, useListDraft } from '../../state/view-drafts.ts'
import styles from './list-screen.module.css'
import { NarrowedList } from './narrowed-list.tsx'
import { FLOOR_QUEUES } from './queue-screen.tsx'
import { ViewTabs } from './view-tabs.tsx'

/** A saved view: its orders, and what the person changed in it just now. */
export function ViewScreen({ viewId }: { readonly viewId: string }) {
  const view = useViews().find(({ id }) => id === viewId)
  const isKnown = useDeskState((state) => state.settings !== null)
  if (view) return <Shown view={view} />
  return (
    <section className={styles.empty} aria-label={say('Saved view')}>
      <h1>{isKnown ? say('This view is not here any more.') : say('Reading the list')}</h1>
      {isKnown && (
        <p>
          <a href={hrefOf({ screen: 'start' })}>{say('To the start')}</a>
        </p>
      )}
    </section>
  )
}

function Shown({ view }: { readonly view: ShownView }) {
  const { id, name, base, filter, order, isShared } = view
  const list = `view ${id}`
  const draft = useListDraft(list)
  const saved = { id, name, base, filter, order }
  const shown = draft ?? saved
  const lastQueue = useDeskState((state) => state.lastQueue)
  useEffect(() => {
    document.title = say('{name} · Order desk', { name })
  }, [name])
  const keep = async () => {
    const result = await saveView({ ...saved, ...shown }, isShared)
    if (!isTaken(result)) return announce(say('The view was not saved.'))
    discardDraft(list)
    announce(say('View “{name}” saved.', { name }))
  }
  return (
    <NarrowedList
      list={list}
      title={name}
      tools={{
        view: { base: shown.base, filter: shown.filter, order: shown.order },
        saved,
        isChanged: draft !== null,
        home: { screen: 'view', id },
        queue: QUEUE_IDS.find((queue) => queue === base) ?? lastQueue,
        narrow: (wanted) => draftList(list, { ...shown, ...wanted }, saved),
        sort: (wanted) => draftList(list, { ...shown, order: wanted }, saved),
        discard: () => discardDraft(list),
        keep: () => void keep(),
      }}
      tabs={<ViewTabs queue={lastQueue} current={id} />}
      isFloor={basesOf(shown).every((queue) => FLOOR_QUEUES.has(queue))}
    />
  )
}
