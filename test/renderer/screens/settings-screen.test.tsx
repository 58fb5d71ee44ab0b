import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { ALL_STORE_OPTIONS } from '../../../renderer/screens/settings/store-options.ts'
import { navigate } from '../../../renderer/state/navigate.ts'
import type { SettingsSection } from '../../../renderer/state/route.ts'
import { choosePerson } from '../../../renderer/state/use-person.ts'
import type { ShopSettings, Store } from '../../../shared/lifecycle/settings.ts'
import { openApp } from '../../support/desk-app.tsx'
import { type FakeDesk, fakeDesk } from '../../support/fake-desk.ts'
import { placed, settingsChanged } from '../../support/given-order.ts'
import { TEST_SHOP, TEST_STORE } from '../../support/test-shop.ts'

const ADA = { id: 'admin', name: 'Ada', role: 'admin' } as const
const MONA = { id: 'manager', name: 'Mona', role: 'manager' } as const

/** Opens a section of the settings as the administrator. */
async function openSettings(desk: FakeDesk, section: SettingsSection = 'store', person: typeof ADA | typeof MONA = ADA) {
  choosePerson(person)
  const opened = await openApp(desk, { screen: 'settings', section })
  // A screen that was never opened is fetched first.
  await screen.findByRole('heading', { level: 1, name: 'Settings' })
  act(() => choosePerson(person))
  return opened
}

const withStore = (changes: Partial<Store>) => (settings: ShopSettings) => ({
  ...settings,
  stores: settings.stores.map((store) => ({ ...store, ...changes })),
})

const saveButton = () => screen.getByRole('button', { name: /^Save settings/ })
const said = () =>
  screen
    .getAllByRole('status')
    .map((region) => region.textContent)
    .join(' ')
const savingBar = () => screen.getByRole('region', { name: 'Saving' })

