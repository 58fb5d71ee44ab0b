import { useEffect } from 'react'
import { fetchRules } from '../offline/fetch-rules.ts'
import { useRoute } from '../state/navigate.ts'
import { fetchLater, fetchTheRest, later } from './later.tsx'
import { QueueScreen } from './queue/queue-screen.tsx'
import { StartScreen } from './start-screen.tsx'

// Queues are there from the first moment; what else can be opened follows, in the order in which somebody is likely to want it.
const SearchScreen = later(() => import('./queue/search-screen.tsx'), 'SearchScreen')
const ViewScreen = later(() => import('./queue/view-screen.tsx'), 'ViewScreen')
const OrderScreen = later(() => import('./order/order-screen.tsx'), 'OrderScreen')
const ReviewScreen = later(() => import('./review/review-screen.tsx'), 'ReviewScreen')
const ReturnWizard = later(() => import('./return-wizard/return-wizard.tsx'), 'ReturnWizard')
const NewOrderScreen = later(() => import('./new-order/new-order-screen.tsx'), 'NewOrderScreen')
const PackScreen = later(() => import('./pack/pack-screen.tsx'), 'PackScreen')
const HandOverScreen = later(() => import('./hand-over/hand-over-screen.tsx'), 'HandOverScreen')
const ExchangeScreen = later(() => import('./exchange/exchange-screen.tsx'), 'ExchangeScreen')
const StockScreen = later(() => import('./stock/stock-screen.tsx'), 'StockScreen')
const ConflictsScreen = later(() => import('./conflicts/conflicts-screen.tsx'), 'ConflictsScreen')
const SyncScreen = later(() => import('./sync/sync-screen.tsx'), 'SyncScreen')
const JoinScreen = later(() => import('./sync/join-screen.tsx'), 'JoinScreen')
const ImportScreen = later(() => import('./import/import-screen.tsx'), 'ImportScreen')
const PrintScreen = later(() => import('./print/print-screen.tsx'), 'PrintScreen')
const ReportsScreen = later(() => import('./reports/reports-screen.tsx'), 'ReportsScreen')
const SettingsScreen = later(() => import('./settings/settings-screen.tsx'), 'SettingsScreen')

// Not drawn, but wanted as much when the desk process is stopped.
fetchLater(fetchRules)
fetchLater(() => import('../printing/print-document.ts'))
fetchLater(async () => (await import('../printing/barcode.tsx')).loadBarcodes())

/** The screen of the place the person is at. */
export function CurrentScreen() {
  useEffect(() => void fetchTheRest(), [])
  const route = useRoute()
  switch (route.screen) {
    case 'start':
      return <StartScreen />
    case 'queue':
      return route.queue === 'held' || route.queue === 'waitingForPayment' ? (
        <ReviewScreen key={route.queue} queue={route.queue} />
      ) : (
        <QueueScreen key={route.queue} queue={route.queue} />
      )
    case 'view':
      return <ViewScreen key={route.id} viewId={route.id} />
    case 'search':
      return <SearchScreen text={route.text} />
    case 'order':
      return <OrderScreen key={route.id} orderId={route.id} />
    case 'return':
      return <ReturnWizard key={route.shipmentId} shipmentId={route.shipmentId} orderId={route.orderId} />
    case 'new':
      return <NewOrderScreen key={route.selectionId} selectionId={route.selectionId} atCounter={route.atCounter === true} />
    case 'pack':
      return <PackScreen orderId={route.orderId} shipmentId={route.shipmentId} />
    case 'hand-over':
      return <HandOverScreen key={route.orderId} orderId={route.orderId} />
    case 'exchange':
      return <ExchangeScreen key={route.orderId} orderId={route.orderId} />
    case 'stock':
      return <StockScreen itemId={route.itemId} />
    case 'conflicts':
      return <ConflictsScreen caseId={route.id} />
    case 'sync':
      return <SyncScreen />
    case 'print':
      return <PrintScreen />
    case 'join':
      return <JoinScreen />
    case 'reports':
      return <ReportsScreen />
    case 'import':
      return <ImportScreen />
    case 'settings':
      return <SettingsScreen />
  }
}
