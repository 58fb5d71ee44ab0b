import type { Warning } from '../lifecycle/decision.ts'

/** What a person should know although the command stands. */
export function warningSentence(warning: Warning): string {
  const sentence = SENTENCES[warning.code]
  return sentence ? sentence(warning.facts) : `${upperFirst(warning.code.toLowerCase().replaceAll('_', ' '))}.`
}

const SENTENCES: Readonly<Record<string, (facts: Warning['facts']) => string>> = {
  RETURN_WINDOW_PASSED: (facts) =>
    typeof facts.days === 'number' ? `The return window of ${facts.days} days has passed.` : 'The return window has passed.',
  PARTLY_ALLOCATED: () => 'Not everything could be allocated; the rest waits for stock.',
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