describe('the options of a store', () => {
  test('each says what it does and from when on, and is saved by the administrator', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    const autoconfirm = screen.getByRole('switch', { name: 'Autoconfirm orders' })
    expect(autoconfirm).not.toBeChecked()
    expect(autoconfirm).toHaveAccessibleDescription(/A new order is confirmed by itself.*Orders made from now on/)
    expect(saveButton()).toBeDisabled()

    await user.click(autoconfirm)
    await user.click(screen.getByRole('radio', { name: 'Checkout' }))
    const lifetime = screen.getByRole('textbox', { name: 'Selection lifetime' })
    await user.clear(lifetime)
    await user.type(lifetime, '45')
    expect(autoconfirm).toHaveAccessibleDescription(/Not saved · was Off/)
    expect(within(savingBar()).getByText('3 changes not saved')).toBeVisible()

    await user.click(saveButton())
    await waitFor(() =>
      expect(desk.world.settings.stores[0]).toMatchObject({ autoconfirmOrders: true, allocateAt: 'checkout', selectionLifetimeDays: 45 }),
    )
    await waitFor(() => expect(said()).toContain('Settings saved.'))
    expect(await within(savingBar()).findByText(/^Saved \d\d:\d\d$/)).toBeVisible()
    expect(desk.submitted).toHaveLength(1)
    expect(desk.submitted[0]).toMatchObject({ name: 'SaveSettings', actor: ADA, args: { before: TEST_SHOP } })
    await waitFor(() => expect(screen.queryByText(/Not saved · was/)).toBeNull())
  })

  test('every option the shop has is on the screen', async () => {
    await openSettings(fakeDesk())
    for (const name of [
      'Direct to shipment',
      'New selection at sign-in',
      'Direct capture',
      'Allow backorders',
      'Deleting cancelled orders',
      'Refund without return',
      'Pack verification',
      'Prices include tax',
    ]) {
      expect(screen.getByRole('switch', { name })).toBeVisible()
    }
    for (const name of [
      'Abandoned after',
      'Waiting for payment needs attention',
      'Return window',
      'Closed orders stay on desks',
      'Shipping tax',
      'Shop name',
      'Name',
    ]) {
      expect(screen.getByRole('textbox', { name })).toBeVisible()
    }
    for (const name of ['Allocate at', 'Overselling prevention', 'Sells to', 'Tax is rounded'])
      expect(screen.getByRole('radiogroup', { name })).toBeVisible()
    expect(screen.getByRole('combobox', { name: 'Returned goods go' })).toHaveValue('releaseItemsBackToWarehouse')
    expect(screen.getByRole('combobox', { name: 'Rounding' })).toHaveValue('halfUp')
    // What a store is known by stays: its id, and the money its orders are in.
    const fixed = new Set(['id', 'currency'])
    const shown = new Set<string>(ALL_STORE_OPTIONS.map((option) => option.part))
    expect(Object.keys(TEST_STORE).filter((part) => !fixed.has(part) && !shown.has(part))).toEqual([])
  })

  test('how tax is rounded is decided here, and said in words until it is saved', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    const rounding = screen.getByRole('combobox', { name: 'Rounding' })
    await user.selectOptions(rounding, 'To the nearest, halves to even')
    expect(rounding).toHaveAccessibleDescription(/Not saved · was To the nearest, halves up/)
    await user.click(screen.getByRole('radio', { name: 'Per unit' }))
    await user.click(saveButton())
    await waitFor(() => expect(desk.world.settings.stores[0]).toMatchObject({ roundMode: 'halfEven', roundType: 'item' }))
  })

  test('a time zone nobody knows is refused beside its field', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    const zone = screen.getByRole('textbox', { name: 'Time zone' })
    await user.clear(zone)
    await user.type(zone, 'Europe/Atlantis')
    expect(zone).toHaveAccessibleDescription(/Europe\/Atlantis is no time zone/)
    expect(zone).toBeInvalid()
  })

  test('an option left out so far can be switched on', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    await user.click(screen.getByRole('switch', { name: 'New selection at sign-in' }))
    await user.click(saveButton())
    await waitFor(() => expect(desk.world.settings.stores[0]?.newSelectionAtSignIn).toBe(true))
  })

  test('an empty return window is none, a figure is days', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    const window = screen.getByRole('textbox', { name: 'Return window' })
    await user.type(window, '14')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await within(savingBar()).findByText(/^Saved/)).toBeVisible()
    expect(desk.world.settings.stores[0]?.returnWindowDays).toBe(14)
    await user.clear(window)
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(desk.world.settings.stores[0]?.returnWindowDays).toBeNull())
  })

  test('each store of several decides for itself', async () => {
    const street: Store = { ...TEST_STORE, id: 'street', name: 'Street' }
    const desk = fakeDesk(
      settingsChanged((settings) => ({
        ...settings,
        stores: [...settings.stores, street],
        markets: [...settings.markets, { id: 'street', storeId: 'street', name: 'Street', countries: [], allocationRuleId: 'rule' }],
      })),
    )
    const { user } = await openSettings(desk)
    await user.selectOptions(screen.getByRole('combobox', { name: 'Store, one of 2' }), 'Street (SEK)')
    await user.click(screen.getByRole('switch', { name: 'Direct to shipment' }))
    await user.click(saveButton())
    await waitFor(() => expect(desk.world.settings.stores.map((store) => store.directToShipment)).toEqual([false, true]))
  })
})

