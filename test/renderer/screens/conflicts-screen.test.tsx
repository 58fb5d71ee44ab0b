import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { deskState, useDeskState } from '../../../renderer/state/desk-state.ts'
import type { CommandArgs, CommandName } from '../../../shared/lifecycle/command.ts'
import { CONFLICT_KINDS, CONFLICTS, type ConflictKind } from '../../../shared/lifecycle/conflict.ts'
import type { SyncCase } from '../../../shared/lifecycle/sync-case.ts'
import { choicesOf } from '../../../shared/views/case-choices.ts'
import { caseHeadline, effectSentence } from '../../../shared/views/case-sentence.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { commandBy, confirmed, ORDER_ID, placed, record, type Step } from '../../support/given-order.ts'

const AT = '2025-03-03T12:00:00Z'
/** A screen that was never opened is fetched first. */
const LAZY = { timeout: 8000 }
const CONFLICTS_PLACE = { screen: 'conflicts', id: null } as const

function caseOf<Name extends CommandName>(kind: ConflictKind, name: Name, args: CommandArgs[Name], more: Partial<SyncCase> = {}): SyncCase {
  return {
    id: `${kind}.case`,
    kind,
    orderId: ORDER_ID,
    orderNumber: 'A-00001',
    command: commandBy(kind, name, args, { actorName: 'Wilma' }),
    refusal: null,
    serviceState: { status: 2, isOnHold: false, changedAt: '2025-03-03T09:12:00Z', changedBy: 'Maja' },
    recorded: [{ as: 'nothing' }],
    affectedOrderIds: [],
    openedAt: AT,
    resolution: null,
    ...more,
  }
}

/** The authority has laid this before a person. */
function opened(syncCase: SyncCase): Step {
  return (world) => {
    record(world, syncCase.id, [{ kind: 'CaseOpened', syncCase, at: AT, by: 'Wilma' }])
  }
}

const EDIT = caseOf('EDIT_CONFLICT', 'EditOrder', { changes: { comment: 'Ring twice' }, before: { comment: '' } })
const resolved = (desk: ReturnType<typeof fakeDesk>) => desk.submitted.filter((command) => command.name === 'ResolveConflict')

