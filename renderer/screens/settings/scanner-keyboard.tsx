import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { Callout } from '../../components/callout.tsx'
import { Panel } from '../../components/panel.tsx'
import { changeScanner, useScannerSettings } from '../../scanner/kept-settings.ts'
import type { LayoutName } from '../../scanner/key-layouts.ts'
import { learnedKeyboard, TEST_CODE } from '../../scanner/learn-layout.ts'
import type { EndedRun } from '../../scanner/recogniser.ts'
import { watchKeys } from '../../scanner/watch-keys.ts'
import { DrawnCode, useBarcodes } from './drawn-code.tsx'
import styles from './scanner-section.module.css'

type Lesson = 'none' | 'learned' | 'notUnderstood'

/** Learns from the test code which keyboard the scanner believes it is plugged into. */
export function ScannerKeyboard() {
  const settings = useScannerSettings()
  const draw = useBarcodes()
  const [lesson, setLesson] = useState<Lesson>('none')
  const [isLearning, setLearning] = useState(false)
  useEffect(() => {
    if (!isLearning) return
    return watchKeys((run) => {
      const learned = learnFrom(run)
      if (learned === 'none') return
      setLesson(learned)
      setLearning(false)
    })
  }, [isLearning])
  const isTaught = settings.layout !== 'asTyped' || Object.keys(settings.letters).length > 0
  return (
    <Panel title={say('Keyboard of the scanner')}>
      <p className={styles.quiet}>
        {say('A scanner types on a keyboard of its own. When that is another than this computer’s, letters and signs arrive changed.')}
      </p>
      <div className={styles.test}>
        <figure className={styles.code}>
          <DrawnCode draw={draw} code={TEST_CODE} className={styles.bars} />
          <figcaption>
            <bdi dir="ltr">{TEST_CODE}</bdi>
          </figcaption>
        </figure>
        <div className={styles.buttons}>
          <Button
            variant={isLearning ? 'default' : 'filled'}
            onClick={() => {
              setLesson('none')
              setLearning(!isLearning)
            }}
          >
            {isLearning ? say('Stop learning') : say('Learn from the test code')}
          </Button>
          {isTaught && (
            <Button variant="default" onClick={() => changeScanner({ layout: 'asTyped', letters: {} })}>
              {say('Forget what was learned')}
            </Button>
          )}
        </div>
      </div>
      <div role="status">
        {isLearning && <Callout tone="info" title={say('Scan the test code now, from the screen or from paper.')} />}
        {lesson === 'learned' && !isTaught && (
          <Callout tone="go" title={say('The scanner’s keyboard is this computer’s. Nothing has to be changed.')} />
        )}
        {isTaught && (
          <Callout
            tone="go"
            title={
              settings.layout === 'asTyped'
                ? say('The scanner’s letters are turned into what was printed.')
                : say('The scanner is read as one on a {keyboard} keyboard.', { keyboard: say(KEYBOARDS[settings.layout]) })
            }
          />
        )}
        {lesson === 'notUnderstood' && (
          <Callout tone="stop" title={say('That was not the test code on any keyboard we know.')}>
            {say('Set the scanner to the keyboard of this computer, or to US English, by its own handbook, and scan again.')}
          </Callout>
        )}
      </div>
    </Panel>
  )
}

const KEYBOARDS: Readonly<Record<LayoutName, Message>> = {
  us: msg('US English'),
  gb: msg('British'),
  fr: msg('French'),
  de: msg('German'),
  nordic: msg('Nordic'),
}

/** Keys a person typed meanwhile teach nothing. What was learned before does not count: the keys are read afresh. */
function learnFrom(run: EndedRun): Lesson {
  if (!run.isScan) return 'none'
  const learned = learnedKeyboard(run.strokes)
  if (!learned) return 'notUnderstood'
  changeScanner(learned)
  return 'learned'
}