describe('what is wrong', () => {
  test('is said at its field, and nothing is sent', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    const tax = screen.getByRole('textbox', { name: 'Shipping tax' })
    await user.clear(tax)
    await user.type(tax, '-3')
    expect(tax).toBeInvalid()
    expect(tax).toHaveAccessibleDescription(/Must be a percentage from 0 to 100\./)
    expect(screen.getByRole('tab', { name: /Store.*1 to correct/ })).toBeVisible()

    await user.click(screen.getByRole('tab', { name: 'Payment' }))
    await user.click(saveButton())
    expect(await screen.findByRole('textbox', { name: 'Shipping tax' })).toHaveFocus()
    expect(said()).toContain('Not saved. 1 field has to be corrected.')
    expect(desk.submitted).toHaveLength(0)
  })

  test('a text where a figure belongs is wrong too, never taken for nothing', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    const window = screen.getByRole('textbox', { name: 'Return window' })
    await user.type(window, 'soon')
    expect(window).toHaveAccessibleDescription(/Must be a whole number, 0 or more\./)
    await user.click(saveButton())
    expect(desk.submitted).toHaveLength(0)
  })

  test('two options that do not go together are refused at the one that gives way', async () => {
    const { user } = await openSettings(fakeDesk())
    await user.click(screen.getByRole('switch', { name: 'Direct capture' }))
    await user.click(screen.getByRole('radio', { name: 'Aggressive' }))
    expect(screen.getByText('Aggressive does not go together with direct capture.')).toBeVisible()
  })
})

describe('what desks keep the right to', () => {
  const sharedDesk = () => {
    const desk = fakeDesk()
    desk.joinHub()
    desk.desks = [...desk.desks, { ...(desk.desks[0] as (typeof desk.desks)[number]), id: 'till', name: 'Counter' }]
    return desk
  }
  const reserved = () => screen.findByRole('region', { name: 'Reserved for desks' })

  test('units of each item, or all that is free, for each desk in each warehouse', async () => {
    const desk = sharedDesk()
    const { user } = await openSettings(desk, 'warehouses')
    const panel = within(await reserved())
    const counter = await panel.findByRole('combobox', { name: 'What Counter keeps in Main' })
    await user.selectOptions(counter, 'Units of each item')
    const units = panel.getByRole('textbox', { name: 'Units Counter keeps in Main' })
    expect(units).toHaveValue('10')
    await user.clear(units)
    await user.type(units, '4')
    await user.selectOptions(panel.getByRole('combobox', { name: 'What Packing 1 keeps in Main' }), 'All that is free')
    expect(panel.getByText('Not saved · was none')).toBeVisible()
    await user.click(saveButton())
    const kept = () => desk.world.settings.warehouses.map(({ allotments }) => allotments ?? null)
    await waitFor(() =>
      expect(kept()).toEqual([
        [
          { deskId: 'desk', keep: 'everything' },
          { deskId: 'till', keep: 4 },
        ],
        null,
      ]),
    )
    await user.selectOptions(panel.getByRole('combobox', { name: 'What Packing 1 keeps in Main' }), 'Nothing')
    await user.selectOptions(counter, 'Nothing')
    expect(panel.getByText('Not saved · was all that is free, 4 units')).toBeVisible()
    await user.click(saveButton())
    await waitFor(() => expect(kept()).toEqual([null, null]))
  })

  test('no number of units is said to be wrong, and is not saved', async () => {
    const { user } = await openSettings(sharedDesk(), 'warehouses')
    const panel = within(await reserved())
    await user.selectOptions(await panel.findByRole('combobox', { name: 'What Counter keeps in North' }), 'Units of each item')
    const units = panel.getByRole('textbox', { name: 'Units Counter keeps in North' })
    await user.clear(units)
    await user.type(units, '0')
    expect(panel.getByText(/must be a whole number of units, 1 or more/)).toBeVisible()
    expect(units).toHaveAttribute('aria-invalid', 'true')
  })

  test('a shop of one desk has nobody to reserve anything for', async () => {
    await openSettings(fakeDesk(), 'warehouses')
    await screen.findByRole('region', { name: 'Warehouses' })
    expect(screen.queryByRole('region', { name: 'Reserved for desks' })).toBeNull()
  })
})

