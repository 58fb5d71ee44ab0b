/** Part of an export: CSV as RFC 4180 has it, formulas made harmless, one row per order line. */
export interface ExportedOrders {
  readonly header: string
  readonly rows: string
  /** Those of the asked orders that are there, in their order. */
  readonly found: readonly string[]
}

/** The same for one page of a view. It may hold nothing while `next` says where to look on. */
export interface ExportedPage extends ExportedOrders {
  readonly next: string | null
}
