import { useEffect, useLayoutEffect, useRef } from 'react'
import { say } from '../../shared/wording/say.ts'
import { announce } from '../state/notices.ts'
import { isBounce, type Read } from './bounce.ts'
import { runCard, scannedCard } from './command-cards.ts'
import { decodeScan } from './decode-scan.ts'
import { scannerSettings } from './kept-settings.ts'
import { listenForScans } from './listen-for-scans.ts'
import { receiverUnder } from './receivers.ts'
import type { EndedRun } from './recogniser.ts'
import type { Scan, ScanHandler, Verdict } from './scan.ts'
import { type Addressee, ScanQueue } from './scan-queue.ts'
import { ScanVerdict } from './scan-verdict.tsx'
import { clearVerdict, showVerdict } from './shown-verdict.ts'
import { playTone, prepareTones } from './tones.ts'
import { topDialog } from './top-dialog.ts'
import { tellWatchers } from './watch-keys.ts'

/** Hears scans for the whole window and shows what came of them. `open` gets what no screen wants. */
export function ScanStation({ open }: { readonly open: ScanHandler }) {
  const latestOpen = useRef(open)
  useEffect(() => {
    latestOpen.current = open
  }, [open])
  // Before the keys of any screen, so that the first letter of a scan is not theirs.
  useLayoutEffect(() => {
    const queue = new ScanQueue({
      addressee: (scan) => addresseeOf(scan, latestOpen.current),
      showWaiting: (scan) => showVerdict({ tone: 'info', text: say('Looking up “{code}”…', { code: scan.code }) }, scan.code, false),
      show: sayVerdict,
    })
    const stop = listenForScans({ settings: scannerSettings, ended: runsInto(queue) })
    return () => {
      stop()
      clearVerdict()
    }
  }, [])
  useEffect(() => {
    // The key itself goes first.
    const prepare = () => setTimeout(prepareTones, 300)
    addEventListener('keydown', prepare, { once: true })
    return () => removeEventListener('keydown', prepare)
  }, [])
  return <ScanVerdict />
}

function runsInto(queue: ScanQueue): (run: EndedRun) => void {
  let last: Read | null = null
  let scans = 0
  return (run) => {
    tellWatchers(run)
    if (!run.isScan) return
    const settings = scannerSettings()
    const read: Read = { text: run.text, from: run.strokes[0]?.at ?? 0, to: run.strokes.at(-1)?.at ?? 0 }
    const isTwice = isBounce(last, read, settings.bounceMs)
    last = read
    if (isTwice) return
    scans += 1
    const scan = decodeScan(run.text, settings, scans)
    if (scan.code !== '') queue.add(scan)
  }
}

function addresseeOf(scan: Scan, open: ScanHandler): Addressee {
  const dialog = topDialog()
  const receiver = receiverUnder(dialog)
  const showsVerdict = receiver?.showsVerdict() === true
  if (dialog && !receiver) return { answer: () => refusedIn(scan), showsVerdict: false }
  const card = scannedCard(scan)
  if (card) return { answer: () => runCard(card, receiver?.commands() ?? {}), showsVerdict }
  if (!receiver) return { answer: () => open(scan), showsVerdict: false }
  return {
    showsVerdict,
    async answer() {
      const own = await receiver.handle(scan)
      if (own !== null) return own
      const others = dialog ? refusedIn(scan) : await open(scan)
      if (others) sayVerdict(others, scan, false)
      return null
    },
  }
}

function refusedIn(scan: Scan): Verdict {
  return { tone: 'wrong', text: say('Finish this first. “{code}” was not taken.', { code: scan.code }) }
}

function sayVerdict(verdict: Verdict, scan: Scan, showsVerdict: boolean): void {
  playTone(verdict.tone, scannerSettings().volume)
  showVerdict(verdict, scan.code, showsVerdict)
  // Errors are said by the card itself, at once.
  if (verdict.tone !== 'wrong') announce(verdict.text)
}
