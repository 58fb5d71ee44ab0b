import { lazy, Suspense } from 'react'
import { useRoute } from '../state/navigate.ts'
import { QueueScreen } from './queue/queue-screen.tsx'
import { SearchScreen } from './queue/search-screen.tsx'
import { StartScreen } from './start-screen.tsx'

// Lists are there from the first moment; the other screens are fetched when they are first opened.
const OrderScreen = lazy(async () => ({ default: (await import('./order/order-screen.tsx')).OrderScreen }))
const ReturnWizard = lazy(async () => ({ default: (await import('./return-wizard/return-wizard.tsx')).ReturnWizard }))
const NewOrderScreen = lazy(async () => ({ default: (await import('./new-order/new-order-screen.tsx')).NewOrderScreen }))
const ImportScreen = lazy(async () => ({ default: (await import('./import/import-screen.tsx')).ImportScreen }))
const SettingsScreen = lazy(async () => ({ default: (await import('./settings/settings-screen.tsx')).SettingsScreen }))

/** The screen of the place the person is at. */
export function CurrentScreen() {
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
      return <QueueScreen key={route.queue} queue={route.queue} />
    case 'search':
      return <SearchScreen text={route.text} />
    case 'order':
      return <OrderScreen key={route.id} orderId={route.id} />
    case 'return':
      return <ReturnWizard key={route.shipmentId} shipmentId={route.shipmentId} orderId={route.orderId} />
    case 'new':
      return <NewOrderScreen key={route.selectionId} selectionId={route.selectionId} />
    case 'import':
      return <ImportScreen />
    case 'settings':
      return <SettingsScreen />
  }
}
