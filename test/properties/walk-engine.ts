// Walks, from their plan to their end. Whoever walks, the tests or the command, walks through here.

import fc from 'fast-check'
import { brokenInWorld } from './walk-checks.ts'
import { walkOf } from './walk-plans.ts'
import { brokenByStep, brokenStory } from './walk-step-checks.ts'
import { takeStep, type WalkStep } from './walk-steps.ts'
import { newTally, type WalkTally } from './walk-tally.ts'
import { askAgain, type Happening, newWalkWorld, toldOf, type WalkPlan, type WalkWorld } from './walk-world.ts'

/** What is done with a world after its last step; it answers with what does not hold. */
export type Ending = (world: WalkWorld) => readonly string[]

export interface WalkRun {
  readonly count: number
  /** Of each walk. */
  readonly steps: number
  readonly seed: number
  /** Where in the run to begin: the walk that broke, when it is walked again. */
  readonly path?: string
  readonly endings: readonly Ending[]
  readonly tally?: WalkTally
  /** Whether the shortest way to what breaks is looked for; left out, it is. */
  readonly isShortened?: boolean
}

/** Something that did not hold, with the shortest way there that was found. */
export interface Violation {
  readonly seed: number
  /** The command line that walks there again. */
  readonly replay: string
  readonly broken: readonly string[]
  readonly story: readonly string[]
}

/** Walks until something does not hold; null when everything did, and how many walks it were. */
export function walkAll({ count, steps, seed, path, endings, tally = newTally(), isShortened = true }: WalkRun): {
  readonly walked: number
  readonly violation: Violation | null
} {
  const outcome = fc.check(
    fc.property(walkOf(steps), ([start, taken]) => {
      walkThrough(start, taken, endings, tally)
    }),
    { numRuns: count, seed, endOnFailure: true, ...(path === undefined ? {} : { path }) },
  )
  if (!outcome.failed) return { walked: outcome.numRuns, violation: null }
  const [found] = outcome.counterexample ?? []
  const first = found ? breakOf((meet) => walkThrough(found[0], found[1], endings, newTally(), meet)) : null
  const shortest = first && found && isShortened ? shorten(first, found[0], endings) : first
  const replay = `npm run walks -- --count 1 --steps ${steps} --seed ${seed} --path ${outcome.counterexamplePath}`
  const broken = shortest?.broken ?? [String(outcome.errorInstance)]
  return { walked: outcome.numRuns, violation: { seed, replay, broken, story: shortest?.story.map(toldOf) ?? [] } }
}

/** Words for a person who has to find out what went wrong. */
export function violationText({ seed, replay, broken, story }: Violation): string {
  return ['Something does not hold:', ...broken, '', 'The shortest way there that was found:', ...story, '', `seed ${seed}`, replay].join(
    '\n',
  )
}

class BrokenWalk extends Error {
  readonly broken: readonly string[]

  constructor(broken: readonly string[]) {
    super(broken.join('\n'))
    this.broken = broken
  }
}

function hold(broken: readonly string[]): void {
  if (broken.length > 0) throw new BrokenWalk(broken)
}

// `meet` is told the world as soon as there is one, and when the walk is over and its endings begin.
function walkThrough(start: WalkPlan, steps: readonly WalkStep[], endings: readonly Ending[], tally: WalkTally, meet?: Meeting): void {
  const world = newWalkWorld(start, tally)
  meet?.(world)
  hold(brokenInWorld(world))
  for (const step of steps) {
    const happening = takeStep(world, step)
    if (happening) hold([...brokenByStep(happening, world), ...brokenInWorld(world)])
  }
  bringHome(world, endings, meet)
}

function bringHome(world: WalkWorld, endings: readonly Ending[], meet?: Meeting): void {
  meet?.(world, world.story.length)
  for (const ending of [brokenStory, ...endings, brokenStory]) hold([...ending(world), ...brokenInWorld(world)])
}

type Meeting = (world: WalkWorld, endingsBeginAt?: number) => void

interface Break {
  readonly broken: readonly string[]
  /** All that was asked, the endings' questions too. */
  readonly story: readonly Happening[]
  /** What was asked before the endings began. */
  readonly asked: readonly Happening[]
}

function breakOf(walking: (meet: Meeting) => void): Break | null {
  let story: readonly Happening[] = []
  let asked: number | undefined
  try {
    walking((world, endingsBeginAt) => {
      story = world.story
      asked = endingsBeginAt
    })
    return null
  } catch (error) {
    const broken = error instanceof BrokenWalk ? error.broken : [error instanceof Error ? (error.stack ?? error.message) : String(error)]
    return { broken, story, asked: story.slice(0, asked) }
  }
}

// Leaves out what was asked, much at once and then one by one, as long as the same still breaks.
function shorten(first: Break, start: WalkPlan, endings: readonly Ending[]): Break {
  const bare: WalkPlan = { ...start, stock: [0], orders: [] }
  const again = (asked: readonly Happening[]) =>
    breakOf((meet) => {
      const world = newWalkWorld(bare)
      meet(world)
      for (const each of asked) hold([...brokenByStep(askAgain(world, each), world), ...brokenInWorld(world)])
      bringHome(world, endings, meet)
    })
  let shortest = first
  for (
    let size = Math.ceil(first.asked.length / 2), before = 0;
    size >= 1;
    size = size > 1 ? Math.ceil(size / 2) : before > shortest.asked.length ? 1 : 0
  ) {
    before = shortest.asked.length
    for (let from = before - size; from > -size; from -= size) {
      const { asked } = shortest
      const found = again([...asked.slice(0, Math.max(0, from)), ...asked.slice(Math.max(0, from + size))])
      if (found && kindOf(found) === kindOf(first)) shortest = found
    }
  }
  return shortest
}

// The invariant and the step it breaks at.
function kindOf({ broken }: Break): string {
  return (broken[0] ?? '').split(/[ :]/, 1)[0] ?? ''
}
