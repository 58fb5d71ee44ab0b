import { speak, spokenTongue, type Tongue } from '../../shared/wording/tongue.ts'
import { languageOf } from '../i18n/languages.ts'
import { messagesOf } from '../i18n/speak-language.ts'

/** The tongue a paper is written in: its own language where the desk speaks it, else the one spoken here. */
export async function tongueOf(language: string): Promise<Tongue> {
  const own = languageOf(language.slice(0, 2).toLowerCase())
  const spoken = spokenTongue()
  return own === null || own === spoken.language ? spoken : { language: own, messages: await messagesOf(own) }
}

/** Does something in another tongue and comes back to the spoken one. Nothing else is said meanwhile: `work` does not wait. */
export function inTongue<Value>(tongue: Tongue, work: () => Value): Value {
  const spoken = spokenTongue()
  if (tongue === spoken) return work()
  speak(tongue)
  try {
    return work()
  } finally {
    speak(spoken)
  }
}
