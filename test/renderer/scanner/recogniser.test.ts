import { describe, expect, test } from 'vitest'
import { decodeScan } from '../../../renderer/scanner/decode-scan.ts'
import { learnedKeyboard, TEST_CODE } from '../../../renderer/scanner/learn-layout.ts'
import { type KeyInput, NOTHING_YET, recognise } from '../../../renderer/scanner/recogniser.ts'
import { FIRST_SETTINGS, type ScannerSettings } from '../../../renderer/scanner/scanner-settings.ts'
import {
  COMPUTERS,
  momentOf,
  play,
  SCANNER_MODELS,
  type ScannerModel,
  seededChance,
  sentByScanner,
  TYPISTS,
  typedBy,
} from './key-timings.ts'

const CORDED = SCANNER_MODELS[0] as ScannerModel
const EAN = '4006381333931'

function settingsWith(changes: Partial<ScannerSettings>): ScannerSettings {
  return { ...FIRST_SETTINGS, ...changes }
}

function codeBy(chance: () => number): string {
  const kinds = [
    () => String(Math.floor(chance() * 1e13)).padStart(13, '0'),
    () => String(Math.floor(chance() * 1e8)).padStart(8, '0'),
    () => `W${Math.floor(chance() * 9)}-${String(Math.floor(chance() * 1e5)).padStart(5, '0')}`,
    () => `MUG-${'RGBY'.charAt(Math.floor(chance() * 4))}`,
    () => `${Math.floor(chance() * 9000 + 1000)}`,
    () =>
      `1Z${Math.floor(chance() * 1e9)
        .toString(36)
        .toUpperCase()}`,
    () => `OD-QTY+${Math.floor(chance() * 9)}`,
    () => `A/${Math.floor(chance() * 1e6)}_b.${Math.floor(chance() * 99)}`,
  ]
  return kinds[Math.floor(chance() * kinds.length)]?.() ?? EAN
}

describe.each(SCANNER_MODELS)('$name', (model) => {
  test.each([
    ['Enter', 'Enter'],
    ['Tab', 'Tab'],
    ['nothing', null],
  ] as const)('is heard whole, every time, in a field and outside, ending with %s', (_name, end) => {
    const chance = seededChance(7)
    const missed: string[] = []
    for (let round = 0; round < 250; round += 1) {
      const code = codeBy(chance)
      const { scans } = play(sentByScanner(code, { model, chance, from: 1000, end, isField: round % 2 === 0 }), FIRST_SETTINGS, chance)
      if (scans.length !== 1 || scans[0]?.text !== code) missed.push(`${code}: ${scans.map((scan) => scan.text).join(' | ')}`)
    }
    expect(missed).toEqual([])
  })

  test('lets none of its letters reach a shortcut', () => {
    const chance = seededChance(11)
    for (let round = 0; round < 100; round += 1) {
      const { passed } = play(sentByScanner(codeBy(chance), { model, chance, from: 1000 }), FIRST_SETTINGS, chance)
      expect(passed.filter(({ key }) => key !== 'Shift')).toEqual([])
    }
  })

  test('is read alike with Caps Lock on', () => {
    const chance = seededChance(13)
    const { scans } = play(sentByScanner('Mug-R/12', { model, chance, from: 0, isCapsLock: true }), FIRST_SETTINGS, chance)
    expect(scans[0]?.text).toBe('Mug-R/12')
  })
})

const WORDS =
  'the order was sent and there were more than four items in that tree house 1234 5000 00871 street with tea for two hand 2026'.split(' ')

describe.each(TYPISTS)('$name ($wordsPerMinute words a minute)', (typist) => {
  test.each([
    ['in a field', true],
    ['outside of fields', false],
  ])('is never taken for a scanner %s, and every key goes its way in order', (_name, isField) => {
    const chance = seededChance(17 + typist.wordsPerMinute)
    let keys = 0
    for (let round = 0; round < 400; round += 1) {
      const words = Array.from({ length: 1 + Math.floor(chance() * 6) }, () => WORDS[Math.floor(chance() * WORDS.length)] ?? 'the')
      const text = `${words.join(' ')}${chance() < 0.6 ? '\n' : ''}`
      const { scans, passed } = play(typedBy(text, typist, { chance, from: 1000, isField }), FIRST_SETTINGS, chance)
      expect(scans.map((scan) => scan.text)).toEqual([])
      expect(passed.map(({ key }) => (key === 'Enter' ? '\n' : key)).join('')).toBe(text)
      keys += text.length
    }
    expect(keys).toBeGreaterThan(4000)
  })

  test('is not taken for a scanner in words rolled with one hand and ended by Enter', () => {
    const chance = seededChance(19)
    const roller = { ...typist, wordsPerMinute: 170, rolls: 1 }
    for (let round = 0; round < 400; round += 1) {
      const text = `${WORDS[Math.floor(chance() * WORDS.length)]}\n`
      const { scans } = play(typedBy(text, roller, { chance, from: 1000, isField: round % 2 === 0 }), FIRST_SETTINGS, chance)
      expect(scans.map((scan) => scan.text)).toEqual([])
    }
  })
})

