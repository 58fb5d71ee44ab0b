import { Button, Modal, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { ListView } from '../../../shared/lifecycle/list-view.ts'
import { refusalText } from '../../../shared/views/refusal-sentence.ts'
import { say } from '../../../shared/wording/say.ts'
import { deleteView, isTaken, moveView, saveView, type ViewsChanged } from '../../state/change-views.ts'
import { deskState } from '../../state/desk-state.ts'
import { navigate } from '../../state/navigate.ts'
import { announce } from '../../state/notices.ts'
import { usePerson } from '../../state/use-person.ts'
import { type ShownView, useViews } from '../../state/use-views.ts'
import styles from './filter-dialog.module.css'

interface ViewDialogProps {
  /** Not yet among the views where it is a new one. */
  readonly view: ListView
  close(): void
  saved(): void
}

/** Names a view, shares it with the shop, gives it another place among the tabs, or takes it away. */
export function ViewDialog({ view, close, saved }: ViewDialogProps) {
  const views = useViews()
  const known = views.find(({ id }) => id === view.id)
  const { role } = usePerson()
  const leads = role === 'manager' || role === 'admin'
  const [name, setName] = useState(view.name)
  const [isShared, setShared] = useState(known?.isShared === true)
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const trimmed = name.trim()
  const isMine = known?.isShared !== true || leads

  const change = async (asked: Promise<ViewsChanged>): Promise<boolean> => {
    setBusy(true)
    const result = await asked
    setBusy(false)
    setFault(isTaken(result) ? null : faultOf(result))
    return isTaken(result)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (trimmed === '') return setFault(say('A view needs a name.'))
    if (!(await change(saveView({ ...view, name: trimmed }, isShared)))) return
    announce(say('View “{name}” saved.', { name: trimmed }))
    saved()
    close()
    navigate({ screen: 'view', id: view.id })
  }
  const remove = async () => {
    if (!(await change(deleteView(view.id)))) return
    announce(say('View “{name}” deleted. Its orders stay as they are.', { name: view.name }))
    close()
    const { lastQueue } = deskState()
    navigate(lastQueue === null ? { screen: 'start' } : { screen: 'queue', queue: lastQueue })
  }
  return (
    <Modal opened onClose={close} title={known ? say('Edit the view') : say('Save as a view')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={say('Name')}
          data-autofocus
          maxLength={60}
          disabled={!isMine}
          value={name}
          error={fault}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Switch
          label={say('Share with the whole shop')}
          description={leads ? say('Everybody sees it as a tab, at every desk.') : say('Managers can share a view.')}
          checked={isShared}
          disabled={!leads}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <div className={styles.buttons}>
          <Button type="submit" disabled={!isMine} loading={isBusy}>
            {say('Save view')}
          </Button>
          <Button variant="default" onClick={close}>
            {say('Cancel')}
          </Button>
        </div>
        {known && isMine && (
          <div className={styles.buttons}>
            <Button
              variant="default"
              size="compact-sm"
              disabled={!hasNeighbour(views, known, -1)}
              onClick={() => void change(moveView(view.id, -1))}
            >
              {say('Move earlier')}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              disabled={!hasNeighbour(views, known, 1)}
              onClick={() => void change(moveView(view.id, 1))}
            >
              {say('Move later')}
            </Button>
            <Button variant="default" color="red" size="compact-sm" onClick={() => void remove()}>
              {say('Delete view')}
            </Button>
          </div>
        )}
      </form>
    </Modal>
  )
}

/** The person's own and the shop's are two rows of tabs, one after the other: a view stays in its own. */
function hasNeighbour(views: readonly ShownView[], view: ShownView, step: 1 | -1): boolean {
  const beside = views.filter(({ isShared }) => isShared === view.isShared)
  return beside[beside.findIndex(({ id }) => id === view.id) + step] !== undefined
}

function faultOf(result: ViewsChanged): string {
  return result.status === 'refused' ? refusalText(result.refusal) : say('It was not saved. Try again when the desk process is back.')
}
