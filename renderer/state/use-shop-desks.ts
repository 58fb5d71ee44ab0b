import { useCallback, useState } from 'react'
import type { DeskListing, NewDesk } from '../../shared/contract/desk-listing.ts'
import { failureText } from '../desk/desk-failure.ts'
import { deskSession } from './desk-session.ts'
import { deskState } from './desk-state.ts'

export interface ShopDesks {
  /** Null until they were read once. */
  readonly desks: readonly DeskListing[] | null
  /** Why the last question was not answered. */
  readonly failure: string | null
  readonly isBusy: boolean
  load(): Promise<void>
  /** Null when it was not added. */
  add(name: string): Promise<NewDesk | null>
  revoke(deskId: string): Promise<void>
}

/** The desks of the shop, asked of the hub each time. */
export function useShopDesks(): ShopDesks {
  const [desks, setDesks] = useState<readonly DeskListing[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const asked = useCallback(async <Answer>(question: () => Promise<Answer>): Promise<Answer | null> => {
    setBusy(true)
    setFailure(null)
    try {
      return await question()
    } catch (error) {
      setFailure(failureText(error))
      return null
    } finally {
      setBusy(false)
    }
  }, [])
  const load = useCallback(async () => {
    const read = await asked(() => deskSession().client.desks.list())
    if (read) setDesks(read)
  }, [asked])
  const add = useCallback(
    async (name: string) => {
      const added = await asked(() => deskSession().client.desks.add({ name, by: deskState().person.id }))
      if (added) await load()
      return added
    },
    [asked, load],
  )
  const revoke = useCallback(
    async (deskId: string) => {
      const left = await asked(() => deskSession().client.desks.revoke({ deskId, by: deskState().person.id }))
      if (left) setDesks(left)
    },
    [asked],
  )
  return { desks, failure, isBusy, load, add, revoke }
}
