/** Hands the browser a file to keep; its text may come in many parts. */
export function downloadCsv(name: string, text: string | readonly string[]): void {
  // With a byte order mark a spreadsheet knows the letters for what they are.
  const address = URL.createObjectURL(new Blob(['\ufeff', ...[text].flat()], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

/** What a file with orders is called today; with the name of a list, in letters every system takes. */
export function csvName(list = ''): string {
  const words = ['orders', new Date().toISOString().slice(0, 10), list]
  return `${words.flatMap((word) => word.match(/[\p{L}\p{M}\p{N}-]+/gu) ?? []).join('-')}.csv`
}
