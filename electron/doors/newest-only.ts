/**
 * A stream of hints: each `push` replaces what nobody has read yet, so a slow reader gets the newest and never a backlog.
 * Ends when the signal aborts.
 */
export async function* newestOnly<Value>(
  subscribe: (push: (value: Value) => void) => () => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<Value, void, void> {
  const unread: Value[] = []
  let wake: () => void = () => undefined
  const unsubscribe = subscribe((value) => {
    unread[0] = value
    wake()
  })
  const onAbort = () => wake()
  signal?.addEventListener('abort', onAbort)
  try {
    while (!signal?.aborted) {
      const next = unread.shift()
      if (next !== undefined) yield next
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    signal?.removeEventListener('abort', onAbort)
    unsubscribe()
  }
}
