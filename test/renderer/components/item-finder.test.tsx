import { MantineProvider } from '@mantine/core'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { ItemFinder } from '../../../renderer/components/item-finder.tsx'
import type { ProductItem } from '../../../shared/lifecycle/settings.ts'

const SHIRT: ProductItem = {
  id: 'shirt',
  sku: 'SKU-shirt',
  ean: '',
  productName: 'Shirt',
  brandName: '',
  variantName: '',
  size: '',
  weight: 0,
  unitPrice: 19_900,
  currency: 'SEK',
  taxPercent: 25,
  preorder: false,
  stockOffset: null,
  active: true,
}

/** A shop whose answer is awaited. */
function slowShop() {
  const asked: string[] = []
  const answer = Promise.withResolvers<readonly ProductItem[]>()
  const find = (text: string) => {
    asked.push(text)
    return answer.promise
  }
  return { asked, find, says: (items: readonly ProductItem[]) => act(async () => answer.resolve(items)) }
}

const field = () => screen.getByRole('combobox', { name: 'Find an item' })

test('what Enter takes once it is found goes into the basket as it is by then, and not as it was at Enter', async () => {
  const { asked, find, says } = slowShop()
  const baskets: string[] = []
  const basketWith = (already: string) => (
    <MantineProvider env="test">
      <ItemFinder currency="SEK" find={find} onChoose={({ id }) => baskets.push(`${already} ${id}`)} />
    </MantineProvider>
  )
  const { rerender } = render(basketWith('nothing,'))
  await userEvent.type(field(), 'shirt{Enter}')
  await expect.poll(() => asked.at(-1)).toBe('shirt')
  rerender(basketWith('a scanned mug,'))
  await says([SHIRT])
  expect(baskets).toEqual(['a scanned mug, shirt'])
  expect(field()).toHaveValue('')
})

test('that no item matches is said once it is known, and not while the answer is awaited', async () => {
  const { asked, find, says } = slowShop()
  render(
    <MantineProvider env="test">
      <ItemFinder currency="SEK" find={find} onChoose={() => undefined} />
    </MantineProvider>,
  )
  await userEvent.type(field(), 'zzz')
  await expect.poll(() => asked.at(-1)).toBe('zzz')
  expect(screen.queryByText(/^No item matches/)).toBeNull()
  await says([])
  expect(screen.getByText('No item matches “zzz”.')).toBeVisible()
})
