/** Leads to the first field whose text is no amount, so that nothing is decided by a figure nobody typed; false where all can be read. */
export function leadsToUnread(part: ParentNode | null): boolean {
  const field = part?.querySelector<HTMLElement>('[data-unread]')
  field?.focus()
  return field != null
}
