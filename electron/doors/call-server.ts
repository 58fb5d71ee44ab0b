import { randomUUID } from 'node:crypto'
import { RPCHandler } from '@orpc/server/websocket'
import type { Logger } from '../ports/logger.ts'
import { CALL_LIMITS, CallAllowance, type CallLimits } from './call-allowance.ts'
import { doorError, toDoorError } from './door-error.ts'
import { type FrameVerdict, judgeFrame } from './frame-guard.ts'
import type { DeskRouter } from './router.ts'

/** One line to one window, whatever carries it. */
export interface Line {
  /** Fulfils when the frame has left this process, so that a slow window slows its own streams. */
  send(frame: string): Promise<void>
  /** Ends the line because of what the other side sent. */
  cut(reason: string): void
}

/** The near end of a line: what arrives goes in here. */
export interface LineEnd {
  receive(frame: unknown): void
  /** The line is gone: calls and streams under way end. */
  close(): void
}

/** Answers the calls of many lines with one procedure table. */
export class CallServer {
  readonly #handler: RPCHandler<Record<never, never>>
  readonly #logger: Logger
  readonly #limits: CallLimits

  constructor(router: DeskRouter, logger: Logger, limits: CallLimits = CALL_LIMITS) {
    this.#logger = logger
    this.#limits = limits
    this.#handler = new RPCHandler(router, {
      interceptors: [
        async ({ next, request }) => {
          const requestId = randomUUID()
          try {
            const result = await next()
            if (result.matched) return result
          } catch (error) {
            throw toDoorError(error, request.url.pathname, requestId, logger)
          }
          const hint = 'Reload the window: it and the desk are of different versions.'
          throw doorError('NOT_FOUND', 404, 'There is no such procedure.', { hint, requestId })
        },
      ],
    })
  }

  /** Attends to a line until its end is closed. */
  attend(line: Line): LineEnd {
    const peer = {
      send: (frame: unknown) => {
        if (typeof frame !== 'string') throw new Error('The contract carries no bytes')
        return line.send(frame)
      },
      addEventListener: () => undefined,
    }
    const allowance = new CallAllowance(this.#limits, performance.now())
    return {
      receive: (frame) => {
        const verdict = judgeFrame(frame)
        if (verdict.kind === 'cut') {
          this.#logger.warn('A line was cut because of what it sent', { reason: verdict.reason })
          line.cut(verdict.reason)
        } else if (verdict.kind === 'refuse') {
          this.#answerRefused(line, verdict)
        } else {
          void this.#take(line, peer, allowance, frame as string, verdict)
        }
      },
      close: () => this.#handler.close(peer),
    }
  }

  async #take(
    line: Line,
    peer: Parameters<RPCHandler<Record<never, never>>['close']>[0],
    allowance: CallAllowance,
    frame: string,
    verdict: Extract<FrameVerdict, { kind: 'take' }>,
  ): Promise<void> {
    const isCall = verdict.path !== null
    if (isCall && !allowance.begin(performance.now())) {
      const message = 'This window asks too much at once. Wait a moment and try again.'
      this.#answerRefused(line, { kind: 'refuse', id: verdict.id, code: 'TOO_MANY_CALLS', status: 429, message })
      return
    }
    try {
      await this.#handler.message(peer, frame)
    } catch (error) {
      // The procedure's own failures are answered; what arrives here is a line that went away in the middle of one.
      this.#logger.warn('A call ended without its answer being heard', {
        procedure: verdict.path,
        error: error instanceof Error ? error.message : String(error),
      })
    } finally {
      if (isCall) allowance.end()
    }
  }

  /** The form of an error answer on the wire, for frames that never reach the table. */
  #answerRefused(line: Line, verdict: Extract<FrameVerdict, { kind: 'refuse' }>): void {
    const error = doorError(verdict.code, verdict.status, verdict.message, { hint: 'Nothing was changed.', requestId: randomUUID() })
    const answer = JSON.stringify({ i: verdict.id, p: { s: verdict.status, b: { json: error.toJSON() } } })
    line.send(answer).catch(() => line.cut('line gone'))
  }
}
