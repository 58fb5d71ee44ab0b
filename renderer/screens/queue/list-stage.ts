import type { Chip } from '../../../shared/views/order-facts.ts'
import type { QueueId } from '../../../shared/views/queues.ts'
import { say } from '../../../shared/wording/say.ts'
import { QUEUE_NAMES } from '../../state/queue-names.ts'

/** How far the parcels of a list are, where that says more than the status: all of them are being processed. */
export type ListStage = 'toPick' | 'toPack' | 'goodToGo'

const STAGES: Partial<Readonly<Record<QueueId, ListStage>>> = {
  toPick: 'toPick',
  toPack: 'toPack',
  goodToGo: 'goodToGo',
  // What waits at the counter is packed.
  pickup: 'goodToGo',
}

/** The stage all parcels of these queues are at; undefined where they differ or the status says it. */
export function stageOf(queues: readonly QueueId[]): ListStage | undefined {
  const stages = new Set(queues.map((queue) => STAGES[queue]))
  const [stage] = stages
  return stages.size === 1 ? stage : undefined
}

export function stageChip(stage: ListStage): Chip {
  return { text: say(QUEUE_NAMES[stage].label), tone: stage === 'goodToGo' ? 'go' : 'info' }
}
