import { say } from '../../shared/wording/say.ts'
import { spokenTongue } from '../../shared/wording/tongue.ts'
import { directionOf } from '../i18n/languages.ts'
import { cssSize, isSheet, type PageSizeName } from './page-size.ts'

/**
 * The page itself: its size, and on sheets its margins with what stands in them: page numbers on each, and on every page but the
 * first what paper this is.
 */
export function pageStyle(size: PageSizeName, title: string, rollMm: number): string {
  const page = cssSize(size, rollMm)
  if (!isSheet(size)) return `@page { size: ${page}; margin: 0; }`
  const isRightToLeft = directionOf(spokenTongue().language) === 'rtl'
  const [left, right] = isRightToLeft ? [OUTER_MM, BOUND_MM] : [BOUND_MM, OUTER_MM]
  const [first, last] = isRightToLeft ? ['right', 'left'] : ['left', 'right']
  const quiet = 'font: 7.5pt "Inter Variable", "Noto Sans Arabic Variable", sans-serif; color: #4a4a4a;'
  return `@page { size: ${page}; margin: 16mm ${right}mm 18mm ${left}mm;
  @bottom-${last} { content: ${pageOfPages()}; ${quiet} }
  @bottom-${first} { content: ${cssText(title)}; ${quiet} } }
@page :first { @bottom-${first} { content: none; } }`
}

// Where sheets are bound and where the window of an envelope begins, and the edge across from it.
const BOUND_MM = 25
const OUTER_MM = 16

// The words of the language, with CSS counters where its numbers stand.
function pageOfPages(): string {
  const [before = '', between = '', after = ''] = say('Page {page} of {pages}', { page: MARK, pages: MARK }).split(MARK)
  return [cssText(before), 'counter(page)', cssText(between), 'counter(pages)', cssText(after)].join(' ')
}

const MARK = '\u0001'

/** Any text as a string of CSS: nothing in it can end the string or the rule. */
function cssText(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,/-]/gu, (letter) => `\\${(letter.codePointAt(0) ?? 0).toString(16)} `)}"`
}
