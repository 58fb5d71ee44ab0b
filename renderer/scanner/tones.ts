import type { Verdict } from './scan.ts'

interface Sound {
  readonly hertz: readonly number[]
  readonly seconds: number
  readonly wave: OscillatorType
}

const SOUNDS: Readonly<Record<Verdict['tone'], Sound>> = {
  ok: { hertz: [1320], seconds: 0.09, wave: 'sine' },
  // Low, rough and long: told from the other across a warehouse.
  wrong: { hertz: [220, 233], seconds: 0.45, wave: 'square' },
  info: { hertz: [660], seconds: 0.07, wave: 'sine' },
}

let device: AudioContext | null = null

/** Opens the sound device ahead of the first verdict, which would wait for it; after a first key, for no browser gives it before. */
export function prepareTones(): void {
  if (typeof AudioContext === 'undefined') return
  try {
    device ??= new AudioContext()
  } catch {
    // The verdict that wants it tries again.
  }
}

/** Sounds a verdict, as loud as the person chose: 0 to 100. A window without sound stays silent. */
export function playTone(tone: Verdict['tone'], volume: number): void {
  if (volume <= 0 || typeof AudioContext === 'undefined') return
  try {
    device ??= new AudioContext()
    if (device.state !== 'running') void device.resume()
    sound(device, SOUNDS[tone], volume)
  } catch {
    // No sound device, or none left: what is shown and spoken says the same.
    device = null
  }
}

function sound(context: AudioContext, { hertz, seconds, wave }: Sound, volume: number): void {
  const from = context.currentTime
  const loudness = context.createGain()
  // Ears hear loudness by its square; a short rise and fall keeps the speaker from clicking.
  const peak = (volume / 100) ** 2 * (wave === 'square' ? 0.35 : 0.8)
  loudness.gain.setValueAtTime(0, from)
  loudness.gain.linearRampToValueAtTime(peak, from + 0.008)
  loudness.gain.setValueAtTime(peak, from + seconds - 0.02)
  loudness.gain.linearRampToValueAtTime(0, from + seconds)
  loudness.connect(context.destination)
  for (const pitch of hertz) {
    const oscillator = context.createOscillator()
    oscillator.type = wave
    oscillator.frequency.value = pitch
    oscillator.connect(loudness)
    oscillator.start(from)
    oscillator.stop(from + seconds)
  }
}
