import type { DrawBarcode } from './barcode.tsx'
import { CreditSlipPage, InvoicePage } from './pages/invoice-page.tsx'
import { LabelPage } from './pages/label-page.tsx'
import { PickListPage } from './pages/pick-list-page.tsx'
import { ReceiptPage } from './pages/receipt-page.tsx'
import { DeliveryNotePage, PackingSlipPage, ReturnSlipPage } from './pages/slip-page.tsx'
import { TestPage } from './pages/test-page.tsx'
import type { Paper } from './paper.ts'

/** A paper as a page. It shows what the paper says and looks nothing up. */
export function PaperPage({ paper, draw }: { readonly paper: Paper; readonly draw: DrawBarcode }) {
  switch (paper.kind) {
    case 'packingSlip':
      return <PackingSlipPage paper={paper} draw={draw} />
    case 'deliveryNote':
      return <DeliveryNotePage paper={paper} draw={draw} />
    case 'returnSlip':
      return <ReturnSlipPage paper={paper} draw={draw} />
    case 'invoice':
      return <InvoicePage paper={paper} />
    case 'creditSlip':
      return <CreditSlipPage paper={paper} />
    case 'receipt':
      return <ReceiptPage paper={paper} draw={draw} />
    case 'label':
      return <LabelPage paper={paper} draw={draw} />
    case 'pickList':
      return <PickListPage paper={paper} draw={draw} />
    case 'test':
      return <TestPage paper={paper} draw={draw} />
  }
}
