import { z } from 'zod'
import type { Command, CommandArgs, CommandName, CommandOf } from '../lifecycle/command.ts'
import { caseArgs } from './command-args/case-args.ts'
import { documentArgs } from './command-args/document-args.ts'
import { orderArgs } from './command-args/order-args.ts'
import { returnArgs } from './command-args/return-args.ts'
import type { SameType, Writable } from './command-args/same-type.ts'
import { selectionArgs } from './command-args/selection-args.ts'
import { settingsArgs } from './command-args/settings-args.ts'
import { shipmentArgs } from './command-args/shipment-args.ts'
import { idText, instant, shortText, tokenHash } from './plain-values.ts'

/** The schema of each command's arguments, by the command's name. */
export const commandArgsSchemas = {
  ...selectionArgs,
  ...orderArgs,
  ...shipmentArgs,
  ...returnArgs,
  ...documentArgs,
  ...caseArgs,
  ...settingsArgs,
}

const envelope = {
  id: z.uuid(),
  v: z.literal(1),
  aggregate: z.strictObject({ type: z.enum(['order', 'selection', 'stock', 'catalogue', 'settings', 'case']), id: idText }),
  actor: z.strictObject({
    id: idText,
    name: shortText,
    role: z.enum(['warehouse', 'counter', 'manager', 'admin', 'integration', 'system']),
    via: tokenHash.exactOptional(),
  }),
  deskId: idText,
  baseVersion: z.int().min(0),
  issuedAt: instant,
  occurredAt: instant,
}
/** What every command has besides its name and arguments. */
export const envelopeSchema = z.strictObject(envelope)

// Both ways, per command: a field too many, too few or of another type in either place does not compile.
type ArgsProof = {
  readonly [Name in CommandName]: SameType<Writable<z.output<(typeof commandArgsSchemas)[Name]>>, Writable<CommandArgs[Name]>>
}
type Proven = { readonly [Name in CommandName]: true }
type Holds<Claim extends true> = Claim
type Proofs = [
  Holds<SameType<ArgsProof, Proven>>,
  Holds<SameType<keyof typeof commandArgsSchemas, CommandName>>,
  Holds<SameType<Writable<z.output<typeof envelopeSchema>>, Writable<Omit<CommandOf<CommandName>, 'name' | 'args'>>>>,
]
type ProvenCommand = Proofs extends readonly true[] ? Command : never

const commandNames = Object.keys(commandArgsSchemas) as CommandName[]

function schemaOf(name: CommandName) {
  return z.strictObject({ ...envelope, name: z.literal(name), args: commandArgsSchemas[name] })
}

const [firstName, ...otherNames] = commandNames.map(schemaOf)
if (firstName === undefined) throw new Error('There is no command')

/** Parses one command: the envelope, the name from the closed list, and exactly that command's arguments. */
export const commandSchema = z.discriminatedUnion('name', [firstName, ...otherNames]) as unknown as z.ZodType<ProvenCommand, ProvenCommand>