const STEADY = seededChance(23)

function sent(code: string, changes: Partial<Parameters<typeof sentByScanner>[1]> = {}): readonly KeyInput[] {
  return sentByScanner(code, { model: CORDED, chance: STEADY, from: 1000, ...changes })
}

function pressedAt(...keys: readonly (readonly [key: string, at: number])[]): readonly KeyInput[] {
  return keys.map(([key, at]) => ({
    is: 'down',
    isField: false,
    isForeign: false,
    stroke: { ...BARE, key, code: key.length === 1 ? `Key${key.toUpperCase()}` : key, at },
  }))
}

const BARE = {
  isShifted: false,
  isControl: false,
  isAlt: false,
  isCapsLock: false,
  isRepeat: false,
  isReal: false,
  upAt: null,
  startsNumber: false,
} as const

describe('a single letter', () => {
  test('is kept back a tenth of a second, no longer, in case a scan begins with it', () => {
    const { passed, scans } = play(pressedAt(['j', 1000]), FIRST_SETTINGS)
    expect(passed).toEqual([{ key: 'j', heldMs: 100 }])
    expect(scans).toEqual([])
  })

  test('goes before the Enter that follows it, and Enter and arrows are never kept back', () => {
    const { passed } = play(pressedAt(['j', 1000], ['Enter', 1060], ['ArrowDown', 1070], ['Escape', 1075]), FIRST_SETTINGS)
    expect(passed).toEqual([
      { key: 'j', heldMs: 60 },
      { key: 'Enter', heldMs: 0 },
      { key: 'ArrowDown', heldMs: 0 },
      { key: 'Escape', heldMs: 0 },
    ])
  })

  test('held down until it repeats goes its way at once', () => {
    const inputs = pressedAt(['j', 1000], ['j', 1500], ['j', 1533], ['j', 1566])
    const repeated = inputs.map(
      (input, at): KeyInput => (input.is === 'down' && at > 0 ? { ...input, stroke: { ...input.stroke, isRepeat: true } } : input),
    )
    expect(play(repeated, FIRST_SETTINGS).passed.map(({ heldMs }) => heldMs)).toEqual([100, 0, 0, 0])
  })

  test('is not kept back where only marked codes are scans', () => {
    const settings = settingsWith({ onlyMarked: true, prefix: '~' })
    expect(play(pressedAt(['j', 1000], ['~', 2000]), settings).passed).toEqual([
      { key: 'j', heldMs: 0 },
      { key: '~', heldMs: 120 },
    ])
  })
})

describe('the limits', () => {
  const steady = (letters: string, gap: number) => pressedAt(...[...letters, 'Enter'].map((key, at) => [key, 1000 + at * gap] as const))

  test.each([
    ['four keys, 35 ms apart', steady('a1b2', 35), 1],
    ['four keys, 36 ms apart', steady('a1b2', 36), 0],
    ['three keys, however fast', steady('a1b', 2), 0],
    ['a pause of 100 ms in between', pressedAt(['a', 0], ['b', 5], ['c', 10], ['d', 110], ['e', 115], ['f', 120], ['Enter', 125]), 1],
    ['a pause of 101 ms in between', pressedAt(['a', 0], ['b', 5], ['c', 10], ['d', 111], ['e', 116], ['f', 121], ['Enter', 126]), 0],
  ])('%s', (_name, inputs, scans) => {
    expect(play(inputs, FIRST_SETTINGS).scans).toHaveLength(scans)
  })

  test('can be moved for a slow scanner', () => {
    expect(play(steady('a1b2c3', 55), FIRST_SETTINGS).scans).toHaveLength(0)
    expect(play(steady('a1b2c3', 55), settingsWith({ meanGapMs: 60 })).scans).toHaveLength(1)
  })

  test('words that fill a field without Enter, as dictation and text expanders send them, stay in it', () => {
    const expander = { model: CORDED, isField: true, end: null }
    expect(play(sent('Kind regards, Ana', expander), FIRST_SETTINGS).scans).toHaveLength(0)
    expect(play(sent('organic', expander), FIRST_SETTINGS).scans).toHaveLength(0)
    expect(play(sent('kind-regards-7', expander), FIRST_SETTINGS).scans).toHaveLength(1)
    expect(play(sent('lantern', { ...expander, end: 'Enter' }), FIRST_SETTINGS).scans).toHaveLength(1)
  })
})

