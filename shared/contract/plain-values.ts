// The small values every schema is made of. Bounds are generous for people and tight for machines (security.md A5).

import { z } from 'zod'

const LIST_LIMIT = 500
/** Orders of wholesalers have hundreds of lines (the longest invoice we have seen: 593), and a whole one may be taken back at once. */
const LINES_LIMIT = 2000
const QUANTITY_LIMIT = 1_000_000

/** Text as it is kept: composed (NFC), without control characters and direction overrides; tab and line ends stay. */
function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  return text.normalize('NFC').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
}

/** Free text of at most `limit` characters; longer is refused, never cut. */
export function text(limit: number): z.ZodString {
  return z.string().max(limit).overwrite(cleanText)
}

export const shortText = text(255)
export const noteText = text(4000)
export const codeText = text(128)

/** An id made by a desk or carried over from another system. */
export const idText = z
  .string()
  .min(1)
  .max(120)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an id with control characters is rubbish.
  .regex(/^[^\u0000-\u001f\u007f]+$/, 'must not contain control characters')

/** SHA-256 of a secret that is not kept, in hex. */
export const tokenHash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 hash in hex')

/** Whole units. */
export const quantity = z.int().min(0).max(QUANTITY_LIMIT)
export const someQuantity = z.int().min(1).max(QUANTITY_LIMIT)

/** Money in minor units, never negative: what is taken off has its own field. */
export const minorUnits = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

export const percent = z.number().min(0).max(1000)
export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters, such as EUR')
export const countryCode = z.string().regex(/^([A-Z]{2})?$/, 'must be two capital letters, such as SE, or empty')

/** An instant in UTC, such as 2026-11-21T09:30:00Z; fractions of a second allowed. */
export const instant = z.iso.datetime({ offset: false }).max(30)

export function list<Item extends z.ZodType>(item: Item): z.ZodArray<Item> {
  return z.array(item).max(LIST_LIMIT)
}

/** Lines of an order, a shipment, a return or a delivery; items of a catalogue. */
export function lineList<Item extends z.ZodType>(item: Item): z.ZodArray<Item> {
  return z.array(item).max(LINES_LIMIT)
}

/** Ids of other systems by the name that system gives them. */
export const externalIds = z
  .record(z.string().min(1).max(80), z.string().max(255))
  .refine((ids) => Object.keys(ids).length <= 50, 'must not hold more than 50 entries')

/** Where a reader of the feed stands. */
export const cursorSchema = z.strictObject({ epoch: z.string().max(64), version: z.int().min(0) })

/** The same of a desk, which holds a part of the shop. */
export const deskCursorSchema = cursorSchema.extend({
  scope: z.string().max(64).exactOptional(),
  snap: z.int().min(0).exactOptional(),
})

/** Bytes of a file a person chose. */
export const base64Text = z
  .string()
  .max(140_000_000)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'must be base64')

/** What a person says about a file to be imported. */
export const importChoices = {
  name: z.string().max(255),
  dates: z.enum(['dmy', 'mdy']).optional(),
  currency: z.string().length(3).optional(),
}
