// screens/conflicts: what desks did apart from each other and a person has to decide. The rules know what follows from each choice.

import { useEffect, useState } from 'react'
import type { SyncCase } from '../../../shared/lifecycle/sync-case.ts'
import { caseHeadline } from '../../../shared/views/case-sentence.ts'
import { commandLabel } from '../../../shared/views/command-label.ts'
import { momentText } from '../../../shared/views/time-text.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { useKeys } from '../../components/use-keys.ts'
import { useNow } from '../../components/use-now.ts'
import { useCaseList } from '../../state/cases.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { navigate } from '../../state/navigate.ts'
import { hrefOf } from '../../state/route.ts'
import { useTimeZone } from '../order/use-time-zone.ts'
import { CaseDetail } from './case-detail.tsx'
import styles from './conflicts-screen.module.css'

/** All open cases beside the one that is looked at; what was decided lately stands below. */
export function ConflictsScreen({ caseId }: { readonly caseId: string | null }) {
  const { open, decided } = useCaseList(useNow())
  const all = [...open, ...decided]
  // What was just decided stays on screen, so that its answer can be read.
  const [looked, setLooked] = useState<string | null>(caseId)
  const shown = all.find((each) => each.id === (caseId ?? looked)) ?? all[0] ?? null
  const index = shown ? all.indexOf(shown) : -1
  useEffect(() => setLooked(shown?.id ?? null), [shown?.id])
  const go = (step: number) => {
    const next = all[index + step]
    if (next) navigate({ screen: 'conflicts', id: next.id }, 'replace')
  }
  // The next one that is open, after the place of the one that is decided; with none left its answer can be read.
  const moveOn = (done: readonly string[]) => {
    const left = open.filter((each) => !done.includes(each.id))
    const next = left.find((each) => open.indexOf(each) > index) ?? left[0]
    if (next) navigate({ screen: 'conflicts', id: next.id }, 'replace')
  }
  const isAlone = useDeskState((state) => state.greeting !== null && !state.greeting.joined)
  const lastQueue = useDeskState((state) => state.lastQueue)
  const back = () => navigate(lastQueue === null ? { screen: 'start' } : { screen: 'queue', queue: lastQueue })
  useKeys({
    Escape: back,
    j: () => go(1),
    ArrowDown: () => go(1),
    ']': () => go(1),
    k: () => go(-1),
    ArrowUp: () => go(-1),
    '[': () => go(-1),
  })
  return (
    <div className={styles.screen} data-empty={all.length === 0 || undefined}>
      <section className={styles.list} aria-label={say('Cases')}>
        <header className={styles.head}>
          <h1>{say('Conflicts')}</h1>
          <p>
            {open.length === 0
              ? say('nothing to decide')
              : say('{count, plural, one {# case} other {# cases}} to decide', { count: open.length })}
          </p>
          {open.length > 1 && <p>{kindsText(open)}</p>}
        </header>
        {all.length === 0 && (
          <p className={styles.empty}>
            {isAlone
              ? say(
                  'This desk keeps its orders alone: nobody can get in its way. Once several desks share a hub, what could not be taken as it was done stands here, for a manager to decide.',
                )
              : say(
                  'No two desks have got in each other’s way. What could not be taken as it was done stands here, for a manager to decide.',
                )}
          </p>
        )}
        <CaseLinks cases={open} shown={shown} label={say('To decide')} />
        {decided.length > 0 && <h2 className={styles.label}>{say('Decided')}</h2>}
        <CaseLinks cases={decided} shown={shown} label={say('Decided')} />
      </section>
      {shown && <CaseDetail key={shown.id} syncCase={shown} position={index + 1} count={all.length} go={go} moveOn={moveOn} />}
    </div>
  )
}

/** How many there are of each kind, the most frequent first. */
function kindsText(cases: readonly SyncCase[]): string {
  const counts = new Map<string, number>()
  for (const each of cases) counts.set(caseHeadline(each), (counts.get(caseHeadline(each)) ?? 0) + 1)
  const often = [...counts].toSorted((a, b) => b[1] - a[1])
  return factsLine(often.map(([headline, count]) => say('{count, number} × {headline}', { count, headline })))
}

interface CaseLinksProps {
  readonly cases: readonly SyncCase[]
  readonly shown: SyncCase | null
  readonly label: string
}

function CaseLinks({ cases, shown, label }: CaseLinksProps) {
  if (cases.length === 0) return null
  return (
    <ul className={styles.links} aria-label={label}>
      {cases.map((each) => (
        <li key={each.id}>
          <CaseLink syncCase={each} isShown={each === shown} />
        </li>
      ))}
    </ul>
  )
}

function CaseLink({ syncCase, isShown }: { readonly syncCase: SyncCase; readonly isShown: boolean }) {
  const now = useNow()
  const timeZone = useTimeZone('')
  const { command } = syncCase
  return (
    <a className={styles.link} href={hrefOf({ screen: 'conflicts', id: syncCase.id })} aria-current={isShown || undefined}>
      <span className={styles.first}>
        <strong>
          <bdi>{syncCase.orderNumber ?? (syncCase.orderId === null ? say('Stock') : say('No order'))}</bdi>
        </strong>
        <time dateTime={command.occurredAt}>{momentText(command.occurredAt, now, timeZone)}</time>
      </span>
      <span>{caseHeadline(syncCase)}</span>
      <span className={styles.did}>{factsLine([commandLabel(command.name), command.actor.name])}</span>
    </a>
  )
}
