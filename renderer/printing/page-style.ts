import { say } from '../../shared/wording/say.ts'
import { cssSize, isSheet, type PageSizeName } from './page-size.ts'

/**
 * The page itself: its size, and on sheets its margins with what stands in them: page numbers on each, and on every page but the
 * first what paper this is.
 */
export function pageStyle(size: PageSizeName, title: string, rollMm: number): string {
  const page = cssSize(size, rollMm)
  if (!isSheet(size)) return `@page { size: ${page}; margin: 0; }`
  const quiet = 'font: 7.5pt "Inter Variable", "Noto Sans Arabic Variable", sans-serif; color: #4a4a4a;'
  return `@page { size: ${page}; margin: 16mm 16mm 18mm 18mm;
  @bottom-right { content: ${pageOfPages()}; ${quiet} }
  @bottom-left { content: ${cssText(title)}; ${quiet} } }
@page :first { @bottom-left { content: none; } }`
}

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