describe('the end of a scan', () => {
  test('a second line end, and an Enter that comes late, belong to it', () => {
    const twice = [...sent(EAN), ...pressedAt(['Tab', 1060])].toSorted((a, b) => momentOf(a) - momentOf(b))
    expect(play(twice, FIRST_SETTINGS).passed).toEqual([])
    const late = [...sent(EAN, { end: null }), ...pressedAt(['Enter', 1190])]
    expect(play(late, FIRST_SETTINGS).passed).toEqual([])
    expect(play(late, FIRST_SETTINGS).scans).toHaveLength(1)
  })

  test('is noticed at whatever fraction of a millisecond the last key came', () => {
    const chance = seededChance(29)
    for (let round = 0; round < 300; round += 1) {
      const inputs = sentByScanner(EAN, { model: CORDED, chance, from: 1000 + chance() * 1e6, end: null })
      expect(play(inputs, FIRST_SETTINGS).scans).toHaveLength(1)
    }
  })

  test('an Enter that a person presses afterwards is theirs', () => {
    const { passed } = play([...sent(EAN), ...pressedAt(['Enter', 1500])], FIRST_SETTINGS)
    expect(passed).toEqual([{ key: 'Enter', heldMs: 0 }])
  })

  test('a window too busy to notice the silence still hears both scans', () => {
    const inputs = [...sent(EAN, { end: null }), ...sent('MUG-R', { from: 1600, end: null })]
    const texts: string[] = []
    // No timer ever comes: the next key tells that there was a pause.
    let state = NOTHING_YET
    for (const input of [...inputs, ...pressedAt(['Enter', 2500])]) {
      const step = recognise(state, input, FIRST_SETTINGS)
      state = step.next
      if (step.ended?.isScan) texts.push(step.ended.text)
    }
    expect(texts).toEqual([EAN, 'MUG-R'])
  })
})

describe('marks that make a scan certain', () => {
  const slow: ScannerModel = { name: 'slow', gaps: [80], downMs: 40 }

  test.each([
    ['a prefix', settingsWith({ prefix: '~' }), '~MUG-R', 'MUG-R'],
    ['a prefix before a single letter', settingsWith({ prefix: '~#' }), '~#7', '7'],
    ['a suffix', settingsWith({ suffix: '#' }), 'MUG-R#', 'MUG-R'],
    ['start and end of text', settingsWith({ prefix: '\u0002', suffix: '\u0003' }), '\u0002MUG-R\u0003', 'MUG-R'],
    ['an AIM identifier', FIRST_SETTINGS, ']E04006381333931', EAN],
    ['a prefix and an AIM identifier', settingsWith({ prefix: '~' }), '~]C0MUG-R', 'MUG-R'],
  ])('%s', (_name, settings, code, meant) => {
    const { scans, passed } = play(sent(code, { model: slow }), settings)
    expect(scans.map(({ text }) => decodeScan(text, settings, 1).code)).toEqual([meant])
    expect(passed.filter(({ key }) => key !== 'Shift')).toEqual([])
    expect(play(sent('MUG-R', { model: slow }), settings).scans).toEqual([])
  })

  test('where only marked codes count, a fast code without a mark is typing', () => {
    const settings = settingsWith({ prefix: '~', onlyMarked: true })
    expect(play(sent(EAN), settings).scans).toEqual([])
    expect(play(sent(`~${EAN}`), settings).scans).toHaveLength(1)
  })

  test('Ctrl and a letter pressed by a person is the browser’s', () => {
    const chord = pressedAt(['k', 1000]).map(
      (input): KeyInput => (input.is === 'down' ? { ...input, stroke: { ...input.stroke, isControl: true } } : input),
    )
    expect(play(chord, FIRST_SETTINGS).passed).toEqual([{ key: 'k', heldMs: 0 }])
  })
})