describe('the conflict inbox', () => {
  const kinds = CONFLICT_KINDS.filter((kind) => CONFLICTS[kind].needsDecision)

  test.each(kinds)('%s shows what happened here, what the service knew and what follows, and is decided by a digit', async (kind) => {
    const syncCase = caseOf(kind, 'MarkAsPaid', { methodId: 'cash' })
    const desk = fakeDesk(placed(), confirmed(), opened(syncCase))
    const { user } = await openApp(desk, CONFLICTS_PLACE)
    const detail = within(await screen.findByRole('region', { name: `Case: ${caseHeadline(syncCase)}` }))
    expect(within(detail.getByRole('region', { name: 'What happened here' })).getByText(/^Wilma: mark as paid/)).toBeVisible()
    expect(within(detail.getByRole('region', { name: 'What the service knew' })).getByText(/A-00001 was Confirmed.*Maja/)).toBeVisible()
    expect(within(detail.getByRole('region', { name: 'Effect on the customer' })).getByText(effectSentence(syncCase))).toBeVisible()
    const choices = choicesOf(kind)
    for (const { label, consequence } of choices) {
      expect(detail.getByRole('button', { name: new RegExp(label) })).toHaveTextContent(consequence)
    }
    const place = choices.findIndex((choice) => choice.asks.length === 0)
    await user.keyboard(`${place + 1}`)
    await user.keyboard('As the customer wished{Enter}')
    await waitFor(() => expect(resolved(desk)).toHaveLength(1))
    expect(resolved(desk)[0]).toMatchObject({
      aggregate: { type: 'case', id: syncCase.id },
      args: { choice: choices[place]?.choice, comment: 'As the customer wished' },
    })
  })

  test('what was done at another desk is told under the name of that desk', async () => {
    const desk = fakeDesk(placed(), confirmed(), opened({ ...EDIT, command: { ...EDIT.command, deskId: 'desk-2' } }))
    desk.desks = desk.desks.map((each) => ({ ...each, id: 'desk-2', name: 'Packing' }))
    await openApp(desk, CONFLICTS_PLACE)
    expect(await screen.findByRole('region', { name: 'What happened at Packing' }, LAZY)).toBeVisible()
  })

  test('what two people wrote stands side by side; the decision stays to be read', async () => {
    const desk = fakeDesk(placed(), confirmed(), opened(EDIT))
    const { user } = await openApp(desk, CONFLICTS_PLACE)
    const row = await screen.findByRole('row', { name: /Customer’s comment/ })
    expect(within(row).getByText('Ring twice')).toBeVisible()
    await user.click(screen.getByRole('button', { name: /^Keep the service’s/ }))
    await user.keyboard('{Enter}')
    expect(await screen.findByText(/^Keep the service’s, decided by Mona/)).toBeVisible()
    expect(screen.getByText('nothing to decide')).toBeVisible()
    expect(within(screen.getByRole('list', { name: 'Decided' })).getByText('A-00001')).toBeVisible()
    expect(deskState().cases[0]?.resolution?.choice).toBe('theirs')
  })

  test('what the service failed over is shown as it came, with the fault and the desk', async () => {
    const setAside = { fault: 'Kq3xZ', seq: 12, isFact: true }
    const desk = fakeDesk(placed(), confirmed(), opened(caseOf('QUARANTINED', 'MarkAsPaid', { methodId: 'cash' }, { setAside })))
    const { user } = await openApp(desk, CONFLICTS_PLACE)
    const panel = within(await screen.findByRole('region', { name: 'Set aside' }))
    expect(panel.getByText('Wilma')).toBeVisible()
    expect(panel.getByText(/command 12/)).toBeVisible()
    expect(panel.getByText('Kq3xZ')).toBeVisible()
    await user.click(panel.getByText('The command as it was kept'))
    expect(panel.getByText(/"methodId": "cash"/)).toBeVisible()
  })

  test('a refusal of the decision is said in place', async () => {
    const desk = fakeDesk(placed(), confirmed(), opened(caseOf('CAPTURE_FAILED', 'CompleteShipment', { shipmentId: 'gone', dispatch: {} })))
    const { user } = await openApp(desk, CONFLICTS_PLACE)
    await user.click(await screen.findByRole('button', { name: /^Try again/ }))
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('alert')).toHaveTextContent(/Not decided/)
  })

  test('J and K lead from case to case, the rail counts them', async () => {
    const second = caseOf('PRICE_CHANGED', 'AddNote', { note: 'x' }, { openedAt: '2025-03-03T12:05:00Z' })
    const { user } = await openApp(fakeDesk(placed(), confirmed(), opened(EDIT), opened(second)), CONFLICTS_PLACE)
    expect(await screen.findByRole('heading', { level: 2, name: 'Two people changed the same' })).toBeVisible()
    expect(screen.getByRole('link', { name: 'Conflicts 2' })).toBeVisible()
    await user.keyboard('j')
    expect(await screen.findByRole('heading', { level: 2, name: caseHeadline(second) })).toBeVisible()
    await user.keyboard('k')
    expect(await screen.findByRole('heading', { level: 2, name: caseHeadline(EDIT) })).toBeVisible()
  })

  test('whoever may not decide sees the case and is told who does', async () => {
    const desk = fakeDesk(placed(), confirmed(), opened(EDIT))
    const { user } = await openApp(desk, CONFLICTS_PLACE)
    await screen.findByRole('heading', { level: 2, name: caseHeadline(EDIT) })
    act(() => useDeskState.setState({ person: { id: 'warehouse', name: 'Wilma', role: 'warehouse' } }))
    expect(await screen.findByText(/^Managers and administrators decide/)).toBeVisible()
    await user.keyboard('1')
    expect(screen.queryByRole('textbox', { name: 'Why' })).toBeNull()
    expect(resolved(desk)).toEqual([])
  })

  test('without the hub nothing is decided, and the screen says so', async () => {
    const desk = fakeDesk(placed(), confirmed(), opened(EDIT))
    desk.joinHub()
    desk.loseHub()
    await openApp(desk, CONFLICTS_PLACE)
    expect(await screen.findByText(/^Needs the hub, and it cannot be reached/)).toBeVisible()
    expect(screen.getByRole('button', { name: /^Keep the service’s/ })).toHaveAttribute('aria-disabled', 'true')
  })

  test('the goods of a case are called by their names', async () => {
    const received = { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity: 3 }], note: '' }
    await openApp(fakeDesk(placed(), opened(caseOf('UNKNOWN_ITEM', 'ReceiveStock', received))), CONFLICTS_PLACE)
    expect(await screen.findByText(/receive stock, 3 × shirt\.$/, undefined, LAZY)).toBeVisible()
  })

  test('what was decided stands in the order’s timeline', async () => {
    const resolution = { choice: 'theirs', comment: 'they rang', at: '2025-03-03T12:30:00Z', by: 'Mona' } as const
    await openApp(fakeDesk(placed(), confirmed(), opened({ ...EDIT, resolution })), { screen: 'order', id: ORDER_ID })
    expect(await screen.findByText(/^Decided: keep the service’s.*they rang/, undefined, LAZY)).toBeVisible()
  })

  test('the order says that a manager decides, and leads to the case', async () => {
    const { user } = await openApp(fakeDesk(placed(), confirmed(), opened(EDIT)), { screen: 'order', id: ORDER_ID })
    expect(await screen.findByText('Two people changed the same: a manager decides.', undefined, LAZY)).toBeVisible()
    const history = within(screen.getByRole('list', { name: 'History' }))
    expect(history.getByText(/^Laid before a manager: two people changed the same/)).toBeVisible()
    await user.click(screen.getByRole('link', { name: 'Open the case' }))
    expect(await screen.findByRole('heading', { level: 2, name: caseHeadline(EDIT) })).toBeVisible()
  })
})

