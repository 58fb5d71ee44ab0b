// A day at the shelf and the counter, by keyboard, in a real browser on the sample shop.

import { beforeAll, describe, expect, test } from 'vitest'
import { AS_A_PERSON, findingsInBothLights } from '../support/app-under-test.ts'
import { deskInBrowser } from '../support/desk-in-browser.ts'
import { browserMissing } from '../support/real-browser.ts'

const missing = browserMissing()

describe.skipIf(missing !== null)(`the shelf and the counter${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const window = deskInBrowser()

  beforeAll(async () => {
    await window.page.getByRole('main').getByRole('row').nth(1).waitFor()
  })

  const inBothLights = async (name: string) => expect(await findingsInBothLights(window.page), name).toEqual([])

  test('an item is found and counted without a mouse', async () => {
    const { page } = window
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    await page.getByRole('combobox', { name: 'Find an item' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('organic', AS_A_PERSON)
    await page
      .getByRole('option', { name: /Organic/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: /Organic/ }).waitFor()
    await inBothLights('an item')

    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.keyboard.press('c')
    const units = page.getByRole('textbox', { name: 'Units found' })
    await units.and(page.locator(':focus')).waitFor()
    const booked = Number(await units.inputValue())
    expect(booked).toBeGreaterThan(0)
    await page.keyboard.type(String(booked + 3), AS_A_PERSON)
    await inBothLights('counting')
    await page.keyboard.press('Enter')
    await page
      .getByRole('article')
      .filter({ hasText: `${booked + 3} units counted` })
      .waitFor()
    await expect.poll(() => page.getByRole('row').nth(1).getByRole('cell').first().textContent()).toBe(String(booked + 3))
  })

  test('a walk-in is sold to by keyboard, and the next one comes', async () => {
    const { page } = window
    await page.goto(`${new URL(page.url()).origin}/#/new?sale=counter`)
    const finder = page.getByRole('combobox', { name: 'Find an item' })
    await finder.waitFor()
    await finder.fill('organic')
    await page
      .getByRole('option', { name: /Organic/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    const received = page.getByRole('textbox', { name: 'Cash received' })
    await received.fill('500')
    await inBothLights('a counter sale')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Sold' }).waitFor()
    await page.getByRole('link', { name: /^[A-Z]\d*-\d+$/ }).waitFor()
    await inBothLights('a sale that is done')
    await page.keyboard.press('Enter')
    await finder.waitFor()
    await expect.poll(() => page.getByRole('radio', { name: 'Over the counter' }).isChecked()).toBe(true)
  })

  test('a link to a selection is made, shown once and taken back', async () => {
    const { page } = window
    await page.goto(`${new URL(page.url()).origin}/#/queue/incomplete`)
    await page.getByRole('main').getByRole('heading', { level: 1, name: 'Incomplete' }).waitFor()
    await page.getByRole('main').getByRole('row').nth(1).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Customer and links' }).click()
    const links = page.getByRole('region', { name: 'Links' })
    await links.getByRole('button', { name: 'Create link' }).click()
    await inBothLights('making a link')
    await links.getByRole('button', { name: 'Create link' }).click()
    await links.getByRole('textbox', { name: 'The link, shown this once' }).waitFor()
    await inBothLights('a link that is made')
    await links.getByRole('button', { name: 'Done' }).click()
    await links.getByRole('button', { name: 'Revoke' }).click()
    await links.getByRole('button', { name: 'Revoke it' }).click()
    await links.getByText('Revoked').waitFor()
  })

  test('nothing was complained of', () => {
    expect(window.complaints).toEqual([])
  })
})
