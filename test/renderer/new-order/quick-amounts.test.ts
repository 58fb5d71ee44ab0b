import { expect, test } from 'vitest'
import { quickAmounts } from '../../../renderer/screens/new-order/quick-amounts.ts'

test.each([
  [27_900, [28_000, 30_000, 40_000, 50_000]],
  [160_700, [165_000, 170_000, 180_000, 200_000]],
  [134_900, [135_000, 140_000, 150_000, 200_000]],
  [3_500, [4_000, 5_000, 10_000, 20_000]],
  [499_500, [500_000]],
])('for %d in kronor and öre the note that people put down is offered, and no sum that only coins make', (toPay, offered) => {
  expect(quickAmounts(toPay, 'SEK')).toEqual(offered)
})