describe('keyboards', () => {
  const pairs = COMPUTERS.flatMap((computer) => COMPUTERS.map((scanner) => ({ computer, scanner })))

  test.each(pairs)(
    'a $scanner scanner on a $computer computer is learned from the test code and then read right',
    ({ computer, scanner }) => {
      const learning = play(sent(TEST_CODE, { computer, scanner }), FIRST_SETTINGS)
      const learned = learnedKeyboard(learning.scans[0]?.strokes ?? [])
      expect(learned).not.toBeNull()
      for (const code of ['AZ09-_/+', 'QWERTY/zmw.A-1', '4006381333931']) {
        for (const isCapsLock of [false, true]) {
          const { scans } = play(sent(code, { computer, scanner, isCapsLock }), settingsWith({ ...learned }))
          expect(scans.map(({ text }) => (learned?.layout === 'asTyped' ? text.toLowerCase() : text))).toEqual([
            learned?.layout === 'asTyped' ? code.toLowerCase() : code,
          ])
        }
      }
    },
  )

  test('is learned by characters alone where the window is not told which key was pressed', () => {
    const nameless = (code: string) =>
      sent(code, { computer: 'fr' }).map(
        (input): KeyInput => (input.is === 'down' ? { ...input, stroke: { ...input.stroke, code: '' } } : input),
      )
    const learned = learnedKeyboard(play(nameless(TEST_CODE), FIRST_SETTINGS).scans[0]?.strokes ?? [])
    expect(learned).not.toBeNull()
    expect(play(nameless('MAQ-1234567890/Z'), settingsWith({ ...learned })).scans[0]?.text).toBe('MAQ-1234567890/Z')
  })

  test('an item number on a French keyboard is a number before anybody has taught it', () => {
    expect(play(sent(EAN, { computer: 'fr' }), FIRST_SETTINGS).scans[0]?.text).toBe(EAN)
  })

  test('keys of no keyboard we know teach nothing', () => {
    expect(learnedKeyboard(play(sent('SOMETHING'), FIRST_SETTINGS).scans[0]?.strokes ?? [])).toBeNull()
  })

  test('characters sent by their number with Alt are those characters', () => {
    const digits = [...'065'].map((key, at) => ({ key, at: 1000 + at * 4 }))
    const more = [...'29'].map((key, at) => ({ key, at: 1016 + at * 4 }))
    const alt = (at: number): KeyInput => ({
      is: 'down',
      isField: false,
      isForeign: false,
      stroke: { ...BARE, key: 'Alt', code: 'AltLeft', at },
    })
    const byNumber = ({ key, at }: { key: string; at: number }): KeyInput => ({
      is: 'down',
      isField: false,
      isForeign: false,
      stroke: { ...BARE, key, code: `Numpad${key}`, at, isAlt: true },
    })
    const inputs = [
      alt(999),
      ...digits.map(byNumber),
      alt(1014),
      ...more.map(byNumber),
      ...pressedAt(['1', 1026], ['2', 1030], ['Enter', 1034]),
    ]
    expect(play(inputs, FIRST_SETTINGS).scans[0]?.text).toBe('A\u001d12')
  })
})

describe('what a code says', () => {
  const read = (text: string) => decodeScan(text, FIRST_SETTINGS, 1)

  test('a carton label sent with its separators is taken apart', () => {
    const text = ']C10104006381333931172712311' + '0AB7\u001d21S77'
    const { scans } = play(sent(text), FIRST_SETTINGS)
    expect(read(scans[0]?.text ?? '')).toMatchObject({
      code: EAN,
      codes: [EAN, '04006381333931', expect.stringContaining('AB7')],
      gtin: '04006381333931',
      aim: ']C1',
      gs1: { batch: 'AB7', expiry: '2027-12-31', serial: 'S77' },
      fault: null,
    })
  })

  test('a carton label without identifier and separators is known by the item number in it', () => {
    expect(read('010400638133393110AB7')).toMatchObject({ code: EAN, gs1: { batch: 'AB7' } })
    expect(read('010400638133393010AB7')).toMatchObject({ code: '010400638133393010AB7', gs1: null })
  })

  test('an item number is looked for in every length, a short one also unfolded', () => {
    expect(read('036000291452').codes).toEqual(['036000291452', '0036000291452', '00036000291452'])
    expect(read('04252614')).toMatchObject({ code: '04252614', gtin: '00042100005264' })
    expect(read('MUG-R')).toMatchObject({ code: 'MUG-R', codes: ['MUG-R'], gtin: null, fault: null })
  })

  test('a wrong check digit and an unreadable label are named', () => {
    expect(read('4006381333930').fault).toEqual({ is: 'checkDigit', digits: '4006381333930', expected: '1' })
    expect(read(']C10104006381333930').fault).toEqual({ is: 'checkDigit', digits: '04006381333930', expected: '1' })
    expect(read(']C105XX').fault).toEqual({ is: 'unreadable', rest: '05XX' })
  })
})
