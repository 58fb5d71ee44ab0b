// Where each of the 48 invariants is checked. A test holds this table against what the walks really checked and against the
// files that are named: an invariant nobody checks any more is found out.

/** On every walk; in a test of its own, by file; or on what does not exist yet, and why. */
export type CheckedWhere =
  | { readonly by: 'walks'; readonly alsoIn?: readonly string[] }
  | { readonly by: 'tests'; readonly files: readonly string[] }
  | { readonly by: 'nothing yet'; readonly because: string }

const WALKS: CheckedWhere = { by: 'walks' }

function tests(...files: readonly string[]): CheckedWhere {
  return { by: 'tests', files: files.map((file) => `test/${file}.test.ts`) }
}

function walksAnd(...files: readonly string[]): CheckedWhere {
  return { by: 'walks', alsoIn: files.map((file) => `test/${file}.test.ts`) }
}

export const INVARIANTS: Readonly<Record<string, CheckedWhere>> = {
  // Quantities
  'I-1': WALKS,
  'I-2': WALKS,
  'I-3': WALKS,
  'I-4': WALKS,
  'I-5': WALKS,
  'I-6': WALKS,
  // Stock
  'I-7': WALKS,
  'I-8': WALKS,
  'I-9': WALKS,
  'I-10': WALKS,
  'I-11': walksAnd('scenarios/acceptance-15-rush', 'electron/service/submit-command'),
  'I-12': WALKS,
  'I-13': WALKS,
  // Status and flags
  'I-14': WALKS,
  'I-15': walksAnd('shared/lifecycle/transitions', 'shared/lifecycle/shipment-transitions', 'shared/lifecycle/return-transitions'),
  'I-16': WALKS,
  'I-17': WALKS,
  'I-18': WALKS,
  'I-19': WALKS,
  'I-20': WALKS,
  'I-21': walksAnd('scenarios/acceptance-03-hold'),
  'I-22': WALKS,
  'I-23': WALKS,
  'I-24': WALKS,
  'I-25': WALKS,
  'I-26': walksAnd('scenarios/acceptance-09-delete', 'electron/service/submit-command'),
  'I-27': tests('scenarios/acceptance-01-there-and-back'),
  // Money
  'I-28': WALKS,
  'I-29': WALKS,
  'I-30': WALKS,
  'I-31': WALKS,
  'I-32': WALKS,
  'I-33': WALKS,
  'I-34': WALKS,
  // Commands, history, sync
  'I-35': tests('scenarios/acceptance-14-once', 'electron/service/submit-command', 'electron/cli/replay'),
  'I-36': walksAnd('scenarios/acceptance-14-once'),
  'I-37': tests('scenarios/acceptance-12-refund-timeout', 'electron/service/lifecycle-service'),
  'I-38': walksAnd('scenarios/acceptance-01-there-and-back'),
  'I-39': walksAnd('electron/service/verify'),
  'I-40': tests('shared/sync/project-pending', 'electron/sync/sync-engine'),
  'I-41': tests('properties/late-facts', 'shared/lifecycle/conflict-of', 'scenarios/acceptance-25-cases'),
  'I-42': walksAnd('shared/lifecycle/documents', 'contracts/sqlite-order-store'),
  'I-43': walksAnd('shared/lifecycle/permissions'),
  'I-44': { by: 'tests', files: ['test/renderer/screens/bulk.test.tsx'] },
  'I-45': walksAnd('properties/selection-merges', 'scenarios/acceptance-16-baskets'),
  'I-46': walksAnd('electron/store/number-source', 'electron/service/submit-command'),
  'I-47': WALKS,
  'I-48': WALKS,
}
