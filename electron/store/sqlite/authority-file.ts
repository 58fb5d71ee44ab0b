import { commandsAndEvents } from './authority-steps/0001-commands-and-events.ts'
import { ordersAndSelections } from './authority-steps/0002-orders-and-selections.ts'
import { stockAndCatalogue } from './authority-steps/0003-stock-and-catalogue.ts'
import { queuesAndSearch } from './authority-steps/0004-queues-and-search.ts'
import { paymentRequests } from './authority-steps/0005-payment-requests.ts'
import { countedStock } from './authority-steps/0006-counted-stock.ts'
import { awaitedStock } from './authority-steps/0007-awaited-stock.ts'
import { desksAndCases } from './authority-steps/0008-desks-and-cases.ts'
import { allotments } from './authority-steps/0009-allotments.ts'
import { deskWindow } from './authority-steps/0010-desk-window.ts'
import { paymentTurns } from './authority-steps/0011-payment-turns.ts'
import { documentNumbers } from './authority-steps/0012-document-numbers.ts'
import { toPick } from './authority-steps/0013-to-pick.ts'
import { reportFacts } from './authority-steps/0014-report-facts.ts'
import { endedThings } from './authority-steps/0015-ended-things.ts'
import { rowStores } from './authority-steps/0016-row-stores.ts'
import type { FileMark } from './migrate.ts'

/** `authority.sqlite`: the letters ODAU, and its steps in order. */
export const AUTHORITY_FILE: FileMark = {
  applicationId: 0x4f444155,
  steps: [
    commandsAndEvents,
    ordersAndSelections,
    stockAndCatalogue,
    queuesAndSearch,
    paymentRequests,
    countedStock,
    awaitedStock,
    desksAndCases,
    allotments,
    deskWindow,
    paymentTurns,
    documentNumbers,
    toPick,
    reportFacts,
    endedThings,
    rowStores,
  ],
}
