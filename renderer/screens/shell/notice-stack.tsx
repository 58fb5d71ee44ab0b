import { CloseButton } from '@mantine/core'
import { useEffect } from 'react'
import { useDeskState } from '../../state/desk-state.ts'
import { dismissNotice } from '../../state/notices.ts'
import type { Notice } from '../../state/notices-slice.ts'
import styles from './notice-stack.module.css'

const PASSING_MS = 7000

/** What has to be said beside the work. Bad news stays until it is dismissed; the rest leaves by itself. */
export function NoticeStack() {
  const notices = useDeskState((state) => state.notices)
  return (
    <section className={styles.stack} aria-label="Notices">
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
      <CloseButton size="sm" aria-label={`Dismiss: ${notice.title}`} onClick={() => dismissNotice(notice.id)} />
    </article>
  )
}
