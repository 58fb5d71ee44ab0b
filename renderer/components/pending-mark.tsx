import { IconAlertTriangle, IconCheck, IconClock, IconCloudUp } from '@tabler/icons-react'
import { say } from '../../shared/wording/say.ts'
import { clockText } from '../i18n/format.ts'
import styles from './pending-mark.module.css'

interface PendingMarkProps {
  readonly mark?: { readonly is: 'saving' | 'accepted' } | { readonly is: 'waiting'; readonly since: string } | { readonly is: 'refused' }
  /** With its words beside it, where there is room. */
  readonly inWords?: boolean
}

/** Shown, but not yet confirmed. A mark, not a spinner: nothing has to be waited for. */
export function PendingMark({ mark = { is: 'saving' }, inWords = false }: PendingMarkProps) {
  const { Icon, words, title } = wordsOf(mark)
  return (
    <span className={styles.mark} data-is={mark.is} title={title}>
      <Icon size={14} aria-hidden="true" />
      <span className={inWords ? undefined : 'visually-hidden'}>{words}</span>
    </span>
  )
}

function wordsOf(mark: NonNullable<PendingMarkProps['mark']>) {
  switch (mark.is) {
    case 'saving':
      return { Icon: IconClock, words: say('saving'), title: say('Saving: not yet confirmed') }
    case 'accepted':
      return { Icon: IconCheck, words: say('accepted'), title: say('Accepted: everybody sees it in a moment') }
    case 'waiting': {
      const words = say('waiting to send since {time}', { time: clockText(mark.since) })
      return { Icon: IconCloudUp, words, title: say('Saved at this desk, {words}', { words }) }
    }
    case 'refused':
      return { Icon: IconAlertTriangle, words: say('not accepted'), title: say('Something done here was not accepted') }
  }
}
