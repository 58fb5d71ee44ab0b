import { Switch } from '@mantine/core'
import { useEffect, useState } from 'react'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { clockText } from '../../i18n/format.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { useAsLastList } from '../../state/last-list.ts'
import { announce } from '../../state/notices.ts'
import { useConnection } from '../../state/use-connection.ts'
import { ListScreen } from './list-screen.tsx'
import { useListCursor } from './use-list-cursor.ts'
import { useSearchList } from './use-search-list.ts'

/** More are not shown: a longer text finds fewer. */
const MOST_FOUND = 200

/** What a text finds. Says where it looked, because a copy may lack the newest. */
export function SearchScreen({ text }: { readonly text: string }) {
  const [includeArchived, setIncludeArchived] = useState(false)
  const list = useSearchList(text, includeArchived)
  const cursor = useListCursor(`search ${text}`, list.ids)
  const { upToDateAt } = useConnection()
  // A desk of a shop holds what is open and what was closed lately; the rest is the hub's to find.
  const isCutOff = useDeskState(({ sync }) => sync?.mode === 'joined' && sync.line.is !== 'online')
  const count = list.ids.length
  const found =
    count >= MOST_FOUND
      ? say('the newest {MOSTFOUND} orders', { MOSTFOUND: MOST_FOUND })
      : say('{count, plural, one {# order} other {# orders}}', { count })
  const where =
    list.from === 'desk'
      ? say('searched at the desk process')
      : upToDateAt
        ? say('searched in this window’s copy of {time}', { time: clockText(upToDateAt) })
        : say('searched in this window’s copy')
  useAsLastList({ screen: 'search', text }, list.ids)
  useEffect(() => {
    if (list.isAnswered) announce(say('{found} found.', { found }))
  }, [list.isAnswered, found])
  return (
    <ListScreen
      title={`“${text}”`}
      note={
        list.isAnswered
          ? factsLine([found, where, ...(isCutOff ? [say('older orders can be searched when the hub is reached')] : [])])
          : say('searching…')
      }
      list={list}
      isAnswered={list.isAnswered}
      cursor={cursor}
      isWork={false}
      aside={
        <Switch
          size="xs"
          label={say('With archived')}
          checked={includeArchived}
          onChange={(event) => setIncludeArchived(event.currentTarget.checked)}
        />
      }
      empty={
        <>
          <h2>{say('Nothing is called “{text}”.', { text })}</h2>
          <p>
            {say(
              'Try fewer letters: search looks at the beginning of order number, reference, name, e-mail, phone, SKU, EAN, tracking and PO number.',
            )}{' '}
            {!includeArchived && say('Archived orders are left out; the switch above brings them in.')}
          </p>
        </>
      }
      takesFocus={false}
    />
  )
}
