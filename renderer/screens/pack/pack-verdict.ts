import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import type { PackLine } from '../../../shared/views/packing.ts'
import { say } from '../../../shared/wording/say.ts'
import type { Verdict } from '../../scanner/scan.ts'

/** What the packer reads across the table: one word of judgement and one sentence. */
export interface PackVerdict {
  /** `rest`: nothing was done yet; `wait`: nothing may leave yet. */
  readonly tone: Verdict['tone'] | 'rest' | 'wait'
  readonly title: string
  readonly text: string
  /** Said of the parcel's leaving: it changes with the answer of whoever has its money. */
  readonly isLeaving?: true
}

/** What is spoken and kept by the scan station. */
export function spoken({ tone, title, text }: PackVerdict): Verdict {
  return { tone: tone === 'rest' || tone === 'wait' ? 'info' : tone, text: `${title}. ${text}` }
}

/** A parcel leaves when it is paid: what waits for the hub or for the money stays on the table. */
export function leaving(shipment: Shipment, isSent: boolean): PackVerdict {
  const { number } = shipment
  if (shipment.shippedAt !== null)
    return { tone: 'ok', isLeaving: true, title: say('Complete'), text: say('{number} may leave. Next parcel: Enter.', { number }) }
  if (isSent)
    return {
      tone: 'wait',
      isLeaving: true,
      title: say('Keep it here'),
      text: say('{number} may leave when the hub has captured its payment. Next parcel: Enter.', { number }),
    }
  if (shipment.completeWhenPaid !== null || shipment.capturePending)
    return {
      tone: 'wait',
      isLeaving: true,
      title: say('Payment under way'),
      text: say('{number} may leave when its payment is captured. Next parcel: Enter.', { number }),
    }
  return {
    tone: 'wrong',
    isLeaving: true,
    title: say('Not paid'),
    text: say('{number} stays here: its payment was not captured. A manager has to look at the order.', { number }),
  }
}

export function unitIn(line: PackLine, packed: number): PackVerdict {
  return {
    tone: 'ok',
    title: line.name,
    text: say('{packed, number} of {need, number} in the parcel.', { packed, need: line.need }),
  }
}

export function allIn(need: number, isGoodToGo: boolean): PackVerdict {
  return {
    tone: 'ok',
    title: say('All in'),
    text: isGoodToGo
      ? say('{need, plural, one {The only unit is} other {All # units are}} in the parcel. It is good-to-go.', { need })
      : say('{need, plural, one {The only unit is} other {All # units are}} in the parcel.', { need }),
  }
}

/** Another item than those of the parcel; the next missing line says what to look for instead. */
export function wrongItem(scanned: string, next: PackLine | undefined): PackVerdict {
  return {
    tone: 'wrong',
    title: say('Not in this parcel'),
    text: next
      ? say('Scanned {scanned}. Still missing: {name} ({sku}), {left, number} more.', {
          scanned,
          name: next.name,
          sku: next.sku,
          left: next.need - next.packed,
        })
      : say('Scanned {scanned}. Nothing is missing any more; put it back.', { scanned }),
  }
}

export function oneTooMany(line: PackLine): PackVerdict {
  return {
    tone: 'wrong',
    title: say('One too many'),
    text: say('{need, plural, one {The only {name} is} other {All # of {name} are}} in the parcel already. Put this one back.', {
      need: line.need,
      name: line.name,
    }),
  }
}

export function unknownCode(code: string, next: PackLine | undefined): PackVerdict {
  return {
    tone: 'wrong',
    title: say('Unknown code'),
    text: next
      ? say('Nobody knows “{code}”. Nothing was packed. Still missing: {name} ({sku}).', { code, name: next.name, sku: next.sku })
      : say('Nobody knows “{code}”. Nothing was packed.', { code }),
  }
}

export function takenOut(line: PackLine, packed: number): PackVerdict {
  return {
    tone: 'info',
    title: say('Taken out'),
    text: say('{name}: {packed, number} of {need, number} in the parcel.', { name: line.name, packed, need: line.need }),
  }
}

/** Which unit went in last is known only of those packed since the parcel came on this table. */
export function nothingToTakeOut(): PackVerdict {
  return {
    tone: 'info',
    title: say('Nothing taken out'),
    text: say('No unit was packed since this parcel came on the table.'),
  }
}
