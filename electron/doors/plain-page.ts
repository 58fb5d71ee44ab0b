/** A page for people whom the door turns away, without scripts or styles of its own. */
export function plainPage(title: string, sentences: readonly string[]): string {
  const paragraphs = sentences.map((sentence) => `<p>${escapeText(sentence)}</p>`).join('')
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeText(title)}</title>`
  return `<!doctype html><html lang="en"><head>${head}</head><body><main><h1>${escapeText(title)}</h1>${paragraphs}</main></body></html>`
}

/** A page that goes on to the desk by itself: a move inside our own origin, so that the strict cookie goes with it. */
export function onwardPage(): string {
  return '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>Order desk</title></head><body><p><a href="/">Open the desk</a></p></body></html>'
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
