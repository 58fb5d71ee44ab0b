// Walks, from their plan to their end. Whoever walks, the tests or the command, walks through here.

import fc from 'fast-check'
import { brokenInWorld } from './walk-checks.ts'
import { walkOf } from './walk-plans.ts'
import { brokenByStep, brokenStory } from './walk-step-checks.ts'
import { takeStep, type WalkStep } from './walk-steps.ts'
import { newTally, type WalkTally } from './walk-tally.ts'
import { newWalkWorld, toldOf, type WalkPlan, type WalkWorld } from './walk-world.ts'

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
export function walkAll({ count, steps, seed, path, endings, tally = newTally() }: WalkRun): {
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
  const shortest = found && shorten(found[0], found[1], endings)
  const replay = `npm run walks -- --count 1 --steps ${steps} --seed ${seed} --path ${outcome.counterexamplePath}`
  const { broken, story } = shortest ?? { broken: [String(outcome.errorInstance)], story: [] }
  return { walked: outcome.numRuns, violation: { seed, replay, broken, story } }
}

/** Words for a person who has to find out what went wrong. */
export function violationText({ seed, replay, broken, story }: Violation): string {
  return ['Something does not hold:', ...broken, '', 'The shortest way there that was found:', ...story, '', `seed ${seed}`, replay].join(
    '\n',
  )
}

class BrokenWalk extends Error {
  readonly broken: readonly string[]
  readonly world: WalkWorld

  constructor(broken: readonly string[], world: WalkWorld) {
    super(broken.join('\n'))
    this.broken = broken
    this.world = world
  }
}

function walkThrough(start: WalkPlan, steps: readonly WalkStep[], endings: readonly Ending[], tally: WalkTally): void {
  const world = newWalkWorld(start, tally)
  const hold = (broken: readonly string[]) => {
    if (broken.length > 0) throw new BrokenWalk(broken, world)
  }
  hold(brokenInWorld(world))
  for (const step of steps) {
    const happening = takeStep(world, step)
    if (happening) hold([...brokenByStep(happening, world), ...brokenInWorld(world)])
  }
  for (const ending of [brokenStory, ...endings, brokenStory]) hold([...ending(world), ...brokenInWorld(world)])
}

type Break = Pick<Violation, 'broken' | 'story'>

function breakOf(start: WalkPlan, steps: readonly WalkStep[], endings: readonly Ending[]): Break | null {
  try {
    walkThrough(start, steps, endings, newTally())
    return null
  } catch (error) {
    if (error instanceof BrokenWalk) return { broken: error.broken, story: error.world.story.map(toldOf) }
    return { broken: [error instanceof Error ? (error.stack ?? error.message) : String(error)], story: [] }
  }
}

// Leaves out orders and steps, many at once and then one by one, as long as something still breaks.
function shorten(start: WalkPlan, steps: readonly WalkStep[], endings: readonly Ending[]): Break | null {
  let plan = start
  let taken = steps
  let broken = breakOf(plan, taken, endings)
  const attempt = (otherPlan: WalkPlan, otherSteps: readonly WalkStep[]): boolean => {
    const found = breakOf(otherPlan, otherSteps, endings)
    if (!found) return false
    plan = otherPlan
    taken = otherSteps
    broken = found
    return true
  }
  for (let size = Math.ceil(taken.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = taken.length - size; from > -size; from -= size) {
      attempt(plan, [...taken.slice(0, Math.max(0, from)), ...taken.slice(Math.max(0, from + size))])
    }
  }
  for (const order of start.orders) attempt({ ...plan, orders: plan.orders.filter((each) => each !== order) }, taken)
  return broken
}
