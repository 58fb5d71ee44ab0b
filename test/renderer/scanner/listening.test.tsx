import { MantineProvider, Modal } from '@mantine/core'
import { act, render, screen, waitFor } from '@testing-library/react'
import { type ReactNode, useRef, useState } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { useKeys } from '../../../renderer/components/use-keys.ts'
import { changeScanner } from '../../../renderer/scanner/kept-settings.ts'
import type { Scan, ScanAnswer, ScanCommands } from '../../../renderer/scanner/scan.ts'
import { MOST_WAITING } from '../../../renderer/scanner/scan-queue.ts'
import { ScanStation } from '../../../renderer/scanner/scan-station.tsx'
import { useScans } from '../../../renderer/scanner/use-scans.ts'
import { deskState } from '../../../renderer/state/desk-state.ts'
import { pressKey, scanCode } from '../../support/key-presses.ts'

const EAN = '4006381333931'

let heard: string[]
let opened: string[]
let played: { readonly hertz: number; readonly seconds: number }[]

beforeEach(() => {
  heard = []
  opened = []
  played = []
  vi.stubGlobal('AudioContext', RecordingSound)
})

/** A sound device that writes down what it would have played. */
class RecordingSound {
  readonly currentTime = 0
  readonly destination = {}
  resume = async () => {}
  createGain = () => ({ gain: { setValueAtTime() {}, linearRampToValueAtTime() {} }, connect() {} })
  createOscillator = () => {
    const frequency = { value: 0 }
    return { type: '', frequency, connect() {}, start() {}, stop: (seconds: number) => played.push({ hertz: frequency.value, seconds }) }
  }
}

function openedBy(scan: Scan): ScanAnswer {
  opened.push(scan.code)
  return { tone: 'wrong', text: `Nobody knows ${scan.code}` }
}

function answered(scan: Scan): ScanAnswer {
  heard.push(scan.code)
  return { tone: 'ok', text: `One ${scan.code}` }
}

interface BenchProps {
  readonly answer?: (scan: Scan) => ScanAnswer
  readonly commands?: ScanCommands
  readonly isInDialog?: boolean
  readonly showsVerdict?: boolean
  readonly children?: ReactNode
}

/** A screen that wants scans. */
function Bench({ answer = answered, commands = {}, isInDialog = false, showsVerdict = false, children = null }: BenchProps) {
  useScans(answer, { commands, isInDialog, showsVerdict })
  return children
}

function inWindow(children: ReactNode) {
  return render(
    <MantineProvider env="test">
      <ScanStation open={openedBy} />
      {children}
    </MantineProvider>,
  )
}

function NoteField({ onEnter = () => {}, onNote = () => {} }: { onEnter?: () => void; onNote?: (note: string) => void }) {
  const [note, setNote] = useState('two blue')
  return (
    <input
      aria-label="Note"
      value={note}
      onChange={(event) => {
        setNote(event.currentTarget.value)
        onNote(event.currentTarget.value)
      }}
      onKeyDown={(event) => event.key === 'Enter' && onEnter()}
    />
  )
}

function focused(element: HTMLElement): HTMLElement {
  act(() => element.focus())
  return element
}

