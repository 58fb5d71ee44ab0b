// docs/commands.md: the form of every command, one example of each and the ids it makes, printed from the schemas and from a
// story that is truly replayed. docs/commands.jsonl is that story.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReplayTime } from '../../electron/cli/replay-time.ts'
import { composeAuthority } from '../../electron/compose-authority.ts'
import type { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import { invariant } from '../../shared/base/invariant.ts'
import { address, holdReason, lineQuantities, newLine, stockAction } from '../../shared/contract/command-args/parts.ts'
import { commandArgsSchemas, envelopeSchema } from '../../shared/contract/command-schema.ts'
import { idText } from '../../shared/contract/plain-values.ts'
import type { Command, CommandName } from '../../shared/lifecycle/command.ts'
import { commandLabel } from '../../shared/views/command-label.ts'
import { commandStory, commandsBesideTheStory } from './command-examples.ts'
import { schemaText } from './schema-text.ts'

const PARTS = {
  Id: idText,
  Address: address,
  NewLine: newLine,
  LineQuantities: lineQuantities,
  StockAction: stockAction,
  HoldReason: holdReason,
  ShopSettings: commandArgsSchemas.SaveSettings.shape.settings,
}

/** The story as a file that `replay` takes. */
export function commandsFile(): string {
  return `${commandStory().map(inOneLine).join('\n')}\n`
}

/** The whole page, as it must stand in docs/. */
export async function commandsPage(): Promise<string> {
  const made = await idsMadeByTheStory()
  const commands = [...commandStory(), ...commandsBesideTheStory()]
  const names = Object.keys(commandArgsSchemas) as CommandName[]
  return [
    ...INTRODUCTION,
    ...block('', schemaText(envelopeSchema, PARTS)),
    '',
    'Several commands share these parts. `?` marks what may be left out. Money is in minor units (öre, cents).',
    '',
    ...block(
      '',
      Object.entries(PARTS)
        .map(([name, part]) => `${name} = ${schemaText(part, without(name))}`)
        .join('\n\n'),
    ),
    '',
    '## The commands',
    ...names.flatMap((name) =>
      commandPart(
        name,
        commands.filter((each) => each.name === name),
        made,
      ),
    ),
    '',
  ].join('\n')
}

const INTRODUCTION = [
  '# Commands',
  '',
  '<!-- Printed by `npm run docs` from the schemas of shared/contract and a replayed story. Change those, not this page. -->',
  '',
  'Everything that happens at the desk is one of these commands. A file of them can be played to a desk of its own:',
  '',
  '```sh',
  'npm run -s desk -- replay docs/commands.jsonl --data /tmp/replayed --json',
  '```',
  '',
  '- One command per line, as JSON, UTF-8. Empty lines are passed over. The whole file is read before anything is done: a line',
  '  that is no command ends it with exit code 3, and nothing was done. Exit code 4: somebody works on the folder.',
  '- The folder may be new or hold a desk. A command whose id was there before gets the answer it got then.',
  '- Ids and times are those of the file. What a command makes is called by its id and a number: `<id>.1`, `<id>.2` and so on,',
  '  in the order told below each command. Of several shipments or lines each is counted: lines first, then what they are in.',
  '- The payment provider (a simulated one, that grants everything) is asked after each command, and its answer is waited for',
  '  before the next: it happens at the time of the command that led to it. The same file always leads to the same desk.',
  '- To play an answer of your own, check out with `authorization` `pending` and answer with RecordPaymentResult.',
  '',
  'With `--json` stdout holds one object per line of the file: `line`, `id`, `name`, `aggregate` and the outcome, which is',
  '`status` (`accepted`, `accepted-no-effect`, `refused`) and `version`, with `warnings` when accepted and `refusal` (`code` and',
  '`facts`) when refused. A refusal is an answer like any other: the exit code is 0. The last line is one object:',
  '',
  '- `commands`: how many were accepted, without effect, refused',
  '- `orders`, by id: `status`, `flags`, `lines` (ordered, cancelled, allocated, shipped, returned), `shipments`, `returns` and',
  '  `money` (grandTotal, authorized, captured, paid, refunded, net)',
  '- `deleted`: orders the file deleted',
  '- `stock`, by warehouse and item: physical, allocated; shelves that hold nothing are left out',
  '',
  'Without `--json` the same is told in sentences.',
  '',
  '## The envelope',
  '',
  'Every command has these fields, and `name` and `args`, which are told below.',
  '',
]

function commandPart(name: CommandName, examples: readonly Command[], made: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const [example] = examples
  invariant(example, `${name} happens in the story of test/guards/command-examples.ts`)
  const ids = examples.map(({ id }) => made.get(id) ?? []).find((each) => each.length > 0) ?? []
  return [
    '',
    `### ${name}`,
    '',
    `${commandLabel(name)}. Aggregate: \`${example.aggregate.type}\`.`,
    '',
    ...block('', schemaText(commandArgsSchemas[name], PARTS)),
    '',
    ...block('json', inOneLine(example)),
    ...(ids.length > 0 ? ['', `Makes ${ids.join(', ')}.`] : []),
  ]
}

function block(language: string, text: string): readonly string[] {
  return [`\`\`\`${language}`, text, '```']
}

function without(name: string) {
  return Object.fromEntries(Object.entries(PARTS).filter(([other]) => other !== name))
}

function inOneLine(command: Command): string {
  const { id, name, v, aggregate, args, ...rest } = command
  return JSON.stringify({ id, name, v, aggregate, args, ...rest })
}

/** What each command of the story made, as `.1` and what it is; each must be accepted. */
async function idsMadeByTheStory(): Promise<ReadonlyMap<string, readonly string[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'order-desk-'))
  const time = new ReplayTime()
  try {
    const authority = await composeAuthority(folder, time)
    try {
      return await playStory(authority.service, time)
    } finally {
      await authority.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function playStory(service: LifecycleService, time: ReplayTime): Promise<ReadonlyMap<string, readonly string[]>> {
  const made = new Map<string, readonly string[]>()
  for (const command of commandStory()) {
    time.goTo(command)
    const outcome = await service.submit(command)
    invariant(outcome.status === 'accepted', `the story's ${command.name} was not accepted: ${JSON.stringify(outcome)}`)
    // Read before the next: deleting an order takes the payload of its events away.
    const events = (await service.readHistory(command.aggregate.id)).filter(({ commandId }) => commandId === command.id)
    const places = events.flatMap(({ kind, event }) => placesOfIds(event, kind))
    const fresh = places.filter(({ id }) => id.startsWith(`${command.id}.`))
    const first = new Map<string, string>()
    for (const { id, place } of fresh) if (!first.has(id)) first.set(id, place)
    const inOrder = [...first].map(([id, place]) => ({ number: Number(id.slice(command.id.length + 1)), place }))
    made.set(
      command.id,
      inOrder.toSorted((a, b) => a.number - b.number).map(({ number, place }) => `\`.${number}\` (${place})`),
    )
    await service.settled()
  }
  return made
}

function placesOfIds(value: unknown, place: string): readonly { readonly id: string; readonly place: string }[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => placesOfIds(each, `${place}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([field, inner]) =>
    field === 'id' && typeof inner === 'string' ? [{ id: inner, place }] : placesOfIds(inner, `${place}.${field}`),
  )
}