describe('warehouses and the allocation rule', () => {
  test('name, threshold and whether one is active', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk, 'warehouses')
    await user.type(screen.getByRole('textbox', { name: 'Name of North' }), ' hall')
    const threshold = screen.getByRole('textbox', { name: 'Threshold of North' })
    await user.clear(threshold)
    await user.type(threshold, '3')
    await user.click(screen.getByRole('switch', { name: 'North is active' }))
    await user.click(saveButton())
    await waitFor(() =>
      expect(desk.world.settings.warehouses[1]).toMatchObject({ id: 'north', name: 'North hall', threshold: 3, active: false }),
    )
  })

  test('boxes are added, weighed, moved and taken away', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk, 'warehouses')
    const panel = within(screen.getByRole('region', { name: 'Boxes of Main' }))
    const add = panel.getByRole('button', { name: 'Add box' })
    const boxes = () => desk.world.settings.warehouses[0]?.boxes
    const nameOf = (row: number) => panel.getByRole('textbox', { name: `Name of box ${row} of Main` })
    const weightOf = (row: number) => panel.getByRole('textbox', { name: `Empty weight of box ${row} of Main` })
    await user.click(add)
    expect(panel.getByText('The name is missing.')).toBeVisible()
    await user.type(nameOf(1), 'Large box')
    await user.clear(weightOf(1))
    await user.type(weightOf(1), 'heavy')
    expect(panel.getByText('Must be a whole number of grams, 0 or more.')).toBeVisible()
    await user.clear(weightOf(1))
    await user.type(weightOf(1), '620')
    await user.click(add)
    await user.type(nameOf(2), 'Large box')
    expect(panel.getByText('Another box has this name.')).toBeVisible()
    await user.clear(nameOf(2))
    await user.type(nameOf(2), 'Bag')
    await user.type(panel.getByRole('textbox', { name: 'Size of box 2 of Main' }), '35 × 27 cm')
    await user.click(panel.getByRole('button', { name: 'Move Bag up' }))
    await user.click(saveButton())
    await waitFor(() =>
      expect(boxes()).toEqual([
        { name: 'Bag', size: '35 × 27 cm', emptyWeight: 0 },
        { name: 'Large box', size: '', emptyWeight: 620 },
      ]),
    )
    await user.click(panel.getByRole('button', { name: 'Remove Bag' }))
    await user.click(panel.getByRole('button', { name: 'Remove Large box' }))
    await user.click(saveButton())
    await waitFor(() => expect(desk.world.settings.warehouses[0]).not.toHaveProperty('boxes'))
  })

  test('the order is changed by the keyboard alone, and what was moved keeps the focus', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk, 'warehouses')
    const order = screen.getByRole('list', { name: 'Warehouses Main first asks' })
    const names = () =>
      within(order)
        .getAllByRole('listitem')
        .map((item) => item.textContent)
    expect(names()).toEqual(['1Main', '2North'])
    act(() => screen.getByRole('button', { name: 'Ask North earlier' }).focus())
    await user.keyboard('{Enter}')
    expect(names()).toEqual(['1North', '2Main'])
    expect(said()).toContain('North is now 1 of 2.')
    expect(screen.getByRole('button', { name: 'Ask North later' })).toHaveFocus()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(names()).toEqual(['1Main', '2North'])
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
    await user.click(saveButton())
    await waitFor(() => expect(desk.world.settings.allocationRules[0]?.warehouseIds).toEqual(['north', 'main']))
  })

  test('a rule that would ask nobody is refused at the rule', async () => {
    const { user } = await openSettings(fakeDesk(), 'warehouses')
    await user.click(screen.getByRole('button', { name: 'Do not ask Main' }))
    expect(screen.getByRole('button', { name: 'Ask Main too' })).toHaveFocus()
    await user.click(screen.getByRole('button', { name: 'Do not ask North' }))
    expect(screen.getByText('An allocation rule needs a warehouse to ask.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Ask North too' }))
    expect(screen.queryByText('An allocation rule needs a warehouse to ask.')).toBeNull()
  })
})