test('after a decision the next case stands there by itself', async () => {
  const other = caseOf('EDIT_CONFLICT', 'EditOrder', { changes: { comment: 'Call first' }, before: { comment: '' } }, { id: 'second.case' })
  const desk = fakeDesk(placed(), confirmed(), opened(EDIT), opened({ ...other, openedAt: '2025-03-03T12:30:00Z' }))
  const { user } = await openApp(desk, { screen: 'conflicts', id: EDIT.id })
  await user.click(await screen.findByRole('button', { name: /^Keep the service’s/ }, LAZY))
  await user.keyboard('{Enter}')
  await waitFor(() => expect(location.hash).toBe('#/conflicts/second.case'))
  expect(resolved(desk).map((command) => command.aggregate.id)).toEqual([EDIT.id])
})

test('cases of one kind that cost nobody anything can be decided together', async () => {
  const other = caseOf('EDIT_CONFLICT', 'EditOrder', { changes: { comment: 'Call first' }, before: { comment: '' } }, { id: 'second.case' })
  const desk = fakeDesk(placed(), confirmed(), opened(EDIT), opened(other))
  const { user } = await openApp(desk, { screen: 'conflicts', id: EDIT.id })
  await user.click(await screen.findByRole('button', { name: /^Keep the service’s/ }, LAZY))
  await user.click(screen.getByRole('checkbox', { name: 'Also the other case of this kind' }))
  await user.type(screen.getByRole('textbox', { name: 'Why' }), 'All the same{Enter}')
  await waitFor(() =>
    expect(
      resolved(desk)
        .map((command) => command.aggregate.id)
        .toSorted(),
    ).toEqual([EDIT.id, 'second.case'].toSorted()),
  )
})
