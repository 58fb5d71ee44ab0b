import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { QuantityField } from '../../../renderer/components/quantity-field.tsx'

function Units({ min }: { readonly min: number }) {
  const [value, setValue] = useState(2)
  return (
    <>
      <QuantityField label="Units" value={value} min={min} max={20} onChange={setValue} />
      <output>{value}</output>
    </>
  )
}

const field = () => screen.getByRole('textbox', { name: 'Units' })
const counted = () => screen.getByRole('status').textContent

test.each(['1.5', '1e1', '-1', '1,5'])('%s is no number of units: it is marked, and is never read as another number', async (typed) => {
  const user = userEvent.setup()
  render(<Units min={1} />)
  await user.click(field())
  await user.keyboard(typed)
  expect(field()).toBeInvalid()
  expect(Number(counted())).toBeLessThan(3)
  await user.tab()
  expect(field()).toBeValid()
  expect(field()).toHaveValue(counted())
})

test('a field emptied to be typed anew takes the new number, not the old digit with it', async () => {
  const user = userEvent.setup()
  render(<Units min={1} />)
  await user.clear(field())
  await user.keyboard('5')
  expect(counted()).toBe('5')
})

test('more than there is becomes what there is', async () => {
  const user = userEvent.setup()
  render(<Units min={0} />)
  await user.click(field())
  await user.keyboard('99')
  expect(field()).toHaveValue('20')
  expect(counted()).toBe('20')
})
