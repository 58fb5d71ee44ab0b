import { FAULT_NAMES, type FaultName } from './fault-rates.ts'
import { runWorld } from './run-world.ts'
import { planOf, type Without } from './sim-world.ts'

/** Leaves out faults, then commands, then desks, as long as something still does not hold: the least that breaks. */
export async function shrink(seed: number): Promise<Without> {
  const stillBreaks = async (without: Without) => (await runWorld(planOf(seed, without))).violations.length > 0
  let without: Without = {}
  const { rates } = planOf(seed)
  for (const fault of FAULT_NAMES.filter((name: FaultName) => rates[name] > 0)) {
    const tried = { ...without, faults: [...(without.faults ?? []), fault] }
    if (await stillBreaks(tried)) without = tried
  }
  for (let desks = 2; desks < planOf(seed).desks; desks += 1) {
    if (!(await stillBreaks({ ...without, desks }))) continue
    without = { ...without, desks }
    break
  }
  let [least, most] = [0, (await runWorld(planOf(seed, without))).tally.commands]
  while (least < most) {
    const commands = Math.floor((least + most) / 2)
    if (await stillBreaks({ ...without, commands })) most = commands
    else least = commands + 1
  }
  const tried = { ...without, commands: most }
  return (await stillBreaks(tried)) ? tried : without
}
