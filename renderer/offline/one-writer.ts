import type { Cursor } from '../../shared/contract/changes.ts'

/** What the writing window tells the others: the copy now stands at this cursor, and these ids changed. */
export interface CopyNews {
  readonly cursor: Cursor
  /** Null when there are too many to tell, or nobody knows. */
  readonly ids: readonly string[] | null
  readonly isReset: boolean
}

export interface WriterRole {
  /** Tells the other windows what has changed in the copy. Only the writer speaks. */
  tell(news: CopyNews): void
  stop(): void
}

const LOCK_NAME = 'order-desk-copy'

/**
 * Of all windows on one copy exactly one writes it: the one that holds the Web Lock. When it closes, the next takes over.
 * `onWriting` is called once, when this window becomes the writer; until then `onNews` brings what the writer did.
 */
export function oneWriter(onWriting: () => void, onNews: (news: CopyNews) => void, name = LOCK_NAME): WriterRole {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null
  let isWriting = false
  const stopping = new AbortController()
  let release: () => void = () => {}

  if (channel) {
    channel.onmessage = (event: MessageEvent<CopyNews>) => {
      if (!isWriting) onNews(event.data)
    }
  }
  const write = () => {
    isWriting = true
    onWriting()
    return new Promise<void>((resolve) => {
      release = resolve
    })
  }
  if ('locks' in navigator) {
    navigator.locks.request(name, { signal: stopping.signal }, write).catch(() => {
      // Only an abort ends the request early: this window closed before its turn came.
    })
  } else {
    // Without locks (insecure origins, test environments) there is one window, and it writes.
    void write()
  }

  return {
    tell: (news) => channel?.postMessage(news),
    stop() {
      stopping.abort()
      release()
      channel?.close()
    },
  }
}
