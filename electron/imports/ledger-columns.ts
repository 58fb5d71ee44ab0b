export const LEDGER_COLUMNS = ['invoice', 'sku', 'description', 'quantity', 'date', 'price', 'customer', 'country'] as const
export type LedgerColumn = (typeof LEDGER_COLUMNS)[number]

/** What every ledger must have; the others may be missing. */
export const REQUIRED_COLUMNS: readonly LedgerColumn[] = ['invoice', 'sku', 'quantity', 'price']

/** Names that mean a column, in the order in which they win over each other; the first is the one we speak of. */
export const COLUMN_NAMES: Readonly<Record<LedgerColumn, readonly string[]>> = {
  invoice: [
    'InvoiceNo',
    'Invoice',
    'Invoice Number',
    'Order Number',
    'OrderNo',
    'Order',
    'Receipt No',
    'Fakturanummer',
    'Ordernummer',
    'Rechnungsnummer',
    'Rechnungsnr',
    'Rechnung',
    'Bestellnummer',
    'Auftragsnummer',
  ],
  sku: ['StockCode', 'SKU', 'Item Code', 'ItemNo', 'Article Number', 'ArticleNo', 'Product Code', 'Artikelnummer', 'Artikelnr', 'Artikel'],
  description: [
    'Description',
    'Product Name',
    'Item Name',
    'Item',
    'Product',
    'Name',
    'Benämning',
    'Beskrivning',
    'Bezeichnung',
    'Beschreibung',
  ],
  quantity: ['Quantity', 'Qty', 'Units', 'Antal', 'Menge', 'Anzahl'],
  date: ['InvoiceDate', 'Date', 'Order Date', 'Created', 'Fakturadatum', 'Datum', 'Rechnungsdatum', 'Bestelldatum'],
  price: ['UnitPrice', 'Price', 'Unit Price GBP', 'Price Each', 'Styckpris', 'Pris', 'Einzelpreis', 'Stückpreis', 'Preis'],
  customer: [
    'CustomerID',
    'Customer Number',
    'CustomerNo',
    'Customer',
    'Client',
    'Kundnummer',
    'Kund',
    'Kundennummer',
    'Kundennr',
    'Kunde',
  ],
  country: ['Country', 'Land', 'Ship Country', 'Shipping Country', 'Lieferland'],
}

export interface HeaderMatch {
  readonly columns: ReadonlyMap<LedgerColumn, number>
  readonly missing: readonly LedgerColumn[]
  /** Two headers of equal standing for one column. */
  readonly twice: readonly { readonly column: LedgerColumn; readonly names: readonly string[] }[]
}

/** Which cell of a line holds what, whatever the order and spelling of the header. */
export function matchHeader(header: readonly string[]): HeaderMatch {
  const keys = header.map(headerKey)
  const columns = new Map<LedgerColumn, number>()
  const twice: { column: LedgerColumn; names: readonly string[] }[] = []
  for (const column of LEDGER_COLUMNS) {
    for (const name of COLUMN_NAMES[column]) {
      const found = keys.flatMap((key, index) => (key === headerKey(name) ? [index] : []))
      const [first] = found
      if (first === undefined) continue
      columns.set(column, first)
      if (found.length > 1) twice.push({ column, names: found.map((index) => header[index] ?? '') })
      break
    }
  }
  return { columns, missing: REQUIRED_COLUMNS.filter((column) => !columns.has(column)), twice }
}

function headerKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
