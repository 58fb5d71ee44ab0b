import { expect, test } from 'vitest'
import { linkIn, pageOfLink, wordsBeforeLink } from '../../../electron/desktop/desk-links.ts'

test('a link to an order or a basket leads to its page', () => {
  expect(pageOfLink('orderdesk://order/0199a000-0000-7000-8000-000000000001')).toBe(
    'desk://app/#/order/0199a000-0000-7000-8000-000000000001',
  )
  expect(pageOfLink('orderdesk://order/o1/')).toBe('desk://app/#/order/o1')
  expect(pageOfLink('ORDERDESK://Order/K3-01042')).toBe('desk://app/#/order/K3-01042')
  expect(pageOfLink('orderdesk://selection/s1?key=a_b-c')).toBe('desk://app/#/order/s1')
})

test.each([
  'orderdesk://order/',
  'orderdesk://order/../../admin',
  'orderdesk://order/%2e%2e/admin',
  'orderdesk://order/o1#/settings',
  'orderdesk://order/o1/settings',
  'orderdesk://order/o1?a b',
  `orderdesk://order/${'x'.repeat(10_000)}`,
  'orderdesk://settings',
  'orderdesk:order/o1',
  'desk://app/#/order/o1',
  'https://evil.test/orderdesk://order/o1',
])('%s leads nowhere', (link) => {
  expect(pageOfLink(link)).toBeNull()
})

test('the link is found among the words of a start, and what follows it is dropped', () => {
  const argv = ['/opt/order-desk', '--demo', 'orderdesk://order/o1', '--data', '/elsewhere']
  expect(linkIn(argv)).toBe('orderdesk://order/o1')
  expect(wordsBeforeLink(argv)).toEqual(['/opt/order-desk', '--demo'])
  expect(linkIn(['/opt/order-desk', '--demo'])).toBeNull()
  expect(wordsBeforeLink(['/opt/order-desk', '--demo'])).toEqual(['/opt/order-desk', '--demo'])
})
