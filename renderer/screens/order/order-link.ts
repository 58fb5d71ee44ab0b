import { say } from '../../../shared/wording/say.ts'
import { notify } from '../../state/notices.ts'
import { hrefOf } from '../../state/route.ts'

/** What somebody else opens the same order with: the page in a browser, the program's own link outside of one. */
function orderLink(orderId: string): string {
  return location.protocol.startsWith('http')
    ? `${location.origin}/${hrefOf({ screen: 'order', id: orderId })}`
    : `orderdesk://order/${encodeURIComponent(orderId)}`
}

export async function copyOrderLink(orderId: string): Promise<void> {
  const link = orderLink(orderId)
  try {
    await navigator.clipboard.writeText(link)
    notify({ tone: 'go', title: say('Link copied') })
  } catch {
    // The browser keeps its clipboard to itself: the person can still copy it by hand.
    notify({ tone: 'wait', title: say('The link could not be copied'), text: link })
  }
}
