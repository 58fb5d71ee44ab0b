import { expect, test } from 'vitest'
import type { Paper } from '../../../renderer/printing/paper.ts'
import type { PrintFailure } from '../../../renderer/printing/print-job.ts'
import { usualProfile } from '../../../renderer/printing/print-job.ts'
import { type PaperPrinter, PrintQueue } from '../../../renderer/printing/print-queue.ts'
import { countedIds } from '../../support/authority.ts'
import { memoryPrintBox } from '../../support/memory-print-box.ts'

const { kind: _, ...PROFILE } = usualProfile('packingSlip')

const paper = (number: string): Paper => ({ kind: 'test', number, issuedAt: '2026-03-03T09:00:00.000Z', shopName: 'Nordvik' })

/** A printer that says what it was given, and does not take it while it has a fault. */
class TestPrinter implements PaperPrinter {
  readonly printed: string[] = []
  fault: PrintFailure | Error | null = null
  gate: Promise<void> = Promise.resolve()

  async print({ number }: Paper): ReturnType<PaperPrinter['print']> {
    await this.gate
    if (this.fault instanceof Error) throw this.fault
    if (this.fault) return this.fault
    this.printed.push(number)
    return { outcome: 'printed' }
  }
}

function parts(now = '2026-03-03T09:00:00.000Z') {
  const printer = new TestPrinter()
  const clock = { now }
  return { box: memoryPrintBox(), printer, clock, now: () => clock.now, newId: countedIds('job').newId }
}

test('papers come out one after the other, in the order they were asked for', async () => {
  const { printer, ...rest } = parts()
  const queue = await PrintQueue.open({ printer, ...rest })
  const hold = Promise.withResolvers<void>()
  printer.gate = hold.promise
  const first = queue.add(paper('1'), null, PROFILE)
  const second = queue.add(paper('2'), null, PROFILE)
  hold.resolve()
  await Promise.all([first, second])
  expect(printer.printed).toEqual(['1', '2'])
  expect(queue.picture().jobs.map((job) => [job.paper.number, job.state])).toEqual([
    ['2', 'printed'],
    ['1', 'printed'],
  ])
})

test('a printer that fails, or breaks while it is asked, leaves the paper with its reason, and the next one prints', async () => {
  const { printer, ...rest } = parts()
  const queue = await PrintQueue.open({ printer, ...rest })
  printer.fault = { why: 'no-printer', printer: 'Zebra' }
  expect(await queue.add(paper('1'), null, PROFILE)).toMatchObject({ state: 'failed', failure: { why: 'no-printer', printer: 'Zebra' } })
  printer.fault = new Error('no ink')
  expect(await queue.add(paper('2'), null, PROFILE)).toMatchObject({ state: 'failed', failure: { why: 'failed', message: 'no ink' } })
  printer.fault = null
  expect(await queue.add(paper('3'), null, PROFILE)).toMatchObject({ state: 'printed' })
  const first = queue.picture().jobs.at(-1)
  expect(await queue.retry(first?.id ?? '', { copies: 3 })).toMatchObject({
    state: 'printed',
    tries: 2,
    failure: null,
    profile: { copies: 3 },
  })
})

test('after a reload the papers are there: what waited is printed, what was half done says so', async () => {
  const { printer, box, ...rest } = parts()
  const queue = await PrintQueue.open({ printer, box, ...rest })
  const hold = Promise.withResolvers<void>()
  printer.gate = hold.promise
  void queue.add(paper('half'), 'o1', PROFILE)
  void queue.add(paper('waiting'), 'o1', PROFILE)
  await expect.poll(async () => (await box.jobs()).map((job) => job.state).toSorted()).toEqual(['printing', 'waiting'])

  const next = new TestPrinter()
  const reopened = await PrintQueue.open({ printer: next, box, ...rest })
  await expect.poll(() => next.printed).toEqual(['waiting'])
  expect(reopened.picture().jobs.find((job) => job.paper.number === 'half')).toMatchObject({
    state: 'failed',
    failure: { why: 'interrupted' },
  })
  hold.resolve()
})

test('what is done is forgotten after a day, what is stuck is not, and papers of a deleted order go at once', async () => {
  const { printer, clock, ...rest } = parts()
  const queue = await PrintQueue.open({ printer, ...rest })
  await queue.add(paper('done'), 'o1', PROFILE)
  printer.fault = { why: 'cancelled' }
  await queue.add(paper('stuck'), 'o2', PROFILE)
  await queue.add(paper('gone'), 'o3', PROFILE)
  await queue.forgetOrder('o3')
  clock.now = '2026-03-04T10:00:00.000Z'
  const reopened = await PrintQueue.open({ printer, ...rest })
  expect(reopened.picture().jobs.map((job) => job.paper.number)).toEqual(['stuck'])
  expect((await rest.box.jobs()).map((job) => job.paper.number)).toEqual(['stuck'])
})

test('where papers go is kept on this computer', async () => {
  const { printer, ...rest } = parts()
  const queue = await PrintQueue.open({ printer, ...rest })
  expect(queue.profileOf('label')).toMatchObject({ printer: null, size: 'label100x150', copies: 1, silent: true })
  await queue.setProfile({ ...queue.profileOf('label'), printer: 'Zebra', copies: 2 })
  const reopened = await PrintQueue.open({ printer, ...rest })
  expect(reopened.profileOf('label')).toMatchObject({ printer: 'Zebra', copies: 2 })
})
