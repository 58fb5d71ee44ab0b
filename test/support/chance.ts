import { onTestFailed } from 'vitest'
import { Dice } from '../simulation/dice.ts'

/** Another one in each run of a test file; `ORDER_DESK_TEST_SEED` names the one to draw again. */
export const SEED = Number(process.env.ORDER_DESK_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31))

/** When and where something is taken away in this test. Should the test fail, it says from which seed that was drawn. */
export function chance(): Dice {
  onTestFailed(() => void process.stderr.write(`The chance of this test came from a seed: ORDER_DESK_TEST_SEED=${SEED}\n`))
  return new Dice(SEED)
}
