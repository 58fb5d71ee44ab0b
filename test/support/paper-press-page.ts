// What runs in the browser of the paper press: one paper drawn as the whole page, as the print frame draws it.

import { languageOf } from '../../renderer/i18n/languages.ts'
import { speakLanguage } from '../../renderer/i18n/speak-language.ts'
import { drawPaper } from '../../renderer/printing/draw-paper.tsx'

Object.assign(globalThis, {
  drawPaperHere: async (paper: Parameters<typeof drawPaper>[1], size: Parameters<typeof drawPaper>[2], spoken: string) => {
    await speakLanguage(languageOf(spoken) ?? 'en')
    return drawPaper(document, paper, size, '')
  },
})
