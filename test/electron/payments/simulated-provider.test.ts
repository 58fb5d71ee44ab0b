import { expect, test } from 'vitest'
import { SimulatedProvider } from '../../../electron/payments/simulated-provider.ts'
import type { PaymentRequest } from '../../../electron/ports/payment-provider.ts'

const request: PaymentRequest = {
  kind: 'capture',
  key: 'command-1',
  orderId: 'o1',
  paymentId: 'p1',
  entryId: 'e1',
  methodId: 'psp',
  amount: 100,
  currency: 'SEK',
  reference: 'psp-1',
}

test('the simulator grants what it is asked, and the same key gets the same answer in any process', async () => {
  const answer = await new SimulatedProvider().ask(request)
  expect(answer.status).toBe('success')
  expect(await new SimulatedProvider().ask(request)).toEqual(answer)
})

test('different requests get references of their own', async () => {
  const provider = new SimulatedProvider()
  const answers = await Promise.all([
    provider.ask(request),
    provider.ask({ ...request, key: 'command-2' }),
    provider.ask({ ...request, kind: 'refund' }),
  ])
  expect(new Set(answers.map((answer) => answer.reference)).size).toBe(3)
})
