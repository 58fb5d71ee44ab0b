import type { Outcome } from '../../shared/contract/outcome.ts'
import { moneyText } from '../../shared/views/money-text.ts'
import { refusalSentence } from '../../shared/views/refusal-sentence.ts'
import { warningSentence } from '../../shared/views/warning-sentence.ts'
import { composeAuthority } from '../compose-authority.ts'
import { openOrderStoreForReading } from '../store/sqlite/open-order-store.ts'
import { type DeskFigures, deskFigures, type OrderFigures } from './desk-figures.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { type ReplayLine, readReplayFile, replayFaultSentence } from './replay-file.ts'
import { ReplayTime } from './replay-time.ts'
import type { Terminal } from './terminal.ts'
import type { VerbOptions } from './verb-options.ts'

/**
 * `desk replay FILE`: the file is read and judged before the folder is touched; then its commands go through the service
 * one after the other. The payment provider is asked after each and its answer waited for, so that the same file always
 * leads to the same desk. A refusal is an answer like any other.
 */
export async function runReplay(options: VerbOptions, terminal: Terminal): Promise<ExitCode> {
  const lines = await readReplayFile(options.file ?? '')
  if (!lines.ok) {
    terminal.complain(replayFaultSentence(lines.error))
    terminal.figures({ error: lines.error })
    return EXIT.badInput
  }
  const counted = await replay(options, lines.value, terminal)
  const store = openOrderStoreForReading(options.folder)
  try {
    const figures = await deskFigures(
      store,
      lines.value.map(({ command }) => command.aggregate.id),
    )
    tell(counted, figures, terminal)
    return EXIT.ok
  } finally {
    await store.close()
  }
}

type Counted = Record<Outcome['status'], number>

const NOTHING_COUNTED: Counted = {
  accepted: 0,
  'accepted-no-effect': 0,
  'accepted-with-case': 0,
  refused: 0,
  blocked: 0,
  quarantined: 0,
}

async function replay({ folder, json }: VerbOptions, lines: readonly ReplayLine[], terminal: Terminal): Promise<Counted> {
  const time = new ReplayTime()
  const counted = { ...NOTHING_COUNTED }
  const { service, close } = await composeAuthority(folder, time)
  try {
    // Whatever an earlier desk had left unanswered is answered in its own time, before the first command.
    await service.settled()
    for (const { line, command } of lines) {
      time.goTo(command)
      const outcome = await service.submit(command)
      await service.settled()
      counted[outcome.status] += 1
      const { id, name, aggregate } = command
      const { status, version, ...more } = outcome
      if (json) await terminal.product(`${JSON.stringify({ line, id, name, aggregate, status, version, ...more })}\n`)
      else terminal.say(`${line} ${name} ${aggregate.id}: ${outcomeText(outcome)}`)
    }
  } finally {
    await close()
  }
  return counted
}

function outcomeText(outcome: Outcome): string {
  switch (outcome.status) {
    case 'accepted':
      return ['accepted', ...outcome.warnings.map(warningSentence)].join('. ')
    case 'accepted-no-effect':
      return 'accepted, nothing to do'
    case 'accepted-with-case':
      return ['accepted, a person decides the rest', ...outcome.warnings.map(warningSentence)].join('. ')
    case 'blocked':
      return `waits behind number ${outcome.bySeq}, which was not accepted`
    case 'quarantined':
      return `set aside for repair, fault ${outcome.fault}`
    case 'refused':
      return `refused, ${outcome.refusal.code}. ${refusalSentence(outcome.refusal).sentence}`
  }
}

function tell(counted: Counted, figures: DeskFigures, terminal: Terminal): void {
  const { accepted, 'accepted-no-effect': withoutEffect, refused } = counted
  for (const order of figures.orders) terminal.say(orderText(order))
  for (const { number } of figures.deleted) terminal.say(`${number}: deleted`)
  for (const { warehouseId, itemId, physical, allocated } of figures.stock) {
    terminal.say(`${itemId} in ${warehouseId}: ${physical} there, ${allocated} of them allocated`)
  }
  terminal.say(`${accepted + withoutEffect + refused} commands: ${accepted} accepted, ${withoutEffect} without effect, ${refused} refused.`)
  terminal.figures({ commands: { accepted, withoutEffect, refused }, ...figures })
}

function orderText({ number, statusName, flags, lines, money }: OrderFigures): string {
  const flagged = [...(flags.held ? ['held'] : []), ...(flags.waitingForPayment ? ['waiting for payment'] : [])]
  const units = lines.map(
    (line) =>
      `${line.itemId} ${line.ordered} ordered, ${line.cancelled} cancelled, ${line.allocated} allocated, ${line.shipped} shipped, ${line.returned} returned`,
  )
  const amounts = `${moneyText(money.grandTotal, money.currency)}, ${moneyText(money.net, money.currency)} paid net`
  return `${number}: ${[statusName, ...flagged, amounts, ...units].join('; ')}`
}
