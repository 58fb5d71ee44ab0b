import { Button, Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { guardLeaving, type LeaveGuard } from '../../state/navigate.ts'
import styles from './settings-form.module.css'

interface LeaveQuestionProps {
  readonly changes: number
  /** Resolves to whether everything is saved. */
  save(): Promise<boolean>
  discard(): void
}

/** Asks before another place is shown while changes are unsaved. Whatever the answer, nothing is lost but by discarding it. */
export function LeaveQuestion({ changes, save, discard }: LeaveQuestionProps) {
  const [isAsked, setAsked] = useState(false)
  const guard = useRef<LeaveGuard | null>(null)
  useEffect(() => {
    const own = guardLeaving((to) => {
      const isHere = to.screen === 'settings'
      setAsked(!isHere)
      return isHere
    })
    guard.current = own
    return () => own.leave()
  }, [])
  const leave = () => guard.current?.leave()
  const stay = () => {
    setAsked(false)
    guard.current?.stay()
  }
  const saveAndLeave = async () => {
    if (await save()) leave()
    else stay()
  }
  return (
    <Modal opened={isAsked} onClose={stay} title={say('Leave without saving?')} size="lg">
      <p className={styles.lead}>
        {say(
          '{changes, plural, one {# change to the settings is not saved. Kept, it waits here on this device until you come back.} other {# changes to the settings are not saved. Kept, they wait here on this device until you come back.}}',
          { changes },
        )}
      </p>
      <div className={styles.answers}>
        <Button data-autofocus onClick={() => void saveAndLeave()}>
          {say('Save and leave')}
        </Button>
        <Button variant="default" onClick={leave}>
          {say('Keep and leave')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            discard()
            leave()
          }}
        >
          {say('Discard and leave')}
        </Button>
        <Button variant="subtle" onClick={stay}>
          {say('Stay')}
        </Button>
      </div>
    </Modal>
  )
}
