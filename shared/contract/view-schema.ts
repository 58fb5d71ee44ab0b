import { z } from 'zod'
import { MONEY_STATES } from '../lifecycle/list-view.ts'
import { codeText, idText, shortText, text } from './plain-values.ts'

const days = z.int().min(0).max(36_500)

/** Several values let through each; an empty list would let through nothing. */
function some<Item extends z.ZodType>(item: Item) {
  return z.array(item).min(1).max(50)
}

const rowFilter = z.strictObject({
  statuses: some(z.int().min(1).max(6)).exactOptional(),
  holds: some(codeText).exactOptional(),
  money: some(z.enum(MONEY_STATES)).exactOptional(),
  // None, where a carrier has none: then nothing is let through.
  methods: z.array(shortText).max(500).exactOptional(),
  tags: some(shortText).exactOptional(),
  fromDays: days.exactOptional(),
  underDays: days.exactOptional(),
  claim: z.union([z.enum(['somebody', 'nobody']), z.strictObject({ name: shortText })]).exactOptional(),
  customer: shortText.exactOptional(),
  stores: some(idText).exactOptional(),
})

const listFilter = rowFilter.extend({ carriers: some(idText).exactOptional() })

/** What a view is read by. A queue this version does not know holds nothing. */
export const viewBase = z.strictObject({ base: text(40), filter: rowFilter })

export const viewQuestion = viewBase.extend({ order: z.enum(['oldest-first', 'newest-first']) })

/** A view as it is kept. */
export const listView = viewQuestion.extend({ id: idText, name: text(60), filter: listFilter })
