import { CloseButton } from '@mantine/core'
import { IconCircleCheck, IconHandStop, IconInfoCircle } from '@tabler/icons-react'
import { useEffect } from 'react'
import { say } from '../../shared/wording/say.ts'
import { useRoute } from '../state/navigate.ts'
import { hrefOf } from '../state/route.ts'
import type { Verdict } from './scan.ts'
import styles from './scan-verdict.module.css'
import { dismissRefusal, dismissVerdict, type ShownVerdict, useShownVerdict } from './shown-verdict.ts'

/** Good news leaves by itself; a refusal stays until the next scan, until somebody takes it away, or goes to another place. */
const PASSING_MS = 5000

/** What came of the last scan: a flash at the edge of the window, a card with the words, and the words spoken. */
export function ScanVerdict() {
  const shown = useShownVerdict()
  const count = shown?.count
  const place = hrefOf(useRoute())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place that is left takes its refusal along
  useEffect(() => dismissRefusal, [place])
  const isPassing = shown !== null && shown.verdict.tone !== 'wrong'
  useEffect(() => {
    if (count === undefined || !isPassing) return
    const timer = setTimeout(() => dismissVerdict(count), PASSING_MS)
    return () => clearTimeout(timer)
  }, [count, isPassing])
  return (
    <>
      <div aria-live="assertive" className="visually-hidden">
        {shown?.verdict.tone === 'wrong' && <span key={shown.count}>{shown.verdict.text}</span>}
      </div>
      {shown && <div key={`flash ${shown.count}`} className={styles.flash} data-tone={shown.verdict.tone} aria-hidden="true" />}
      {shown && !shown.isOnScreen && <VerdictCard key={shown.count} shown={shown} />}
    </>
  )
}

function VerdictCard({ shown }: { readonly shown: ShownVerdict }) {
  const { tone, text } = shown.verdict
  const Shape = SHAPES[tone]
  return (
    <section className={styles.card} data-tone={tone} aria-label={say('Last scan')}>
      <Shape size={26} aria-hidden="true" />
      <p>{text}</p>
      <CloseButton size="sm" aria-label={say('Dismiss')} onClick={() => dismissVerdict(shown.count)} />
    </section>
  )
}

const SHAPES = { ok: IconCircleCheck, wrong: IconHandStop, info: IconInfoCircle } as const satisfies Record<Verdict['tone'], unknown>
