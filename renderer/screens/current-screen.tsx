import { lazy, Suspense, useEffect } from 'react'
import { useRoute } from '../state/navigate.ts'
import { QueueScreen } from './queue/queue-screen.tsx'
import { SearchScreen } from './queue/search-screen.tsx'
import { ViewScreen } from './queue/view-screen.tsx'
import { StartScreen } from './start-screen.tsx'

// Lists are there from the first moment; the other screens follow as soon as the first list stands.
const fetchOrder = () => import('./order/order-screen.tsx')
const fetchReview = () => import('./review/review-screen.tsx')
const fetchReturn = () => import('./return-wizard/return-wizard.tsx')
const fetchNewOrder = () => import('./new-order/new-order-screen.tsx')
const fetchPack = () => import('./pack/pack-screen.tsx')
const fetchHandOver = () => import('./hand-over/hand-over-screen.tsx')
const fetchExchange = () => import('./exchange/exchange-screen.tsx')
const fetchStock = () => import('./stock/stock-screen.tsx')
const fetchConflicts = () => import('./conflicts/conflicts-screen.tsx')
const fetchSync = () => import('./sync/sync-screen.tsx')
const fetchJoin = () => import('./sync/join-screen.tsx')
const fetchImport = () => import('./import/import-screen.tsx')
const fetchPrint = () => import('./print/print-screen.tsx')
const fetchReports = () => import('./reports/reports-screen.tsx')
const fetchSettings = () => import('./settings/settings-screen.tsx')

const OrderScreen = lazy(async () => ({ default: (await fetchOrder()).OrderScreen }))
const ReviewScreen = lazy(async () => ({ default: (await fetchReview()).ReviewScreen }))
const ReturnWizard = lazy(async () => ({ default: (await fetchReturn()).ReturnWizard }))
const NewOrderScreen = lazy(async () => ({ default: (await fetchNewOrder()).NewOrderScreen }))
const PackScreen = lazy(async () => ({ default: (await fetchPack()).PackScreen }))
const HandOverScreen = lazy(async () => ({ default: (await fetchHandOver()).HandOverScreen }))
const ExchangeScreen = lazy(async () => ({ default: (await fetchExchange()).ExchangeScreen }))
const StockScreen = lazy(async () => ({ default: (await fetchStock()).StockScreen }))
const ConflictsScreen = lazy(async () => ({ default: (await fetchConflicts()).ConflictsScreen }))
const SyncScreen = lazy(async () => ({ default: (await fetchSync()).SyncScreen }))
const JoinScreen = lazy(async () => ({ default: (await fetchJoin()).JoinScreen }))
const ImportScreen = lazy(async () => ({ default: (await fetchImport()).ImportScreen }))
const PrintScreen = lazy(async () => ({ default: (await fetchPrint()).PrintScreen }))
const ReportsScreen = lazy(async () => ({ default: (await fetchReports()).ReportsScreen }))
const SettingsScreen = lazy(async () => ({ default: (await fetchSettings()).SettingsScreen }))

/** The screen of the place the person is at. */
export function CurrentScreen() {
  useEffect(() => {
    // A window that is open stays whole: its screens come from the desk process, and that may be stopped or newer when one is opened.
    void Promise.allSettled([
      fetchOrder(),
      fetchReview(),
      fetchReturn(),
      fetchNewOrder(),
      fetchPack(),
      fetchHandOver(),
      fetchExchange(),
      fetchStock(),
      fetchConflicts(),
      fetchSync(),
      fetchJoin(),
      fetchImport(),
      fetchPrint(),
      fetchSettings(),
      fetchReports(),
    ])
  }, [])
  return (
    <Suspense fallback={null}>
      <Screen />
    </Suspense>
  )
}

function Screen() {
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
