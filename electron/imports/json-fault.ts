/**
 * Where a text stops being JSON, as an offset into it. Called only once parsing has failed: engines tell the place in some
 * of their messages and not in others, and a person with a long file needs the line.
 */
export function jsonFaultOffset(text: string): number {
  const reader = new JsonWalk(text)
  return reader.value() ? reader.offsetOfRest() : reader.at
}

const SPACE = /[ \t\r\n]*/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters end a JSON string.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y

type Step = 'value' | 'first item' | 'next item' | 'first name' | 'name' | 'next name'

class JsonWalk {
  readonly #text: string
  /** Where reading stands: at the fault, once a step has failed. */
  at = 0

  constructor(text: string) {
    this.#text = text
  }

  offsetOfRest(): number {
    this.#skip(SPACE)
    return this.at
  }

  /** Walks over one value, however deep: with a list of what is still open instead of calls within calls. */
  value(): boolean {
    const open: Step[] = ['value']
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      this.#skip(SPACE)
      const follows = this.#walk(step)
      if (follows === null) return false
      open.push(...follows)
    }
    return true
  }

  /** What must follow (the last first), or null at a fault. */
  #walk(step: Step): readonly Step[] | null {
    switch (step) {
      case 'value':
        if (this.#take('{')) return ['first name']
        if (this.#take('[')) return ['first item']
        return this.#skip(STRING) || this.#skip(SCALAR) ? [] : null
      case 'first item':
        return this.#take(']') ? [] : ['next item', 'value']
      case 'next item':
        if (this.#take(']')) return []
        return this.#take(',') ? ['next item', 'value'] : null
      case 'first name':
        return this.#take('}') ? [] : this.#walk('name')
      case 'name': {
        if (!this.#skip(STRING)) return null
        this.#skip(SPACE)
        return this.#take(':') ? ['next name', 'value'] : null
      }
      case 'next name':
        if (this.#take('}')) return []
        return this.#take(',') ? ['name'] : null
    }
  }

  #take(character: string): boolean {
    if (this.#text[this.at] !== character) return false
    this.at += 1
    return true
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.#text)
    if (!found || found[0] === '') return false
    this.at = pattern.lastIndex
    return true
  }
}
