import type { Command } from '../../shared/lifecycle/command.ts'
import { SampleLife, type SampleWorld } from './sample-life.ts'
import type { SampleOrder, Stage } from './sample-orders.ts'

/** Everything that has happened to one sample order, as the commands that made it happen. */
export function sampleUnit(sample: SampleOrder, world: SampleWorld): readonly Command[] {
  const life = new SampleLife(sample, world)
  life.select()
  if (sample.stage !== 'incomplete') {
    life.checkOut()
    PATHS[sample.stage](life)
    if (sample.hold) life.does('PutOnHold', sample.hold, 'manager')
  }
  return life.commands
}

/** What happens after the checkout, by where the order is to stand. */
const PATHS: Readonly<Record<Exclude<Stage, 'incomplete'>, (life: SampleLife) => void>> = {
  pending: () => undefined,
  confirmed: (life) => life.confirm(),
  waitsForStock: (life) => life.confirm(),
  toPick: (life) => life.ship(),
  toPack: (life) => life.beginPacking(),
  goodToGo: (life) => life.pack(),
  collect: (life) => life.pack(),
  partlyShipped: (life) => life.sendFirstLine(),
  shippedUnpaid: (life) => life.send(),
  completed: (life) => life.send(),
  archived: (life) => {
    life.send()
    life.does('ArchiveOrder', {}, 'manager')
  },
  cancelled: (life) => {
    life.does('CancelOrder', { comment: 'The customer changed their mind.', stockAction: 'releaseItemsBackToWarehouse' }, 'manager')
  },
  returnPending: (life) => life.takeBack(),
  returned: (life) => {
    life.takeBack()
    life.refund()
  },
  exchanged: (life) => {
    life.takeBack()
    life.exchange()
  },
}
