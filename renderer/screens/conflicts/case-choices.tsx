import { Alert, Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { CommandArgs } from '../../../shared/lifecycle/command.ts'
import { mayAlways } from '../../../shared/lifecycle/permissions.ts'
import type { SyncCase } from '../../../shared/lifecycle/sync-case.ts'
import { type CaseChoice, choicesOf } from '../../../shared/views/case-choices.ts'
import { refusalText } from '../../../shared/views/refusal-sentence.ts'
import { say } from '../../../shared/wording/say.ts'
import { needsHub } from '../../actions/offline-notes.ts'
import { Callout } from '../../components/callout.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { issueCommand } from '../../state/issue-command.ts'
import { announce } from '../../state/notices.ts'
import { useConnection } from '../../state/use-connection.ts'
import { usePerson } from '../../state/use-person.ts'
import { useAwayDeskId } from '../../state/use-sync.ts'
import { type Asked, AskedFields, answersOf, isAnswered, NOTHING_ASKED } from './asked-fields.tsx'
import styles from './case-detail.module.css'

interface CaseChoicesProps {
  readonly syncCase: SyncCase
  /** To the next case that is open, now that these are decided. */
  moveOn(decided: readonly string[]): void
}

/** The ways to decide a case, each with what follows from it; a digit chooses, Enter decides. */
export function CaseChoices({ syncCase, moveOn }: CaseChoicesProps) {
  const choices = choicesOf(syncCase.kind)
  const [chosen, setChosen] = useState<CaseChoice | null>(null)
  const { role } = usePerson()
  const { isReachable } = useConnection()
  const isAway = useAwayDeskId() !== null
  const why = !mayAlways(role, 'ResolveConflict')
    ? say('Managers and administrators decide. Choose one at the user chip, or tell one of them.')
    : isReachable && !isAway
      ? null
      : Object.values(needsHub()).join(' ')
  const choose = (choice: CaseChoice | undefined) => {
    if (choice && why === null) setChosen(choice)
  }
  useKeys({
    1: () => choose(choices[0]),
    2: () => choose(choices[1]),
    3: () => choose(choices[2]),
    4: () => choose(choices[3]),
    ...(chosen ? { Escape: () => setChosen(null) } : {}),
  })
  return (
    <section className={styles.decide} aria-label={say('Decide')}>
      {why !== null && (
        <Callout tone="wait" title={say('It cannot be decided here now.')}>
          {why}
        </Callout>
      )}
      <ul className={styles.choices}>
        {choices.map((choice, index) => (
          <li key={choice.choice}>
            <button
              type="button"
              className={styles.choice}
              aria-pressed={choice === chosen || choice.choice === chosen?.choice}
              aria-disabled={why !== null}
              onClick={() => choose(choice)}
            >
              <span className={styles.name}>
                {choice.label}
                <kbd>{index + 1}</kbd>
              </span>
              <span>{choice.consequence}</span>
            </button>
          </li>
        ))}
      </ul>
      {chosen && why === null && (
        <DecideForm key={chosen.choice} syncCase={syncCase} choice={chosen} moveOn={moveOn} cancel={() => setChosen(null)} />
      )}
    </section>
  )
}

interface DecideFormProps {
  readonly syncCase: SyncCase
  readonly choice: CaseChoice
  moveOn(decided: readonly string[]): void
  cancel(): void
}

/** What nobody pays for and no goods move by: it may be decided for several at once. */
const DECIDED_TOGETHER: ReadonlySet<CaseChoice['choice']> = new Set(['theirs', 'accept', 'note', 'unpack', 'rerun'])

/** What has to be said with the choice, and the one button that decides. */
function DecideForm({ syncCase, choice, moveOn, cancel }: DecideFormProps) {
  const [comment, setComment] = useState('')
  const [asked, setAsked] = useState<Asked>(NOTHING_ASKED)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [isForAll, setForAll] = useState(false)
  const cases = useDeskState((state) => state.cases)
  const alike = DECIDED_TOGETHER.has(choice.choice)
    ? cases.filter((each) => each.kind === syncCase.kind && each.resolution === null && each.id !== syncCase.id)
    : []
  const form = useRef<HTMLFormElement>(null)
  const mustSay = choice.asks.length > 0
  useEffect(() => form.current?.querySelector<HTMLInputElement>(mustSay ? 'input' : 'input[name="why"]')?.focus(), [mustSay])
  const isReady = isAnswered(choice, asked)

  const decide = async (event: FormEvent) => {
    event.preventDefault()
    if (!isReady || isBusy) return
    setBusy(true)
    setProblem(null)
    const args: CommandArgs['ResolveConflict'] = { choice: choice.choice, comment: comment.trim(), ...answersOf(asked) }
    const decided: string[] = []
    for (const { id } of isForAll ? [syncCase, ...alike] : [syncCase]) {
      const result = await issueCommand('ResolveConflict', { type: 'case', id }, args)
      // One that cannot be decided so stays open; it stops nobody else's.
      if (result.status === 'refused' && id === syncCase.id) setProblem(refusalText(result.refusal))
      else if (result.status !== 'refused' && result.status !== 'not-saved') decided.push(id)
    }
    setBusy(false)
    if (decided.length === 0) return
    announce(say('Decided: {choice}, {count, plural, one {# case} other {# cases}}.', { choice: choice.label, count: decided.length }))
    if (decided.includes(syncCase.id)) moveOn(decided)
  }
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => void decide(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        cancel()
      }}
    >
      <AskedFields syncCase={syncCase} choice={choice} value={asked} onChange={setAsked} />
      <TextInput
        label={say('Why')}
        name="why"
        description={say('Stands in the history; may stay empty.')}
        maxLength={500}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      {alike.length > 0 && (
        <Checkbox
          label={say('Also {count, plural, one {the other case} other {the # other cases}} of this kind', { count: alike.length })}
          checked={isForAll}
          onChange={(event) => setForAll(event.currentTarget.checked)}
        />
      )}
      {problem !== null && (
        <Alert color="red" role="alert" title={say('Not decided.')}>
          {problem}
        </Alert>
      )}
      <div className={styles.buttons}>
        <Button type="submit" disabled={!isReady} loading={isBusy} rightSection={<kbd>Enter</kbd>}>
          {choice.label}
        </Button>
        <Button variant="default" onClick={cancel}>
          {say('Back')}
        </Button>
      </div>
    </form>
  )
}
