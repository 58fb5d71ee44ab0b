import { Button } from '@mantine/core'
import { type Message, msg, say } from '../../shared/wording/say.ts'
import type { FirstOf } from './first-of.ts'

const MORE_LINES = msg('Show all {total, number}, {hidden, plural, one {# more line} other {# more lines}}')

/** Leads from the first of a long list to all of it. */
export function ShowAll({ list, words = MORE_LINES }: { readonly list: FirstOf<unknown>; readonly words?: Message }) {
  if (list.hidden === 0) return null
  return (
    <Button variant="subtle" size="compact-sm" onClick={list.showAll}>
      {say(words, { total: list.shown.length + list.hidden, hidden: list.hidden })}
    </Button>
  )
}
