import open from 'open'

/** Opens an address in the person's browser, if that can be done; never waits for it and never fails because of it. */
export async function openBrowser(address: string): Promise<void> {
  try {
    const browser = await open(address)
    browser.on('error', () => undefined)
    browser.unref()
  } catch {
    // The address is printed as well: a person can always open it by hand.
  }
}
