// screens/lock: hides everything of this desk until somebody says who goes on. No password: it keeps eyes out, not people.

import { useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useIsLocked } from '../../state/lock.ts'
import { LockScreen } from './lock-screen.tsx'
import { putAwayAllBut } from './put-away.ts'
import { useIdleLock } from './use-idle-lock.ts'

/** Locks by itself when nobody is there, and shows nothing but the lock while the desk is locked. */
export function DeskLock() {
  useIdleLock()
  return useIsLocked() ? <Locked /> : null
}

function Locked() {
  const [host] = useState(() => document.createElement('div'))
  useLayoutEffect(() => {
    document.body.append(host)
    const putBack = putAwayAllBut(host)
    return () => {
      putBack()
      host.remove()
    }
  }, [host])
  return createPortal(<LockScreen />, host)
}
