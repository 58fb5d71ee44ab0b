// What a frame from outside must look like before the procedure table sees it. Schemas judge what it says, this judges its shape.

/** The longest frame, and the longest frame of the one call that carries a file. */
const FRAME_LIMIT = 1024 * 1024
export const FILE_FRAME_LIMIT = 150 * 1024 * 1024
/** Depth of an input is at most 20; the frame around it adds a few. */
const DEPTH_LIMIT = 24

const FILE_CALL = /^\{"i":"[0-9a-zA-Z]{1,32}","p":\{"u":"\/jobs\/importFile"/
const FRAME_ID = /^\{"i":"([0-9a-zA-Z]{1,32})"/
const CALL_PATH = /^\/[A-Za-z]{1,40}\/[A-Za-z]{1,40}$/

export type FrameVerdict =
  /** `path` is null for frames that end or feed a call under way. */
  | { readonly kind: 'take'; readonly id: string; readonly path: string | null }
  | { readonly kind: 'refuse'; readonly id: string; readonly code: string; readonly status: number; readonly message: string }
  /** Not the speech of a window at all: the line is cut. */
  | { readonly kind: 'cut'; readonly reason: string }

/** Judges one frame. Only text is spoken here: the contract carries no bytes. */
export function judgeFrame(frame: unknown): FrameVerdict {
  if (typeof frame !== 'string') return { kind: 'cut', reason: 'binary frame' }
  if (FILE_CALL.test(frame.slice(0, 100))) return judgeFileFrame(frame)
  if (frame.length > FRAME_LIMIT) return tooLarge(frame)
  return judgeParsed(parse(frame))
}

function judgeFileFrame(frame: string): FrameVerdict {
  if (frame.length > FILE_FRAME_LIMIT) return tooLarge(frame)
  const id = FRAME_ID.exec(frame)?.[1] ?? ''
  const head = frame.slice(-2000)
  // The file is base64: brackets and the forbidden key can only stand in the few characters around it.
  return /__proto__/.test(head) ? { kind: 'cut', reason: 'forbidden key' } : { kind: 'take', id, path: '/jobs/importFile' }
}

function tooLarge(frame: string): FrameVerdict {
  const id = FRAME_ID.exec(frame.slice(0, 100))?.[1]
  if (id === undefined) return { kind: 'cut', reason: 'frame too large' }
  const message = `The message is too large: ${frame.length} characters, at most ${FRAME_LIMIT} are taken.`
  return { kind: 'refuse', id, code: 'TOO_LARGE', status: 413, message }
}

function parse(frame: string): unknown {
  try {
    return JSON.parse(frame)
  } catch {
    return undefined
  }
}

function judgeParsed(frame: unknown): FrameVerdict {
  if (!isRecord(frame) || typeof frame.i !== 'string' || !/^[0-9a-zA-Z]{1,32}$/.test(frame.i)) {
    return { kind: 'cut', reason: 'not a call' }
  }
  const id = frame.i
  // 4 takes a call back. No procedure is fed a stream, so nothing else but a call has business here.
  if (frame.t === 4) return { kind: 'take', id, path: null }
  if (frame.t !== undefined && frame.t !== 1) return { kind: 'cut', reason: 'unknown kind of frame' }
  const call = frame.p
  if (!isRecord(call) || typeof call.u !== 'string') return { kind: 'cut', reason: 'not a call' }
  if (call.m !== undefined && call.m !== 'POST') return invalid(id, 'Only POST calls are taken.')
  if (!hasOnlyKnownHeaders(call.h)) return invalid(id, 'The call carries headers that are not taken.')
  if (!CALL_PATH.test(call.u)) return invalid(id, 'There is no such procedure.', 'NOT_FOUND', 404)
  const fault = shapeFault(call.b, DEPTH_LIMIT)
  return fault === null ? { kind: 'take', id, path: call.u } : invalid(id, fault)
}

function invalid(id: string, message: string, code = 'INVALID_INPUT', status = 400): FrameVerdict {
  return { kind: 'refuse', id, code, status, message }
}

function hasOnlyKnownHeaders(headers: unknown): boolean {
  if (headers === undefined) return true
  return isRecord(headers) && Object.entries(headers).every(([name, value]) => name === 'last-event-id' && typeof value === 'string')
}

/** Too deep, or a key that would reach an object's prototype; null when neither. */
function shapeFault(value: unknown, depthLeft: number): string | null {
  if (typeof value !== 'object' || value === null) return null
  if (depthLeft === 0) return 'The input is nested too deeply.'
  for (const key of Object.keys(value)) {
    if (key === '__proto__') return 'The input holds a key that is never taken.'
    const fault = shapeFault((value as Record<string, unknown>)[key], depthLeft - 1)
    if (fault !== null) return fault
  }
  return null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
