import { useState } from 'react'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import { chosenLines, LineQuantities } from '../components/line-quantities.tsx'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'
import { ExtraTenderFields, useExtraTender, withTenderIfNeeded } from './extra-tender.tsx'

/** Brings cancelled units back; they wait for stock again. */
export const restoreLines: OrderAction = {
  id: 'restore-lines',
  label: COMMAND_LABELS.RestoreLines,
  shortcut: null,
  intent: ({ order }, context) => {
    const line = order.lines.find((each) => each.cancelledQuantity > 0)
    if (!line) return null
    return withTenderIfNeeded({ name: 'RestoreLines', args: { lines: [{ orderLineId: line.id, quantity: 1 }] } }, order, context)
  },
  Form: RestoreLinesForm,
}

function RestoreLinesForm({ target: { order }, context, refusal, submit, cancel }: ActionFormProps) {
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({})
  const lines = chosenLines(quantities)
  const { intent, trial, refusal: why, fields } = useExtraTender({ name: 'RestoreLines', args: { lines } }, order, context)
  return (
    <ActionForm
      submitLabel={say('Restore items')}
      isIncomplete={lines.length === 0}
      refusal={trial?.outcome === 'refused' ? why : refusal}
      cancel={cancel}
      onSubmit={() => submit(intent)}
    >
      <LineQuantities
        lines={order.lines
          .filter((line) => line.cancelledQuantity > 0)
          .map((line) => ({ id: line.id, snapshot: line.snapshot, max: line.cancelledQuantity }))}
        quantities={quantities}
        onChange={setQuantities}
      />
      {fields && <ExtraTenderFields tender={fields} currency={order.currency} />}
    </ActionForm>
  )
}
