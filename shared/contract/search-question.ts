import { z } from 'zod'
import { instant } from './plain-values.ts'

/** What somebody typed to find orders and baskets by, and when they were placed, as far as that is known. */
export const searchQuestion = z.strictObject({
  text: z.string().max(200),
  limit: z.int().min(1).max(200),
  includeArchived: z.boolean(),
  placed: z.strictObject({ from: instant.exactOptional(), before: instant.exactOptional() }).exactOptional(),
})
