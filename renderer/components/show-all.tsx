import { Button } from '@mantine/core'
import { countedText, countText } from '../i18n/format.ts'
import type { FirstOf } from './first-of.ts'

/** Leads from the first of a long list to all of it. */
export function ShowAll({ list, one, many }: { readonly list: FirstOf<unknown>; readonly one: string; readonly many: string }) {
  if (list.hidden === 0) return null
  return (
    <Button variant="subtle" size="compact-sm" onClick={list.showAll}>
      Show all {countText(list.shown.length + list.hidden)}, {countedText(list.hidden, `more ${one}`, `more ${many}`)}
    </Button>
  )
}
