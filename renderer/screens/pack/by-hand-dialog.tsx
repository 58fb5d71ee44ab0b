import { Modal, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { PackLine } from '../../../shared/views/packing.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { ActionForm } from '../../actions/action-form.tsx'

const REASONS: readonly { readonly id: string; readonly words: Message }[] = [
  { id: 'torn', words: msg('The label is torn or dirty') },
  { id: 'none', words: msg('There is no label') },
  { id: 'scanner', words: msg('The scanner does not work') },
]

interface ByHandDialogProps {
  readonly line: PackLine
  tick(shipmentLineId: string, reason: string): void
  close(): void
}

/** One unit without a scan. The reason stays in the history. */
export function ByHandDialog({ line, tick, close }: ByHandDialogProps) {
  const [reason, setReason] = useState(REASONS[0]?.id ?? '')
  const words = REASONS.find(({ id }) => id === reason)?.words
  return (
    <Modal opened onClose={close} title={say('Tick one unit by hand')} closeButtonProps={{ 'aria-label': say('Close') }} centered>
      <ActionForm
        submitLabel={say('Put one in')}
        refusal={null}
        cancel={close}
        onSubmit={() => {
          if (words) tick(line.shipmentLineId, say(words))
          close()
        }}
      >
        <Text>
          <bdi>{line.name}</bdi> · <bdi>{line.sku}</bdi>
        </Text>
        <Radio.Group label={say('Why it cannot be scanned')} value={reason} onChange={setReason}>
          <Stack gap="xs" mt="xs">
            {REASONS.map(({ id, words: each }, index) => (
              <Radio key={id} value={id} label={say(each)} data-autofocus={index === 0 || undefined} />
            ))}
          </Stack>
        </Radio.Group>
      </ActionForm>
    </Modal>
  )
}
