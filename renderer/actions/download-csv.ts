/** Hands the browser a file to keep. */
export function downloadCsv(name: string, text: string): void {
  // With a byte order mark a spreadsheet knows the letters for what they are.
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
