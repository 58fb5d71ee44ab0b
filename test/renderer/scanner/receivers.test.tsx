import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { knownCode } from '../../../renderer/scanner/known-code.ts'
import { receiverUnder } from '../../../renderer/scanner/receivers.ts'
import type { Scan } from '../../../renderer/scanner/scan.ts'
import { useScans } from '../../../renderer/scanner/use-scans.ts'

const SCAN: Scan = {
  id: 1,
  code: '4006381333931',
  codes: ['4006381333931', '04006381333931'],
  gtin: '04006381333931',
  gs1: null,
  aim: null,
  fault: null,
}

function Receiving({ name, heard, isInDialog = false }: { name: string; heard: string[]; isInDialog?: boolean }) {
  useScans(
    (scan) => {
      heard.push(`${name} ${scan.code}`)
      return { tone: 'ok', text: name }
    },
    { isInDialog },
  )
  return null
}

test('what was mounted last gets the scans, and what stands under it gets them again afterwards', () => {
  const heard: string[] = []
  const view = render(
    <>
      <Receiving name="the list" heard={heard} />
      <Receiving name="the parcel" heard={heard} />
    </>,
  )
  void receiverUnder(null)?.handle(SCAN)
  view.rerender(<Receiving name="the list" heard={heard} />)
  void receiverUnder(null)?.handle(SCAN)
  expect(heard).toEqual(['the parcel 4006381333931', 'the list 4006381333931'])
  view.unmount()
  expect(receiverUnder(null)).toBeNull()
})

test('under a dialog only what stands in it gets scans', () => {
  const heard: string[] = []
  render(<Receiving name="the list" heard={heard} />)
  const dialog = document.createElement('div')
  dialog.setAttribute('aria-modal', 'true')
  document.body.append(dialog)
  expect(receiverUnder(dialog)).toBeNull()
  render(<Receiving name="the dialog" heard={heard} isInDialog />)
  void receiverUnder(dialog)?.handle(SCAN)
  dialog.remove()
  expect(heard).toEqual(['the dialog 4006381333931'])
})

test('a code is known by its SKU without regard to capitals, and by its item number in every length', () => {
  expect(knownCode(SCAN, ['MUG-R', '4006381333931'])).toBe('4006381333931')
  expect(knownCode(SCAN, ['04006381333931'])).toBe('04006381333931')
  expect(knownCode({ ...SCAN, code: 'mug-r', codes: ['mug-r'], gtin: null }, ['', 'MUG-R'])).toBe('MUG-R')
  expect(knownCode(SCAN, ['4006381333932', ''])).toBeNull()
})
