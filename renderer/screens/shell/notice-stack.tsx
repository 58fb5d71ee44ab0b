import { CloseButton } from '@mantine/core'
import { useEffect } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { useRoute } from '../../state/navigate.ts'
import { dismissNotice } from '../../state/notices.ts'
import type { Notice } from '../../state/notices-slice.ts'
import { hrefOf } from '../../state/route.ts'
import { useHeldActs } from '../../state/use-held-acts.ts'
import { useRefusals } from '../../state/use-refusals.ts'
import { later } from '../later.tsx'
import styles from './notice-stack.module.css'

const HeldCard = later(() => import('./held-card.tsx'), 'HeldCard')
const RefusalCard = later(() => import('../sync/refusal-card.tsx'), 'RefusalCard')

const PASSING_MS = 7000
const REFUSALS_SHOWN = 2

/** What has to be said beside the work. Bad news stays until it is dismissed; the rest leaves by itself. */
export function NoticeStack() {
  const notices = useDeskState((state) => state.notices)
  const heldActs = useHeldActs()
  const refusals = useRefusals()
  // In the sync centre they stand in full.
  const isTold = useRoute().screen === 'sync'
  return (
    <section className={styles.stack} aria-label={say('Notices')}>
      {!isTold && refusals.slice(0, REFUSALS_SHOWN).map((refusal) => <RefusalCard key={refusal.head.seq} refusal={refusal} />)}
      {!isTold && refusals.length > REFUSALS_SHOWN && (
        <a className={styles.more} href={hrefOf({ screen: 'sync' })}>
          {say('{count, plural, one {# more} other {# more}} in the sync centre', { count: refusals.length - REFUSALS_SHOWN })}
        </a>
      )}
      {heldActs.map((act) => (
        <HeldCard key={act.id} act={act} />
      ))}
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const isPassing = notice.tone === 'go' || notice.tone === 'info'
  useEffect(() => {
    if (!isPassing) return
    const timer = setTimeout(() => dismissNotice(notice.id), PASSING_MS)
    return () => clearTimeout(timer)
  }, [isPassing, notice.id])
  return (
    <article className={styles.notice} data-tone={notice.tone}>
      <div>
        <strong>{notice.title}</strong>
        {notice.text !== '' && <p>{notice.text}</p>}
      </div>
      <CloseButton size="sm" aria-label={say('Dismiss: {title}', { title: notice.title })} onClick={() => dismissNotice(notice.id)} />
    </article>
  )
}