describe('in a field', () => {
  test('a scan leaves the text, the selection and the focus as they were, and its Enter sends nothing off', () => {
    let entered = 0
    const notes: string[] = []
    inWindow(
      <Bench>
        <NoteField onEnter={() => (entered += 1)} onNote={(note) => notes.push(note)} />
      </Bench>,
    )
    const field = focused(screen.getByRole('textbox', { name: 'Note' })) as HTMLInputElement
    field.setSelectionRange(4, 8)
    scanCode(EAN)
    expect(heard).toEqual([EAN])
    expect(field).toHaveValue('two blue')
    expect([field.selectionStart, field.selectionEnd]).toEqual([4, 8])
    expect(field).toHaveFocus()
    expect(notes.at(-1)).toBe('two blue')
    expect(entered).toBe(0)
  })

  test('what was typed before the scan stays, also when the scan ends by silence', async () => {
    vi.useFakeTimers()
    inWindow(
      <Bench>
        <NoteField />
      </Bench>,
    )
    const field = focused(screen.getByRole('textbox', { name: 'Note' }))
    for (const letter of 's, x') pressKey(letter, 160)
    scanCode(EAN, { end: null, pauseMs: 400 })
    expect(field).toHaveValue(`two blues, x${EAN}`)
    act(() => vi.advanceTimersByTime(121))
    expect(heard).toEqual([EAN])
    expect(field).toHaveValue('two blues, x')
  })

  test.each([
    ['a number', <input key="n" type="number" aria-label="Field" defaultValue="12" />, '12'],
    ['several lines', <textarea key="t" aria-label="Field" defaultValue={'first\nsecond'} />, 'first\nsecond'],
    ['an e-mail address', <input key="e" type="email" aria-label="Field" defaultValue="a@b.se" />, 'a@b.se'],
  ])('%s is put back too', (_name, element, value) => {
    inWindow(<Bench>{element}</Bench>)
    const field = focused(screen.getByLabelText('Field')) as HTMLInputElement
    scanCode(EAN)
    expect(heard).toEqual([EAN])
    expect(field.value).toBe(value)
  })

  test('a field for serial numbers keeps what is scanned into it, and its Enter', () => {
    let entered = 0
    inWindow(
      <Bench>
        <div data-scan="raw">
          <NoteField onEnter={() => (entered += 1)} />
        </div>
      </Bench>,
    )
    const field = focused(screen.getByRole('textbox', { name: 'Note' })) as HTMLInputElement
    field.setSelectionRange(8, 8)
    scanCode('SN12345')
    expect(field).toHaveValue('two blueSN12345')
    expect(entered).toBe(1)
    expect(heard).toEqual([])
  })

  test('what a person types stays typed, and their Enter is theirs', () => {
    let entered = 0
    inWindow(
      <Bench>
        <NoteField onEnter={() => (entered += 1)} />
      </Bench>,
    )
    const field = focused(screen.getByRole('textbox', { name: 'Note' })) as HTMLInputElement
    field.setSelectionRange(8, 8)
    for (const letter of ' mugs') pressKey(letter, 70)
    pressKey('Enter', 70)
    expect(field).toHaveValue('two blue mugs')
    expect(entered).toBe(1)
    expect(heard).toEqual([])
  })
})

describe('outside of fields', () => {
  function Keyed({ pressed }: { readonly pressed: string[] }) {
    useKeys({ o: () => pressed.push('o'), d: () => pressed.push('d'), 4: () => pressed.push('4'), Enter: () => pressed.push('Enter') })
    return (
      <button type="button" onClick={() => pressed.push('button')}>
        On the screen
      </button>
    )
  }

  test('a scan presses no button and starts no shortcut', () => {
    const pressed: string[] = []
    inWindow(
      <Bench>
        <Keyed pressed={pressed} />
      </Bench>,
    )
    const button = focused(screen.getByRole('button', { name: 'On the screen' }))
    scanCode('4ood-1')
    expect(pressed).toEqual([])
    expect(heard).toEqual(['4ood-1'])
    expect(button).toHaveFocus()
  })

  test('a scanner that ends its codes with Enter is waited for when the computer stops in the middle of the next', async () => {
    vi.useFakeTimers()
    const pressed: string[] = []
    inWindow(
      <Bench>
        <Keyed pressed={pressed} />
      </Bench>,
    )
    scanCode('4ood-1')
    await act(async () => {})
    scanCode('NV-VI', { end: null })
    // The rest was pressed in time and comes late.
    act(() => vi.advanceTimersByTime(300))
    for (const letter of 'K-S') pressKey(letter)
    pressKey('Enter')
    expect(heard).toEqual(['4ood-1', 'NV-VIK-S'])
    expect(pressed).toEqual([])
  })

  test('a letter starts its shortcut after a tenth of a second', () => {
    vi.useFakeTimers()
    const pressed: string[] = []
    inWindow(<Keyed pressed={pressed} />)
    pressKey('o', 1000)
    act(() => vi.advanceTimersByTime(98))
    expect(pressed).toEqual([])
    act(() => vi.advanceTimersByTime(1))
    expect(pressed).toEqual(['o'])
  })

  test('a letter that was kept back says when it was pressed, not when the window found the time', () => {
    vi.useFakeTimers()
    const moments: number[] = []
    const note = ({ defaultPrevented, timeStamp }: KeyboardEvent) => !defaultPrevented && moments.push(timeStamp)
    inWindow(<Keyed pressed={[]} />)
    addEventListener('keydown', note)
    pressKey('x', 1000)
    act(() => vi.advanceTimersByTime(900))
    pressKey('y', 400)
    act(() => vi.advanceTimersByTime(900))
    removeEventListener('keydown', note)
    expect(moments).toHaveLength(2)
    expect((moments[1] ?? 0) - (moments[0] ?? 0)).toBe(400)
  })

  test('letters typed at once after a key that leads to a field arrive in the field', () => {
    function Finder() {
      const field = useRef<HTMLInputElement>(null)
      const [text, setText] = useState('')
      useKeys({ f: () => field.current?.focus() })
      return <input ref={field} aria-label="Find" value={text} onChange={(event) => setText(event.currentTarget.value)} />
    }
    inWindow(<Finder />)
    pressKey('f', 1000, { heldMs: 80 })
    for (const letter of 'mug') pressKey(letter, 85, { heldMs: 80 })
    pressKey('Enter', 85)
    expect(screen.getByRole('textbox', { name: 'Find' })).toHaveValue('mug')
    expect(screen.getByRole('textbox', { name: 'Find' })).toHaveFocus()
  })

  test('letters pressed before Enter come before it', () => {
    const pressed: string[] = []
    inWindow(<Keyed pressed={pressed} />)
    pressKey('o', 1000)
    pressKey('d', 80)
    pressKey('Enter', 80)
    expect(pressed).toEqual(['o', 'd', 'Enter'])
  })
})

