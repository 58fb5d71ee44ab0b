import { useState } from 'react'
import { NOTHING_YET } from '../../../shared/lifecycle/decision.ts'
import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import { availabilityOfDecision } from '../../actions/availability.ts'
import { ReasonedButton } from '../../actions/reasoned-button.tsx'
import { tryIntent } from '../../actions/try-intent.ts'
import { useKeys } from '../../components/use-keys.ts'
import { EditItemDialog } from './edit-item-dialog.tsx'
import { CATALOGUE, saveItemIntent } from './save-item.ts'

/** Names and prices are changed by who may; for others the button says why not. */
export function EditItemButton({ item, context }: { readonly item: ProductItem; readonly context: ActionContext }) {
  const [isOpen, setOpen] = useState(false)
  const sound = saveItemIntent(item.sku.trim() === '' ? { ...item, sku: item.id } : item)
  const availability = availabilityOfDecision(tryIntent(sound, CATALOGUE, NOTHING_YET, context), context)
  const open = () => setOpen(true)
  useKeys(availability.is === 'possible' && !isOpen ? { e: open } : {})
  return (
    <>
      <ReasonedButton label={say('Edit item')} availability={availability} keyHint="E" variant="default" onPress={open} />
      {isOpen && <EditItemDialog item={item} context={context} onClose={() => setOpen(false)} />}
    </>
  )
}
