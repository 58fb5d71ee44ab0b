import type { JoinAnswer, JoinQuestion } from '../../shared/contract/desk-listing.ts'
import { failureText } from '../desk/desk-failure.ts'
import { deskSession } from './desk-session.ts'

/** Makes this desk one of a shop's; whatever stands in the way comes back as a sentence, or as a question only a person answers. */
export async function joinShop({ address, code, ...said }: JoinQuestion): Promise<JoinAnswer> {
  try {
    const answer = await deskSession().client.sync.join({ address: address.trim(), code: code.trim(), ...said })
    if (!answer.joined) return answer
    await deskSession().greet()
    void deskSession().refresh()
    return answer
  } catch (error) {
    return { joined: false, sentence: failureText(error) }
  }
}