describe('shipping', () => {
  test('zones and ranges are read, prices are changed in the shop’s currency', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk, 'shipping')
    expect(screen.getByText(/Delivers to Nordic\. Takes up to 20 kg\. Priced by the weight of the goods/)).toBeVisible()
    expect(screen.getByText('Sweden, Norway')).toBeVisible()
    const price = screen.getByRole('textbox', { name: 'Price for Nordic, 0 g to under 20 kg' })
    expect(price).toHaveValue('49.00')
    await user.clear(price)
    await user.type(price, '59,50')
    await user.click(screen.getByRole('switch', { name: 'PostNord is active' }))
    await user.type(screen.getByRole('textbox', { name: 'Name of Home delivery' }), ' by noon')
    await user.click(saveButton())
    await waitFor(() =>
      expect(desk.world.settings.carriers[0]).toMatchObject({ active: false, ranges: [{ price: 5_950, from: 0, to: 20_000 }] }),
    )
    expect(desk.world.settings.shippingMethods[0]?.name).toBe('Home delivery by noon')
  })

  test('a negative price is refused at its field', async () => {
    const { user } = await openSettings(fakeDesk(), 'shipping')
    const price = screen.getByRole('textbox', { name: /^Price for Nordic/ })
    await user.clear(price)
    await user.type(price, '-1')
    expect(price).toHaveAccessibleDescription(/A price must be an amount, 0 or more\./)
  })
})

describe('payment methods', () => {
  test('are switched off and restricted', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk, 'payment')
    const cod = screen.getByRole('region', { name: 'cod' })
    await user.click(screen.getByRole('switch', { name: 'check is active' }))
    await user.click(within(cod).getByText('Restrictions: none'))
    await user.type(within(cod).getByRole('textbox', { name: 'Only in these countries: cod' }), 'se, no')
    await user.click(within(cod).getByRole('checkbox', { name: 'Customers' }))
    await user.click(within(cod).getByRole('checkbox', { name: 'PostNord' }))
    expect(within(cod).getByText('Restrictions: only in Sweden, Norway · only for Customers · only with PostNord')).toBeVisible()
    await user.click(saveButton())
    const methodOf = (id: string) => desk.world.settings.paymentMethods.find((method) => method.id === id)
    await waitFor(() =>
      expect(methodOf('cod')?.restrictions).toEqual({
        currencies: [],
        countries: ['SE', 'NO'],
        groups: ['customer'],
        carriers: ['postnord'],
      }),
    )
    expect(methodOf('check')?.active).toBe(false)
  })

  test('a country that is none is refused at its field', async () => {
    const { user } = await openSettings(fakeDesk(), 'payment')
    const cod = screen.getByRole('region', { name: 'cod' })
    await user.click(within(cod).getByText('Restrictions: none'))
    const countries = within(cod).getByRole('textbox', { name: 'Only in these countries: cod' })
    await user.type(countries, 'Sweden')
    expect(countries).toHaveAccessibleDescription(/SWEDEN is no country code\./)
  })
})

describe('who may', () => {
  test('a manager reads the settings, with the reason from the rule', async () => {
    const desk = fakeDesk()
    await openSettings(desk, 'store', MONA)
    expect(screen.getByText('To read only: A manager may not save settings.')).toBeVisible()
    expect(screen.getByText(/Ask an administrator to do it\./)).toBeVisible()
    expect(screen.getByRole('switch', { name: 'Autoconfirm orders' })).toBeDisabled()
    expect(screen.getByRole('textbox', { name: 'Shop name' })).toBeDisabled()
    expect(screen.queryByRole('button', { name: /^Save settings/ })).toBeNull()
  })
})

