import { useEffect, useRef } from 'react'
import { findWarehouse } from '../../../shared/lifecycle/find-setting.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Box } from '../../../shared/lifecycle/settings.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import { topDialog } from '../../scanner/top-dialog.ts'
import { announce } from '../../state/notices.ts'
import type { PackVerdict } from './pack-verdict.ts'
import { done, parcelNow } from './packing-deeds.ts'

export interface BoxChoice {
  /** Those of the warehouse the parcel is packed in; the first four have a key. */
  readonly boxes: readonly Box[]
  /** The name of the chosen one; empty while there is none. */
  readonly box: string
  choose(name: string): void
}

/** The box of a parcel, written down as soon as it is chosen: the label may be printed next. */
export function useBox(order: Order, shipment: Shipment, context: ActionContext, show: (verdict: PackVerdict) => void): BoxChoice {
  const boxes = findWarehouse(context.rules.settings, shipment.warehouseId)?.boxes ?? []
  const choose = async (name: string) => {
    const parcel = parcelNow(order.id, shipment.id)
    if (!parcel || name === (parcel.shipment.box ?? '')) return
    const intent = { name: 'EditShipment', args: { shipmentId: shipment.id, details: { box: name } } } as const
    const hindered = await done(parcel.order, intent, context)
    if (hindered) return show(hindered)
    announce(name === '' ? say('No box chosen.') : say('Box: {box}.', { box: name }))
  }
  useBoxKeys((place) => {
    const box = boxes[place - 1]
    if (box) void choose(box.name)
    else if (boxes.length > 0) show(noSuchBox(place, boxes.length))
  })
  return { boxes, box: shipment.box ?? '', choose: (name) => void choose(name) }
}

function noSuchBox(place: number, count: number): PackVerdict {
  return {
    tone: 'info',
    title: say('No box {place, number}', { place }),
    text: say('This warehouse has {count, plural, one {# box} other {# boxes}}. They are named in the settings.', { count }),
  }
}

/** Alt and a digit choose a box by its place, also while somebody types. */
function useBoxKeys(choose: (place: number) => void): void {
  const latest = useRef(choose)
  latest.current = choose
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const digit = /^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1]
      if (!event.altKey || event.ctrlKey || event.metaKey || digit === undefined || topDialog()) return
      event.preventDefault()
      latest.current(Number(digit))
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
