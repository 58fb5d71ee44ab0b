import { CONFLICTS } from '../../../shared/lifecycle/conflict.ts'
import { caseHeadline, effectSentence } from '../../../shared/views/case-sentence.ts'
import { say } from '../../../shared/wording/say.ts'
import { Callout } from '../../components/callout.tsx'
import { useOpenCasesOf } from '../../state/cases.ts'
import { hrefOf } from '../../state/route.ts'
import styles from './order-cases.module.css'

/** What a manager has to decide about this order, and that it stands still until then. */
export function OrderCases({ orderId }: { readonly orderId: string }) {
  const cases = useOpenCasesOf(orderId)
  if (cases.length === 0) return null
  return (
    <div className={styles.cases}>
      {cases.map((each) => (
        <Callout
          key={each.id}
          tone="stop"
          title={say('{caseHeadline}: a manager decides.', { caseHeadline: caseHeadline(each) })}
          actions={<a href={hrefOf({ screen: 'conflicts', id: each.id })}>{say('Open the case')}</a>}
        >
          {effectSentence(each)}
          {CONFLICTS[each.kind].holds && each.orderId === orderId && say(' Nothing is shipped until then.')}
        </Callout>
      ))}
    </div>
  )
}