describe('who gets a scan', () => {
  test('what no screen wants is for the window, and also what a screen does not know', async () => {
    const view = inWindow(null)
    scanCode('A-00001')
    expect(opened).toEqual(['A-00001'])
    view.unmount()
    inWindow(<Bench answer={() => null} />)
    scanCode('A-00002')
    await waitFor(() => expect(opened).toEqual(['A-00001', 'A-00002']))
  })

  test('while a dialog is open a scan is refused aloud and in words, unless the dialog wants it', async () => {
    const view = inWindow(
      <>
        <Bench />
        <Modal opened onClose={() => {}} title="Weight">
          Say how heavy it is.
        </Modal>
      </>,
    )
    scanCode(EAN)
    expect(await screen.findByRole('region', { name: 'Last scan' })).toHaveTextContent(`Finish this first. “${EAN}” was not taken.`)
    expect(played[0]).toMatchObject({ hertz: 220 })
    expect(heard).toEqual([])
    view.unmount()
    inWindow(
      <>
        <Bench />
        <Modal opened onClose={() => {}} title="Serial number">
          <Bench answer={(scan) => ({ tone: 'ok', text: `Serial ${scan.code}` })} isInDialog />
        </Modal>
      </>,
    )
    scanCode('SN12345')
    await waitFor(() => expect(screen.getByRole('region', { name: 'Last scan' })).toHaveTextContent('Serial SN12345'))
    expect(heard).toEqual([])
  })

  test('the same code within a quarter of a second is one unit, later it is a second', async () => {
    inWindow(<Bench />)
    scanCode(EAN)
    // The pause is counted from the Enter, 5 ms after the last letter.
    scanCode(EAN, { pauseMs: 244 })
    scanCode('MUG-R')
    await waitFor(() => expect(heard).toEqual([EAN, 'MUG-R']))
    scanCode('MUG-R', { pauseMs: 245 })
    await waitFor(() => expect(heard).toEqual([EAN, 'MUG-R', 'MUG-R']))
    scanCode(EAN, { pauseMs: 100 })
    await waitFor(() => expect(heard).toEqual([EAN, 'MUG-R', 'MUG-R', EAN]))
  })

  test('scans wait for the one before in their order, and the one that is too many is refused in words', async () => {
    const answers: (() => void)[] = []
    const slow = (scan: Scan) => {
      heard.push(scan.code)
      return new Promise<null>((resolve) => answers.push(() => resolve(null)))
    }
    inWindow(<Bench answer={slow} />)
    const codes = Array.from({ length: MOST_WAITING + 2 }, (_, at) => `CODE-${at + 10}`)
    for (const code of codes) scanCode(code)
    expect(heard).toEqual(['CODE-10'])
    expect(screen.getByRole('region', { name: 'Last scan' })).toHaveTextContent(
      '20 scans are waiting. “CODE-31” was not taken: scan it again.',
    )
    for (const code of codes.slice(0, -1)) {
      await waitFor(() => expect(heard.at(-1)).toBe(code))
      await act(async () => answers.shift()?.())
    }
    expect(heard).toEqual(codes.slice(0, -1))
  })

  test('a screen that fails at a scan says so, and the next scan is heard', async () => {
    const reported: unknown[] = []
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
    inWindow(
      <Bench
        answer={(scan) => {
          if (scan.code === 'BROKEN') throw new Error('no such shelf')
          return answered(scan)
        }}
      />,
    )
    scanCode('BROKEN')
    await waitFor(() => expect(screen.getByRole('region')).toHaveTextContent('“BROKEN” could not be dealt with. Scan it again.'))
    scanCode(EAN)
    await waitFor(() => expect(heard).toEqual([EAN]))
    expect(reported).toEqual([new Error('no such shelf')])
  })
})

