import { spokenLocale } from './tongue.ts'

/** Several names in one breath, the last with its "and": "mugs, bags and cards". */
export function listText(names: readonly string[]): string {
  return new Intl.ListFormat(spokenLocale(), { type: 'conjunction' }).format(names)
}
