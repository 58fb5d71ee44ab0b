import { Modal } from '@mantine/core'
import { factsLine } from '../../shared/wording/facts-line.ts'
import { say } from '../../shared/wording/say.ts'
import { notify } from '../state/notices.ts'
import type { ActionContext } from './action.ts'
import { issueIntent } from './issue-intent.ts'
import { itemName } from './item-name.ts'
import { type StockAction, type StockIntent, type StockTarget, stockAggregate } from './stock-action.ts'

interface StockDialogProps {
  readonly action: StockAction
  readonly target: StockTarget
  readonly context: ActionContext
  onClose(): void
}

/** Asks what a stock action needs to know, does it, and says when it is done. */
export function StockDialog({ action, target, context, onClose }: StockDialogProps) {
  const submit = (intent: StockIntent, done: string) => {
    onClose()
    void issueIntent(intent, stockAggregate(intent)).then((result) => {
      if (result.status === 'accepted' || result.status === 'no-effect')
        notify({ tone: 'go', title: say('{name}: {done}', { name: itemName(target.item), done }) })
    })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={factsLine([say(action.label), itemName(target.item)])}
      closeButtonProps={{ 'aria-label': say('Close') }}
      centered
    >
      <action.Form target={target} context={context} submit={submit} cancel={onClose} />
    </Modal>
  )
}