describe('what came of it', () => {
  test('is shown and sounded: short and high when right, long and low when wrong; errors are said at once', async () => {
    inWindow(<Bench answer={(scan) => ({ tone: scan.code === EAN ? 'ok' : 'wrong', text: `About ${scan.code}` })} />)
    scanCode(EAN)
    await waitFor(() => expect(screen.getByRole('region', { name: 'Last scan' })).toHaveTextContent(`About ${EAN}`))
    expect(deskState().announced.text).toBe(`About ${EAN}`)
    scanCode('MUG-R')
    await waitFor(() => expect(screen.getByRole('region', { name: 'Last scan' })).toHaveTextContent('About MUG-R'))
    expect(document.querySelector('[aria-live="assertive"]')).toHaveTextContent('About MUG-R')
    expect(deskState().announced.text).toBe(`About ${EAN}`)
    const [ok, wrong] = played
    expect(ok && wrong && ok.seconds < wrong.seconds && ok.hertz > wrong.hertz).toBe(true)
  })

  test('is silent where the person wants no sound', async () => {
    changeScanner({ volume: 0 })
    inWindow(<Bench />)
    scanCode(EAN)
    expect(await screen.findByRole('region', { name: 'Last scan' })).toBeVisible()
    expect(played).toEqual([])
  })

  test('is said to be looked up when the answer takes its time', () => {
    vi.useFakeTimers()
    inWindow(<Bench answer={() => new Promise(() => {})} />)
    scanCode(EAN)
    act(() => vi.advanceTimersByTime(80))
    expect(screen.getByRole('region', { name: 'Last scan' })).toHaveTextContent(`Looking up “${EAN}”…`)
  })

  test('is left to the screen that shows it large', async () => {
    inWindow(<Bench showsVerdict />)
    scanCode(EAN)
    await waitFor(() => expect(played).toHaveLength(1))
    expect(heard).toEqual([EAN])
    expect(screen.queryByRole('region')).toBeNull()
  })
})

describe('command cards', () => {
  test('do what the screen says they do, and the others are refused in words', async () => {
    const done: string[] = []
    inWindow(
      <Bench
        commands={{
          confirm: () => {
            done.push('confirm')
            return null
          },
          quantity: (change) => {
            done.push(`quantity ${change}`)
            return { tone: 'ok', text: '3 of 5' }
          },
        }}
      />,
    )
    scanCode('OD-CONFIRM')
    scanCode('od-qty+5')
    await waitFor(() => expect(screen.getByRole('region')).toHaveTextContent('3 of 5'))
    expect(done).toEqual(['confirm', 'quantity 5'])
    scanCode('OD-PRINT')
    await waitFor(() => expect(screen.getByRole('region')).toHaveTextContent('“Print” does nothing on this screen.'))
    expect(heard).toEqual([])
  })
})
