import { useDeskState } from './desk-state.ts'

/** Waits until the window's picture is so; goes on after `longestMs` all the same, for whoever waits must never hang. */
export function untilState(holds: () => boolean, longestMs: number): Promise<void> {
  if (holds()) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      stop()
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(end, longestMs)
    const stop = useDeskState.subscribe(() => {
      if (holds()) end()
    })
  })
}
