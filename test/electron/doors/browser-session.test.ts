import { expect, test } from 'vitest'
import { BrowserSessions, type KeptSession } from '../../../electron/doors/browser-session.ts'

/** Sessions over a clock that is set by hand and a keep that outlives them. */
function world() {
  const kept: { sessions: readonly KeptSession[] } = { sessions: [] }
  const clock = { now: '2026-11-20T09:00:00.000Z' }
  const keep = {
    read: () => kept.sessions,
    write: (sessions: readonly KeptSession[]) => {
      kept.sessions = sessions
    },
  }
  return { kept, clock, start: () => new BrowserSessions(keep, () => clock.now) }
}

const cookieOf = (header: string | null) => header?.split(';')[0] ?? ''

test('a token is good once and only for the process that gave it', () => {
  const { start } = world()
  const sessions = start()
  const token = sessions.newToken()
  expect(start().exchange(token, 'desk')).toBeNull()
  expect(sessions.exchange(token, 'desk')).toContain('desk=')
  expect(sessions.exchange(token, 'desk')).toBeNull()
  expect(sessions.exchange('', 'desk')).toBeNull()
})

test('a session holds over restarts and ends after thirty days', () => {
  const { start, clock } = world()
  const first = start()
  const cookie = cookieOf(first.exchange(first.newToken(), 'desk'))
  clock.now = '2026-12-20T08:59:59.000Z'
  expect(start().holds(`other=1; ${cookie}`, 'desk')).toBe(true)
  clock.now = '2026-12-20T09:00:00.000Z'
  expect(start().holds(cookie, 'desk')).toBe(false)
  expect(first.holds(cookie, 'desk')).toBe(false)
})

test('what is kept is not what opens the door', () => {
  const { start, kept } = world()
  const sessions = start()
  const cookie = cookieOf(sessions.exchange(sessions.newToken(), 'desk'))
  expect(kept.sessions).toHaveLength(1)
  expect(sessions.holds(`desk=${kept.sessions[0]?.hash}`, 'desk')).toBe(false)
  expect(JSON.stringify(kept)).not.toContain(cookie.slice('desk='.length))
  expect(sessions.holds(undefined, 'desk')).toBe(false)
  expect(sessions.holds(cookie, 'another')).toBe(false)
})

test('of more than fifty browsers the oldest is let go', () => {
  const { start } = world()
  const sessions = start()
  const cookies = Array.from({ length: 51 }, () => cookieOf(sessions.exchange(sessions.newToken(), 'desk')))
  expect(sessions.holds(cookies[0], 'desk')).toBe(false)
  expect(sessions.holds(cookies[1], 'desk')).toBe(true)
  expect(sessions.holds(cookies[50], 'desk')).toBe(true)
})
