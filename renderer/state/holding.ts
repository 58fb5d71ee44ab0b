import type { Command } from '../../shared/lifecycle/command.ts'
import { commandLabel } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import { type IssueResult, isDone } from '../offline/issue-command.ts'
import { newId } from '../offline/new-ids.ts'
import { useDeskState } from './desk-state.ts'
import { type Deed, forgetHeld, type HeldAct, type HeldResult, keepHeld, keptHeldActs, ownHeld } from './held-acts.ts'
import { notify } from './notices.ts'

/** What holding back needs of the way every click takes. */
export interface HeldSending {
  /** The command as it would leave now. */
  commandOf(deed: Deed): Command
  /** Decides on what is shown, and paints; an answer means that it was not accepted. */
  paint(command: Command): IssueResult | null
  takeBack(commandId: string): void
  isReachable(): boolean
  /** Brings in the rules and what the commands are about, so that it can be decided on. */
  load(aggregateIds: readonly string[]): Promise<void>
  /** Sends what is painted already, after everything about the same thing that was clicked before. */
  send(command: Command): Promise<IssueResult>
}

/** The undo window: what was asked for is shown at once and leaves this window only when nobody took it back. */
export interface Holding {
  /**
   * Holds the deeds back for so long, as one act, decided by rules that are here. What is held of the same orders leaves at once: a next step stands on the one
   * before. Resolves when all outcomes are durable, or when it was undone.
   */
  hold(deeds: readonly Deed[], options: { readonly holdMs: number; readonly subject: string }): Promise<HeldResult>
  /** Nothing of it was ever sent. False where it has left already. */
  undo(actId: string): boolean
  /** Does it now. */
  carryOut(actId: string): void
  /** Stops the clock while somebody looks, or lets it run again. */
  keep(actId: string, isKept: boolean): void
  /** Lets everything leave that is held of this order. */
  carryOutAbout(aggregateId: string): void
  /** Takes up what windows that were closed have left behind. */
  takeUp(): void
  stop(): void
}

interface Running {
  timer: ReturnType<typeof setTimeout> | null
  readonly drop: () => void
  resolve(result: HeldResult): void
  /** By place: what was decided before anything was held. */
  readonly decided: readonly (IssueResult | null)[]
}

