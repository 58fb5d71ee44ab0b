import { apart } from './say.ts'

/** Facts in one line, divided by dots; what is empty is left out. A stock code among Arabic words keeps its own direction. */
export function factsLine(facts: readonly (string | false | null | undefined)[]): string {
  return facts.flatMap((fact) => (fact ? [apart(fact)] : [])).join(' · ')
}