describe('unsaved changes', () => {
  test('are asked about on leaving, kept, and taken up again', async () => {
    const desk = fakeDesk(placed())
    const { user } = await openSettings(desk)
    await user.click(screen.getByRole('switch', { name: 'Autoconfirm orders' }))
    act(() => navigate({ screen: 'queue', queue: 'pending' }))
    const question = await screen.findByRole('dialog', { name: 'Leave without saving?' })
    expect(screen.getByRole('heading', { level: 1, name: 'Settings', hidden: true })).toBeInTheDocument()
    await user.click(within(question).getByRole('button', { name: 'Keep and leave' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Pending' })).toBeVisible()
    expect(desk.submitted).toHaveLength(0)

    act(() => navigate({ screen: 'settings', section: 'store' }))
    expect(await screen.findByText(/^1 change not saved, kept since/)).toBeVisible()
    expect(screen.getByRole('switch', { name: 'Autoconfirm orders' })).toBeChecked()
    await user.click(screen.getByRole('button', { name: 'Discard them' }))
    expect(screen.getByRole('switch', { name: 'Autoconfirm orders' })).not.toBeChecked()
    act(() => navigate({ screen: 'queue', queue: 'pending' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Pending' })).toBeVisible()
  })

  test('may be saved on leaving, or the person stays', async () => {
    const desk = fakeDesk(placed())
    const { user } = await openSettings(desk)
    await user.click(screen.getByRole('switch', { name: 'Autoconfirm orders' }))
    act(() => navigate({ screen: 'queue', queue: 'pending' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Stay' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(location.hash).toBe('#/settings/store'))
    expect(screen.getByRole('switch', { name: 'Autoconfirm orders' })).toBeChecked()

    act(() => navigate({ screen: 'queue', queue: 'pending' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Save and leave' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Pending' })).toBeVisible()
    expect(desk.world.settings.stores[0]?.autoconfirmOrders).toBe(true)
  })

  test('another section of the settings is no leaving, and its changes are saved together', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    await user.click(screen.getByRole('switch', { name: 'Autoconfirm orders' }))
    await user.click(screen.getByRole('tab', { name: 'Warehouses' }))
    await user.click(await screen.findByRole('switch', { name: 'North is active' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    await user.click(saveButton())
    await waitFor(() => expect(desk.world.settings.warehouses[1]?.active).toBe(false))
    expect(desk.world.settings.stores[0]?.autoconfirmOrders).toBe(true)
  })

  test('made while others are being saved stay unsaved', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    await user.click(screen.getByRole('switch', { name: 'Autoconfirm orders' }))
    const held = desk.holdAnswers()
    await user.click(saveButton())
    await user.click(screen.getByRole('switch', { name: 'Direct capture' }))
    await user.click(screen.getByRole('switch', { name: 'Autoconfirm orders' }))
    await act(async () => held.release())
    await waitFor(() => expect(desk.world.settings.stores[0]).toMatchObject({ autoconfirmOrders: true, directCapture: false }))
    expect(await within(savingBar()).findByText('2 changes not saved')).toBeVisible()
    expect(screen.getByRole('switch', { name: 'Autoconfirm orders' })).not.toBeChecked()
    await waitFor(() => expect(saveButton()).not.toHaveAttribute('data-loading'))
    await user.click(saveButton())
    await waitFor(() => expect(desk.world.settings.stores[0]).toMatchObject({ autoconfirmOrders: false, directCapture: true }))
  })

  test('stay when the desk process is stopped, and nothing is called saved', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    await user.click(screen.getByRole('switch', { name: 'Autoconfirm orders' }))
    act(() => desk.stopProcess())
    await user.click(saveButton())
    expect((await screen.findAllByText('Not saved: the desk process is not reachable.'))[0]).toBeVisible()
    expect(screen.getByRole('switch', { name: 'Autoconfirm orders' })).toBeChecked()
    expect(within(savingBar()).getByText('1 change not saved')).toBeVisible()
  })
})

describe('settings changed elsewhere meanwhile', () => {
  test('show what was changed, and keep what the person changed elsewhere in them', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    await user.click(screen.getByRole('switch', { name: 'Autoconfirm orders' }))
    act(() => desk.given(settingsChanged(withStore({ shippingTaxPercent: 12 }))))
    expect(await screen.findByText('The settings were changed elsewhere meanwhile.')).toBeVisible()
    expect(screen.getByText('Test store: Shipping tax')).toBeVisible()
    expect(screen.getByRole('textbox', { name: 'Shipping tax' })).toHaveValue('12')
    await user.click(saveButton())
    await waitFor(() => expect(desk.world.settings.stores[0]).toMatchObject({ autoconfirmOrders: true, shippingTaxPercent: 12 }))
  })

  test('mine or theirs is chosen field by field before anything is saved', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    const lifetime = screen.getByRole('textbox', { name: 'Selection lifetime' })
    const tax = screen.getByRole('textbox', { name: 'Shipping tax' })
    await user.clear(lifetime)
    await user.type(lifetime, '45')
    await user.clear(tax)
    await user.type(tax, '6')
    act(() => desk.given(settingsChanged(withStore({ selectionLifetimeDays: 7, shippingTaxPercent: 12 }))))

    const conflicts = await screen.findByRole('region', { name: 'Changed by somebody else too' })
    expect(within(conflicts).getByRole('row', { name: /Selection lifetime 45 days .* 7 days/ })).toBeVisible()
    expect(saveButton()).toBeDisabled()
    await user.click(within(conflicts).getByRole('button', { name: 'Keep mine: Test store: Selection lifetime' }))
    await user.click(within(conflicts).getByRole('button', { name: 'Take theirs: Test store: Shipping tax' }))
    expect(tax).toHaveValue('12')
    expect(screen.queryByRole('region', { name: 'Changed by somebody else too' })).toBeNull()
    await user.click(saveButton())
    await waitFor(() => expect(desk.world.settings.stores[0]).toMatchObject({ selectionLifetimeDays: 45, shippingTaxPercent: 12 }))
  })

  test('a change that arrives while saving is refused, shown, and lost by nobody', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    await user.click(screen.getByRole('switch', { name: 'Autoconfirm orders' }))
    const held = desk.holdAnswers()
    act(() => desk.given(settingsChanged(withStore({ shippingTaxPercent: 12 }))))
    await user.click(saveButton())
    await act(async () => held.release())
    expect(await screen.findByText(/^Not saved\. Somebody changed the settings meanwhile\./)).toBeVisible()
    expect(desk.world.settings.stores[0]).toMatchObject({ autoconfirmOrders: false, shippingTaxPercent: 12 })
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Shipping tax' })).toHaveValue('12'))
    await user.click(saveButton())
    await waitFor(() => expect(desk.world.settings.stores[0]).toMatchObject({ autoconfirmOrders: true, shippingTaxPercent: 12 }))
  })
})

describe('price lists and other money', () => {
  test('a rate is added, must be a figure, and is saved with the store', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    await user.type(screen.getByRole('textbox', { name: 'Other currency' }), 'eur{Enter}')
    const rate = screen.getByRole('textbox', { name: 'Rate of EUR' })
    expect(rate).toBeInvalid()
    await user.type(rate, '11,25')
    await user.click(saveButton())
    await waitFor(() => expect(desk.world.settings.stores[0]?.exchangeRates).toEqual({ EUR: 11.25 }))
    await user.click(await screen.findByRole('button', { name: 'Remove the rate of EUR' }))
    await user.click(saveButton())
    await waitFor(() => expect(desk.world.settings.stores[0]).not.toHaveProperty('exchangeRates'))
  })

  test('a price list is added, and a market sells by it until it does no more', async () => {
    const desk = fakeDesk()
    const { user } = await openSettings(desk)
    await user.type(screen.getByRole('textbox', { name: 'Name of a new price list' }), 'Club')
    await user.click(screen.getByRole('button', { name: 'Add price list' }))
    await waitFor(() => expect(desk.world.settings.pricelists).toMatchObject([{ name: 'Club', currency: 'SEK' }]))
    const market = await screen.findByRole('combobox', { name: /sells by$/ })
    await user.selectOptions(market, 'Club (SEK)')
    await user.click(saveButton())
    const id = desk.world.settings.pricelists?.[0]?.id
    await waitFor(() => expect(desk.world.settings.markets[0]?.pricelistId).toBe(id))
    await user.selectOptions(screen.getByRole('combobox', { name: /sells by$/ }), 'the items’ own prices')
    await user.click(saveButton())
    await waitFor(() => expect(desk.world.settings.markets[0]).not.toHaveProperty('pricelistId'))
  })
})
