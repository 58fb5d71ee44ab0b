export interface Asking {
  /** Asks soon: at the end of the delay that has begun, or with one more question after the one that is on its way. */
  ask(): void
  stop(): void
}

/** Puts a question once for all who ask it close together, never twice at a time, and in the end however long they go on asking. */
export function askTogether(question: () => Promise<void>, delayMs: number): Asking {
  let timer: ReturnType<typeof setTimeout> | null = null
  let isOnItsWay = false
  let isAskedAgain = false
  let isStopped = false

  const ask = () => {
    if (isOnItsWay) isAskedAgain = true
    else if (!isStopped) timer ??= setTimeout(put, delayMs)
  }
  const put = async () => {
    timer = null
    isOnItsWay = true
    isAskedAgain = false
    try {
      await question()
    } finally {
      isOnItsWay = false
      if (isAskedAgain) ask()
    }
  }
  return {
    ask,
    stop() {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}
