import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { chooseLanguage, restoreLanguage } from '../../../renderer/i18n/language-choice.ts'
import { preferredLanguage } from '../../../renderer/i18n/languages.ts'
import { speak } from '../../../shared/wording/tongue.ts'
import { allMessages } from '../../guards/catalogues.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { pseudoTongue } from '../../support/pseudo-tongue.ts'
import { TEST_SHOP } from '../../support/test-shop.ts'

/** A catalogue is read from disk first. */
const PATIENT = { timeout: 15_000 }

afterEach(async () => {
  await chooseLanguage('en')
  localStorage.clear()
})

test.each([
  [['sv-SE', 'en'], 'sv'],
  [['de-AT'], 'de'],
  [['ar-EG', 'fr'], 'ar'],
  [['fr-FR', 'de-DE'], 'de'],
  [['fr-FR'], 'en'],
  [[], 'en'],
] as const)('whoever reads %j gets %s', (wanted, language) => {
  expect(preferredLanguage(wanted)).toBe(language)
})

test('the language is chosen in the settings, counts at once and is kept on this device', async () => {
  const { user } = await openApp(fakeDesk(), { screen: 'settings', section: 'window' })
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Language' }), 'Deutsch')
  expect(await screen.findByRole('heading', { name: 'Einstellungen' }, PATIENT)).toBeVisible()
  expect(document.documentElement).toHaveAttribute('lang', 'de')
  expect(screen.getByRole('combobox', { name: 'Sprache' })).toHaveValue('de')

  await user.selectOptions(screen.getByRole('combobox', { name: 'Sprache' }), 'العربية')
  expect(await screen.findByRole('heading', { name: 'الإعدادات' }, PATIENT)).toBeVisible()
  expect(document.documentElement).toHaveAttribute('dir', 'rtl')

  await chooseLanguage('en')
  localStorage.setItem('order-desk-language', 'sv')
  await restoreLanguage()
  await waitFor(() => expect(document.documentElement).toHaveAttribute('lang', 'sv'))
  expect(document.documentElement).toHaveAttribute('dir', 'ltr')
})

test.each([
  ['a queue', { screen: 'queue', queue: 'pending' }],
  ['the settings', { screen: 'settings', section: 'store' }],
  ['the stock', { screen: 'stock', itemId: null }],
  ['a new order', { screen: 'new', selectionId: null }],
  ['the sync centre', { screen: 'sync' }],
] as const)('in a made-up language no English message is left on %s', async (_what, route) => {
  speak(pseudoTongue())
  const desk = fakeDesk()
  const { deskId } = await desk.client.desk.hello()
  await openApp(desk, route)
  await waitFor(() => expect(shownTexts().some((text) => text.startsWith('⟦'))).toBe(true))
  const english = new Set(allMessages().filter((message) => /\p{L}\p{Ll}/u.test(message) && !message.includes('{')))
  // What the shop and the desk are called is nobody's wording, though it reads like one.
  const names = new Set([deskId, ...TEST_SHOP.paymentMethods.map(({ name }) => name)])
  expect(shownTexts().filter((text) => english.has(text) && !names.has(text))).toEqual([])
  speak({ language: 'en', messages: {} })
})

function shownTexts(): readonly string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  while (walker.nextNode()) texts.push(walker.currentNode.textContent?.trim() ?? '')
  const read = [...document.body.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap((element) =>
    ['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? ''),
  )
  return [...texts, ...read].filter((text) => text !== '')
}
