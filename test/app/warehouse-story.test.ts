// A packer's morning on the sample shop by scanner and keyboard alone, in a real browser: twenty parcels, and a few zoomed in.

import { beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, findingsInBothLights, pressHavingRead, takePicture, zoomTo } from '../support/app-under-test.ts'
import { deskInBrowser } from '../support/desk-in-browser.ts'
import { browserMissing } from '../support/real-browser.ts'
import { scanInto } from '../support/scanner-keys.ts'

const missing = browserMissing()
const BOUNCE_MS = 500
const PARCEL_NUMBER = /A-\d+-\d+/

const RUNS = [
  { name: 'at the size of a screen', zoom: 1, parcels: 20, refusedAt: 5, calmAt: 3 },
  { name: 'at 200 % zoom', zoom: 2, parcels: 3, refusedAt: 1, calmAt: 1 },
] as const

const size = { width: 1360, height: 800 }

describe.skipIf(missing !== null).each(RUNS)(`a packer’s morning $name${missing ? ` (skipped: ${missing})` : ''}`, (run) => {
  // A sample shop for each: one has not parcels enough for both.
  const window = deskInBrowser({ size })
  const made = { keys: 0, scans: 0 }
  const slowest: number[] = []

  beforeAll(async () => {
    await zoomTo(window.page, size, run.zoom)
    await window.page.getByRole('main').getByRole('row').nth(1).waitFor()
  })

  const press = async (key: string) => {
    made.keys += 1
    await pressHavingRead(window.page, key)
  }
  const board = () => window.page.getByRole('region', { name: 'Last scan' })
  const heading = () => window.page.getByRole('heading', { level: 1 })

  /** Scans and waits for the judgement over it. */
  const scan = async (code: string, verdict: RegExp) => {
    made.scans += 1
    const began = performance.now()
    await scanInto(window.page, code)
    await board()
      .getByText(verdict)
      .first()
      .waitFor()
      .catch(async (error: unknown) => {
        throw new Error(`${code} in ${await heading().textContent()}: the window says “${(await board().allTextContents()).join(' | ')}”`, {
          cause: error,
        })
      })
    slowest.push(performance.now() - began)
  }

  /** What the table lists: the code of each line, how many it needs and how many are in. */
  const lines = () =>
    window.page
      .getByRole('table', { name: 'What belongs into the parcel' })
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => ({
          sku: row.querySelectorAll('bdi')[1]?.textContent ?? '',
          need: Number(row.querySelectorAll('td')[1]?.textContent ?? 0),
          packed: row.querySelectorAll('i[data-in]').length,
        })),
      )

  const waiting = async () => {
    const count = async (queue: string) =>
      Number(
        /\d+/.exec(
          (await window.page
            .getByRole('navigation')
            .getByRole('link', { name: RegExp(`^${queue} `) })
            .textContent()) ?? '',
        )?.[0],
      )
    return (await count('To pick')) + (await count('To pack'))
  }

  test('parcels are picked, packed and sent without a mouse', async () => {
    const { page } = window
    await press('g')
    await press('p')
    await page.getByRole('heading', { level: 1, name: 'To pick' }).waitFor()
    const before = await waiting()
    expect(before).toBeGreaterThanOrEqual(run.parcels)
    await press('g')
    await press('v')
    await page.getByRole('heading', { level: 1, name: 'Pack and verify' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await press('Enter')
    const began = performance.now()

    for (let parcel = 1; parcel <= run.parcels; parcel += 1) {
      await heading()
        .filter({ hasText: /^Pack A-/ })
        .waitFor()
      // Beside it stands a mark while something waits to be sent, which comes and goes.
      const [number = ''] = PARCEL_NUMBER.exec((await heading().textContent()) ?? '') ?? []
      const listed = await lines()
      if (parcel === run.refusedAt) await refusesAStranger(listed)
      if (parcel === 1) await inTheSecondBox()
      let left = listed.reduce((sum, line) => sum + line.need - line.packed, 0)
      for (const { sku, need, packed } of listed) {
        for (let unit = packed; unit < need; unit += 1) {
          left -= 1
          // The same code sooner than this is one unit whose scanner bounced.
          if (unit > packed) await page.waitForTimeout(BOUNCE_MS)
          await scan(sku, left === 0 ? /good-to-go/ : RegExp(`^${unit + 1} of ${need} in the parcel`))
        }
      }
      if (packedBefore(listed)) {
        // Whoever finds a parcel packed already looks twice.
        await page.waitForTimeout(1000)
        await press('Enter')
        await board().getByText('P prints its label').waitFor()
      }
      if (parcel === run.calmAt) await inBothLights('a parcel that is good-to-go')
      await scan(`00373${String(6_000_000_000 + run.zoom * 100 + parcel)}`, /^00373/)
      await press('Enter')
      await board().getByText('may leave').waitFor()
      await press('Enter')
      await heading()
        .filter({ hasNotText: RegExp(`${number}(?!\\d)`) })
        .waitFor()
    }

    const seconds = Math.round((performance.now() - began) / 1000)
    await press('g')
    await press('p')
    await page.getByRole('heading', { level: 1, name: 'To pick' }).waitFor()
    await expect.poll(waiting).toBe(before - run.parcels)
    const p95 = slowest.toSorted((a, b) => a - b)[Math.floor(slowest.length * 0.95)] ?? 0
    process.stdout.write(
      `packer ${run.name}: ${run.parcels} parcels, ${made.scans} scans, ${made.keys} keys, ${seconds} s; scan to judgement p95 ${Math.round(p95)} ms\n`,
    )
    expect(window.complaints).toEqual([])
  })

  /** Somebody was called away before the last key. */
  const packedBefore = (listed: Awaited<ReturnType<typeof lines>>) => listed.every(({ need, packed }) => need === packed)

  /** On a low window: a button one has to scroll to is one nobody finds. */
  const theWayOnIsInSight = async () => {
    await window.page.setViewportSize({ width: 1024, height: 700 })
    const button = window.page.getByRole('button', { name: /^Next parcel/ }).last()
    expect(
      await button.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return [y + 1, y + height - 1].every((edge) => element.contains(document.elementFromPoint(x + width / 2, edge)))
      }),
    ).toBe(true)
    await zoomTo(window.page, size, run.zoom)
  }

  const inTheSecondBox = async () => {
    await press('Alt+2')
    await expect.poll(() => window.page.getByRole('combobox', { name: 'Box' }).inputValue()).toBe('Small box')
    // Nobody has the scanner in hand again sooner.
    await window.page.waitForTimeout(BOUNCE_MS)
  }

  const refusesAStranger = async (listed: Awaited<ReturnType<typeof lines>>) => {
    const { page } = window
    const stranger = ['NV-TENT', 'SK-KNIV', 'LJ-LAMP'].find((sku) => listed.every((line) => line.sku !== sku)) ?? ''
    await scan(stranger, /Not in this parcel/)
    if (run.zoom === 1) {
      await takePicture(page, 'pack')
      await page.emulateMedia({ colorScheme: 'dark' })
      await takePicture(page, 'pack-dark')
      await theWayOnIsInSight()
    }
    await inBothLights('a refused scan')
    const open = listed.find(({ need, packed }) => packed < need)
    await scan(open?.sku ?? '', / of \d+ in the parcel|good-to-go/)
    await press('u')
    await board().getByText('Taken out').waitFor()
  }

  const inBothLights = async (name: string) => expect(await findingsInBothLights(window.page), name).toEqual([])
})
