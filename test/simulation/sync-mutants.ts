// Seeded faults of syncing: each is one place bent, and the simulated worlds must notice. Some bend the engines of those worlds, as
// stand-ins for what an engine could do wrong.

import type { Mutant } from '../mutants/mutant.ts'

function bent(
  file: string,
  ...mutants: readonly (readonly [name: string, find: string, replace: string, reason?: string])[]
): readonly Mutant[] {
  return mutants.map(([name, find, replace, reason]) => ({ name, file, find, replace, ...(reason === undefined ? {} : { reason }) }))
}

export const SYNC_MUTANTS: readonly Mutant[] = [
  ...bent(
    'electron/service/accept-pushed.ts',
    ['a command that was seen before is decided again', 'if (seq <= desk.lastSeq)', 'if (seq < 0)'],
    ['gaps in the sequence are accepted', 'if (seq > desk.lastSeq + 1)', 'if (seq > desk.lastSeq + 1_000)'],
    [
      'a quarantined command does not use up its number',
      'await openAside(set, { ...pushed, command: vouched }, fault, now)\n    const changes = { ...changeSetOf([{ command: vouched, record }], set, now), desks: [standing(desk, seq)] }',
      'await openAside(set, { ...pushed, command: vouched }, fault, now)\n    const changes = { ...changeSetOf([{ command: vouched, record }], set, now), desks: [] }',
    ],
    ['a pushed command is kept without its place in its desk', 'command: vouched }, now), now, seq)', 'command: vouched }, now), now)'],
  ),
  ...bent(
    'electron/service/outcome-of-pushed.ts',
    ['an intent is not blocked by what its desk did not know', 'notTaken > known ? notTaken', 'notTaken > known + 1_000 ? notTaken'],
    ['what is blocked is blocked for ever', 'notTaken > known ? notTaken', 'notTaken > 0 ? notTaken'],
    ['wishes do not wait for a decision about what was set aside', 'return aside?.setAside?.seq ?? null', 'return null'],
  ),
  ...bent('electron/service/set-aside.ts', [
    'what was set aside is decided without being run',
    'const outcome = await outcomeOfPushed(transaction, set, pushed, now)',
    'const outcome = await outcomeOfPushed(transaction, new WorkingSet(transaction), pushed, now)',
    'What the manager sees is missing is for a person to notice; the tests of running again do.',
  ]),
  ...bent(
    'electron/store/change-page.ts',
    ['a wider window is told to nobody', "!== window.scope) return 'scope'", '!== window.scope) return null'],
    ['who was away for longer than deletions are told goes on', '< window.floor', '< -window.floor'],
  ),
  ...bent('electron/service/outcome-of-refused.ts', [
    'a fact is refused like a wish',
    'if (!conflict) return',
    "if (!conflict || kind === 'fact') return",
  ]),
  ...bent(
    'electron/service/hub-service.ts',
    ['outcomes are not in the feed', '?? store.changesSince(cursor, rows, desk.id)', '?? store.changesSince(cursor, rows)'],
    ['a command that fails again and again is never set aside', 'TIMES_BEFORE_SET_ASIDE = 3', 'TIMES_BEFORE_SET_ASIDE = 3_000_000'],
    [
      'a push of before a restore is taken',
      "if (epoch !== head.epoch) return answer({ why: 'epoch' })",
      "if (epoch === '') return answer({ why: 'epoch' })",
    ],
    [
      'two pushes of one desk are taken at once',
      'if (this.#pushing.has(desk.id))',
      "if (this.#pushing.has(''))",
      'Each command is one transaction that looks at the sequence itself: this only spares work.',
    ],
    [
      'why a push was stopped is not said',
      "if ('stop' in taken) return answer(taken.stop)",
      "if ('stop' in taken) return answer()",
      'A desk that is told nothing asks again a little later. A gap comes of a shop that was set back, which its epoch tells as well.',
    ],
  ),
  ...bent('electron/service/lifecycle-service.ts', [
    'what a process before did not ask the provider is not asked',
    'service.#afterCommit.ask(unanswered.map(({ request }) => request))',
    'void unanswered',
  ]),
  ...bent(
    'electron/store/change-page.ts',
    ['the cursor of a truncated page is the head', 'const to = more ? (last ?? from) : head.version', 'const to = head.version'],
    ['a cursor of another epoch is taken for one of this', "if (cursor.epoch !== head.epoch) return 'epoch'", ''],
    ['a cursor from the future is taken as it is', "if (Math.max(cursor.version, cursor.snap ?? 0) > head.version) return 'ahead'", ''],
    ['a page ends in the middle of a version', 'found.filter((row) => row.version < overflow.version)', 'found.slice(0, maxRows)'],
  ),
  ...bent(
    'electron/sync/push-loop.ts',
    [
      'what is sent counts as accepted',
      'const pushedEpoch =',
      "await outbox.settle('', entries.map(({ seq }) => ({ seq, outcome: null })))\n    const pushedEpoch =",
    ],
    [
      'an accepted command leaves the overlay with its answer',
      'if (base) await outbox.contained(base.epoch, base.version)',
      'if (base) await outbox.contained(base.epoch, 1_000_000)',
    ],
    ['what a desk knew is not sent', 'return { seq, known, isFact, command', 'return { seq, known: 0, isFact, command'],
    ['a withdrawn command is sent whole', "command: state === 'withdrawn' ? null : command", 'command'],
    ['what was sent can still be withdrawn', 'await outbox.markSent(last.seq)', ''],
    [
      'nothing is sent again when the authority forgot it',
      'if ((await epoch.forgot(answer.stop.expected - 1)) === 0)',
      'if (answer.stop.expected < 0)',
      'In the worlds the next page says so as well. Held by test/electron/sync/sync-engine.test.ts: an authority that misses a number gets what it forgot.',
    ],
    ['a desk gives up sending after a failure', 'await restAfter(error, this.bell, this.#backoff, this.#parts)', 'return void error'],
    [
      'what the authority does not know yet counts as done',
      "throw calls.hold('outdated')",
      'await outbox.settle(answer.epoch, [{ seq: answer.lastSeq + 1, outcome: null }])\n        return',
    ],
  ),
  ...bent(
    'electron/sync/pull-loop.ts',
    ['each page is shown by itself', 'if (page.more) return\n', ''],
    ['the answers of a page are not taken over', 'await outbox.settle(page.epoch, results)', 'void results'],
    [
      'a page is shown before its answers are taken over',
      'await outbox.settle(page.epoch, results)\n    await outbox.forget(purged)\n    await replica.reveal()',
      'await replica.reveal()\n    await outbox.settle(page.epoch, results)\n    await outbox.forget(purged)',
      'Sending again brings the same answers. Held by test/electron/sync/sync-engine.test.ts: answers there was no room for.',
    ],
    [
      'a page of before a restore is taken',
      'if (from > 0 && epoch !== shared.current) throw',
      "if (from > 0 && epoch === '') throw",
      'The next page puts it right. Held by test/electron/sync/sync-engine.test.ts: a page written before the authority was set back.',
    ],
    [
      'an answer to another question is taken',
      'if (!answersIt) throw',
      'if (!answersIt && page.from < 0) throw',
      'The replica refuses a page that does not go on where the last one ended, and a link gives no answer of another question.',
    ],
    ['accepted commands stay in the overlay for ever', 'await outbox.contained(page.epoch, page.to)', ''],
    [
      'texts about purged orders are kept',
      'await outbox.forget(purged)',
      'void purged',
      'Held by test/electron/sync/sync-engine.test.ts: what a desk did to an order that was purged.',
    ],
    [
      'that the authority was set back without saying so is not noticed',
      "if (reset === 'ahead') await shared.forgot(lastSeq)",
      'void reset',
    ],
  ),
  ...bent(
    'electron/sync/shared-epoch.ts',
    ['nothing is sent again after a restore', 'await this.#sendAgainAfter(epoch, lastSeq)', 'void lastSeq'],
    [
      'nobody hears that something is sent again',
      'if (count > 0) this.#onSentAgain()',
      '',
      'Rare: what is sent again is mostly shown by the rows of before. Held by test/electron/sync/set-back.test.ts: shown as waiting at once.',
    ],
    [
      'what was asked before a restore has its answer still',
      'if (turns !== this.#turns) throw',
      'if (turns > this.#turns) throw',
      'The rows of the new epoch bring the right answer, if late. Held by test/electron/sync/set-back.test.ts: an answer from before the shop was set back.',
    ],
  ),
  ...bent(
    'electron/sync/desk-gateway.ts',
    [
      'a click is answered before its command is kept',
      "const entry = await outbox.append(command, await outbox.known(), clock.now(), kind === 'fact')",
      "const told = await outbox.known()\n    outbox.append(command, told, clock.now()).catch(() => undefined)\n    const entry: OutboxEntry = { seq: 0, command, known: told, isFact: false, state: 'pending', outcome: null, keptAt: '', seenAt: null, change: 0 }",
    ],
    ['a command claims to know answers nobody has', 'await outbox.known()', '(await outbox.summary()).lastSeq'],
    [
      'the shown state forgets to look again',
      'revealed: (cursor) => {\n        this.#shown.invalidate()',
      'revealed: (cursor) => {',
      'The answers that come with every reveal make it look again as well.',
    ],
  ),
  ...bent(
    'electron/sync/shown-desk.ts',
    [
      'what was accepted and is not in the rows yet is not shown',
      "if (entry.state === 'pending' || entry.state === 'accepted') await",
      "if (entry.state === 'pending') await",
    ],
    [
      'what is sent again is shown twice over the rows of before',
      'if (entry.containedIn !== undefined && entry.containedIn === base?.epoch) continue',
      '',
    ],
    [
      'what is sent again is not shown over the rows that lack it',
      'entry.containedIn === base?.epoch) continue',
      'base !== null) continue',
      'Rare: what is sent again mostly arrives before the rows do. Held by test/electron/sync/set-back.test.ts: over those that lack it.',
    ],
  ),
  ...bent('electron/sync/authority-calls.ts', [
    'a silent hub is waited for without end',
    'await Promise.race([question(call.signal), tooLate, stopped])',
    'await Promise.race([question(call.signal), stopped])',
  ]),
  ...bent('electron/sync/bell.ts', [
    'a ring while nobody sleeps is lost',
    'ring(): void {\n    this.#isRinging = true',
    'ring(): void {\n    this.#isRinging = this.#wake !== null',
    'The next hint rings again. Held by test/electron/sync/bell.test.ts: a ring while nobody sleeps.',
  ]),
  ...bent('test/simulation/memory-order-store.ts', [
    'the number is used up though the effect was not kept',
    'this.changes = changes',
    'this.changes = changes\n    for (const desk of changes.desks) this.#disk.tables.desks.set(desk.id, desk)',
  ]),
  ...bent(
    'test/simulation/memory-reads.ts',
    [
      'what was purged is not in the feed',
      'for (const [id, { version }] of tombstones) {',
      'for (const [id, { version }] of [...tombstones].slice(0, 0)) {',
    ],
    ['ended baskets stay at the desks', "selections.has(id) ? ['selection'] :", 'selections.has(id) ? [] :'],
    ['decided cases stay at the desks', "['selection'] : ['case']", "['selection'] : []"],
  ),
  ...bent(
    'test/simulation/memory-outbox.ts',
    [
      'answers of another epoch settle',
      'row.epoch === epoch && (row.version',
      '(row.version',
      'Held by test/contracts/outbox-store-contract.ts: an accepted command is shown until the confirmed rows contain it.',
    ],
    [
      'what a desk knew before a restore still counts after it',
      "if (row.seq > lastSeq && row.state === 'pending') row.known = 0",
      "if (row.seq > lastSeq && row.state === 'pending') row.known += 0",
      'Held by test/contracts/outbox-store-contract.ts: gets what is sent anew as made by a desk that knew of no answer.',
    ],
    [
      'a withdrawn number is not sent',
      "return state === 'pending' || (state === 'withdrawn' && epoch === null)",
      "return state === 'pending'",
    ],
    [
      'a full disk is not noticed',
      "if (disk.isFull) throw new StoreFailure('disk-full', 'There is no room on this disk.')",
      "if (disk.isFull) return entryOf({ seq: 0, state: 'pending', outcome: null, change: 0, keptAt, known, seenAt: null } as Row, command)",
    ],
    [
      'an answer stands though a shop that was set back decided anew',
      'if (!row || row.epoch === epoch) continue',
      "if (!row || row.epoch === epoch || (row.epoch !== null && row.state !== 'accepted')) continue",
      'Rare: world 2144 found it. Held by test/contracts/outbox-store-contract.ts: of another epoch take the place of those that are there.',
    ],
    [
      'an answer is overwritten by a later one of its epoch',
      'if (!row || row.epoch === epoch) continue',
      'if (!row) continue',
      'Within an epoch an authority gives one answer. Held by test/contracts/outbox-store-contract.ts: and stay when they come again.',
    ],
  ),
  ...bent(
    'test/simulation/memory-replica.ts',
    [
      'the epoch is kept before the rows are replaced',
      'disk.stage = null\n      const { scope, head } = page',
      'disk.stage = null\n      disk.shown.tables.epoch = page.epoch\n      const { scope, head } = page',
    ],
    [
      'what was staged survives a wipe',
      'this.shown = { ...held(), floor: 1 }\n    this.stage = null\n    this.next = null',
      'this.shown = { ...held(), floor: 1 }',
      'A wipe between two pages is rare. Held by test/contracts/memory-replica.test.ts: of a replica that was thrown away nothing is left.',
    ],
    [
      'rows of before stay after a bootstrap',
      'if (next) this.#disk.shown = {',
      'for (const [id, row] of next ? this.#disk.shown.tables.orders : [])\n      if (!next?.held.tables.orders.has(id)) next?.held.tables.orders.set(id, row)\n    if (next) this.#disk.shown = {',
    ],
    [
      'a purged order stays in the rows',
      "if (row.deleted === 'purge') purge(tables, id, version)",
      "if (row.deleted === 'purge') left.delete(id)",
    ],
  ),
  ...bent('test/simulation/run-world.ts', [
    'a desk that lost its disk goes on under its old name',
    'desk.becomes(await world.pairs(desk.place))',
    'const { deskId, series } = desk.outboxDisk\n    const Disk = desk.outboxDisk.constructor as new (id: string, series: string) => SimDesk["outboxDisk"]\n    desk.becomes(new Disk(deskId, series))',
  ]),
]
