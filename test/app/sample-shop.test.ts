// The sample shop has something in every queue: each is opened, read and judged, in the light and in the dark.

import { describe, expect, test } from 'vitest'
import { axeFindings, takePicture } from '../support/app-under-test.ts'
import { deskInBrowser } from '../support/desk-in-browser.ts'
import { browserMissing } from '../support/real-browser.ts'

const missing = browserMissing()

const QUEUES = [
  'Incomplete',
  'Pending',
  'Confirmed',
  'Processing',
  'To pick',
  'To pack',
  'Good-to-go',
  'To capture',
  'Completed',
  'Archived',
  'Cancelled',
  'Held',
  'Waiting for payment',
  'Returns',
]

describe.skipIf(missing !== null)(`the sample shop${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const window = deskInBrowser()

  const open = async (queue: string) => {
    await window.page
      .getByRole('navigation')
      .getByRole('link', { name: new RegExp(`^${queue}`) })
      .click()
    await window.page.getByRole('main').getByRole('heading', { level: 1, name: queue }).waitFor()
  }

  test.each(QUEUES)('%s shows its orders, one beside the list, with nothing serious against it', async (queue) => {
    await open(queue)
    // The heading row and at least one order.
    await window.page.getByRole('main').getByRole('row').nth(1).waitFor()
    expect(await axeFindings(window.page)).toEqual([])
  })

  test('the row of a late bank wire says so, and what is waited for', async () => {
    await open('Waiting for payment')
    await window.page
      .getByTitle(/Waiting for payment · bank wire, for/i)
      .first()
      .waitFor()
  })

  test('the first look: orders to pick, in the light and held ones in the dark', async () => {
    await open('To pick')
    const row = window.page.getByRole('main').getByRole('row').nth(2)
    await row.click()
    const number = (await row.getByRole('link').first().textContent()) ?? ''
    await window.page.getByRole('complementary', { name: 'Preview' }).getByRole('heading', { name: number }).waitFor()
    await takePicture(window.page, 'queue')
    await window.page.emulateMedia({ colorScheme: 'dark' })
    await open('Held')
    expect(await axeFindings(window.page)).toEqual([])
    await takePicture(window.page, 'dark')
    await window.page.keyboard.press('Enter')
    await window.page.emulateMedia({ colorScheme: 'light' })
  })

  test('Ctrl+C ends the desk cleanly', async () => {
    expect(await window.stop()).toBe(0)
  })
})