export function holding(sending: HeldSending): Holding {
  const running = new Map<string, Running>()
  const actOf = (id: string) => useDeskState.getState().heldActs.find((act) => act.id === id)

  const startClock = (act: HeldAct) => {
    const mine = running.get(act.id)
    if (!mine) return
    stopClock(mine)
    mine.timer = setTimeout(() => carryOut(act.id), Math.max(0, act.endsAt - Date.now()))
  }
  const end = (id: string, result: HeldResult) => {
    const mine = running.get(id)
    if (mine) stopClock(mine)
    running.delete(id)
    forgetHeld(id)
    putAct(id, null)
    mine?.drop()
    mine?.resolve(result)
  }

  const carryOut = (id: string) => {
    const act = actOf(id)
    const mine = running.get(id)
    if (!act || !mine || act.stage === 'sending') return
    stopClock(mine)
    if (!sending.isReachable()) return ask(act)
    const leaving: HeldAct = { ...act, stage: 'sending' }
    putAct(id, leaving)
    if (act.stage !== 'asking') return leave(leaving, mine)
    void sending.load(act.commands.map((command) => command.aggregate.id)).then(() => leave(askedAgain(leaving), mine))
  }

  const leave = (act: HeldAct, mine: Running) => {
    keepHeld(act)
    void Promise.all(act.commands.map((command) => sending.send(command))).then((sent) => {
      const left = [...sent]
      end(act.id, { status: 'done', results: mine.decided.map((result) => result ?? left.shift() ?? NOT_ANSWERED) })
    })
  }

  /** As it would be asked for now. It was never sent under these ids; what is refused by now is refused again on its way. */
  const askedAgain = (act: HeldAct): HeldAct => {
    const commands = act.commands.map(({ id, name, args, aggregate }) => {
      const command = { ...sending.commandOf({ name, args, aggregate } as Deed), id } as Command
      sending.paint(command)
      return command
    })
    return { ...act, commands }
  }

  /** Nobody could take it now: it is shown no longer, and nothing leaves before somebody says so. */
  const ask = (act: HeldAct) => {
    for (const command of act.commands) sending.takeBack(command.id)
    const asking: HeldAct = { ...act, stage: 'asking' }
    putAct(act.id, asking)
    keepHeld(asking)
  }

  const adopt = (act: HeldAct) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const owned = ownHeld(act.id, resolve)
    void promise.then(() => {
      if (running.has(act.id)) return
      const decided = act.commands.map(() => null)
      running.set(act.id, { timer: null, drop: owned.drop, decided, resolve: (result) => tellResults(act, result) })
      // What was on its way may have arrived: the same ids asked again have one effect. Anything else waits for a word.
      putAct(act.id, { ...act, stage: 'asking' })
      if (act.stage === 'sending' && sending.isReachable()) {
        putAct(act.id, { ...act, stage: 'kept' })
        carryOut(act.id)
      }
    })
  }

  const carryOutAbout = (aggregateId: string) => {
    for (const act of useDeskState.getState().heldActs)
      if (act.stage !== 'asking' && act.commands.some((command) => command.aggregate.id === aggregateId)) carryOut(act.id)
  }

  return {
    hold(deeds, { holdMs, subject }) {
      for (const id of new Set(deeds.map((deed) => deed.aggregate.id))) carryOutAbout(id)
      const all = deeds.map((deed) => sending.commandOf(deed))
      const decided = all.map((command) => sending.paint(command))
      const commands = all.filter((_, place) => decided[place] === null)
      const settled = decided.flatMap((result) => result ?? [])
      if (commands.length === 0) return Promise.resolve({ status: 'done', results: settled })
      const act: HeldAct = { id: newId(), subject, commands, stage: 'counting', endsAt: Date.now() + holdMs, holdMs }
      keepHeld(act)
      return new Promise<HeldResult>((resolve) => {
        const { drop } = ownHeld(act.id, () => {})
        running.set(act.id, { timer: null, drop, decided, resolve })
        useDeskState.setState((state) => ({
          heldActs: [...state.heldActs, act],
          asking: [...state.asking, ...commands.map(({ id }) => id)],
        }))
        startClock(act)
      })
    },
    undo(id) {
      const act = actOf(id)
      if (!act || act.stage === 'sending') return false
      for (const command of act.commands) sending.takeBack(command.id)
      end(id, { status: 'undone' })
      return true
    },
    carryOut,
    keep(id, isKept) {
      const act = actOf(id)
      const mine = running.get(id)
      if (!act || !mine || (act.stage !== 'counting' && act.stage !== 'kept')) return
      stopClock(mine)
      // Somebody who has read it gets the time to move the hand away again.
      const next: HeldAct = isKept ? { ...act, stage: 'kept' } : { ...act, stage: 'counting', endsAt: Date.now() + act.holdMs / 2 }
      putAct(id, next)
      if (!isKept) startClock(next)
    },
    carryOutAbout,
    takeUp() {
      for (const act of keptHeldActs()) if (!running.has(act.id)) adopt(act)
    },
    stop() {
      // What is written down stays: the next window asks.
      for (const mine of running.values()) {
        stopClock(mine)
        mine.drop()
      }
      running.clear()
    },
  }
}

const NOT_ANSWERED: IssueResult = { status: 'not-saved', sentence: '' }

function stopClock(mine: Running): void {
  if (mine.timer !== null) clearTimeout(mine.timer)
  mine.timer = null
}

/** Puts the act as it is now, or takes it away; the ids of what still leaves are waited for. */
function putAct(id: string, act: HeldAct | null): void {
  useDeskState.setState((state) => {
    const before = state.heldActs.find((each) => each.id === id)
    const gone = new Set([...(before?.commands ?? []), ...(act?.commands ?? [])].map((command) => command.id))
    const asking = state.asking.filter((each) => !gone.has(each))
    const isWaitedFor = act !== null && act.stage !== 'asking'
    const others = state.heldActs.map((each) => (each.id === id ? act : each)).filter((each) => each !== null)
    return {
      heldActs: before || act === null ? others : [...others, act],
      asking: isWaitedFor ? [...asking, ...act.commands.map((command) => command.id)] : asking,
    }
  })
}

function tellResults(act: HeldAct, result: HeldResult): void {
  if (result.status === 'undone') return
  for (const [place, command] of act.commands.entries()) void tellRefusal(command, result.results[place] ?? NOT_ANSWERED)
}

async function tellRefusal(command: Command, result: IssueResult): Promise<void> {
  if (isDone(result) || result.status !== 'refused') return
  const { refusalSentence } = await import('../../shared/views/refusal-sentence.ts')
  const { sentence, nextStep } = refusalSentence(result.refusal)
  notify({ tone: 'stop', title: say('{label}: not done', { label: commandLabel(command.name) }), text: `${sentence} ${nextStep}` })
}
