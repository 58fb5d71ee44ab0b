import type { STATUS_NAMES } from '../lifecycle/status.ts'
import { type Message, msg, say } from '../wording/say.ts'

const LABELS: Readonly<Record<keyof typeof STATUS_NAMES, Message>> = {
  0: msg('Incomplete'),
  1: msg('Pending'),
  2: msg('Confirmed'),
  3: msg('Processing'),
  4: msg('Completed'),
  5: msg('Archived'),
  6: msg('Cancelled'),
}

/** A status as the screens call it; empty for what is none. */
export function statusLabel(status: number): string {
  const label = (LABELS as Readonly<Record<number, Message>>)[status]
  return label ? say(label) : ''
}
