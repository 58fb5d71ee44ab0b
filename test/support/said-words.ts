// The words the product says, read off its sources: what stands in say(), msg() and sayNodes(), and what stands outside them.

import { type Argument, type CallExpression, type Node, parseSync } from 'oxc-parser'
import type { SourceFile } from './source-files.ts'

export interface SaidWords {
  /** The English message, which is its key. */
  readonly message: string
  readonly path: string
  /** Names of the values given beside it; null where they are not written out, or given elsewhere. */
  readonly values: readonly string[] | null
}

const SAYING = /^(say|msg|phrase|sayNodes|sayParts)$/

/** Every message of a file; what is put together instead of written out comes as a fault. */
export function saidIn(file: SourceFile): { readonly said: readonly SaidWords[]; readonly faults: readonly string[] } {
  const said: SaidWords[] = []
  const faults: string[] = []
  walk(program(file), [], (node) => {
    // Rules know no wording: the reasons in their facts are said by told(), where they are shown.
    const reason =
      file.path.startsWith('shared/lifecycle/') && node.type === 'Property' && fieldName(node.key) === 'why' ? node.value : null
    const why = reason && literal(reason)
    if (why !== null) said.push({ message: why, path: file.path, values: null })
    const name = node.type === 'CallExpression' && node.callee.type === 'Identifier' ? node.callee.name : ''
    if (node.type !== 'CallExpression' || !SAYING.test(name)) return
    const [first] = node.arguments
    const message = first && literal(first)
    if (message !== null && message !== undefined) said.push({ message, path: file.path, values: name === 'msg' ? null : valueNames(node) })
    else if (first && isPutTogether(first)) faults.push(`${file.path}: ${name}(${file.text.slice(first.start, first.end)})`)
  })
  return { said, faults }
}

/** Words a person would read that go through no say(): text between tags, props and fields that are read. */
export function unsaidIn(file: SourceFile): readonly string[] {
  const unsaid: string[] = []
  walk(program(file), [], (node, path) => {
    if (node.type === 'JSXText') {
      const parent = path.at(-1)
      const tag =
        parent?.type === 'JSXElement' && parent.openingElement.name.type === 'JSXIdentifier' ? parent.openingElement.name.name : ''
      if (tag !== 'kbd' && isWords(node.value)) unsaid.push(`${file.path}: ${node.value.trim()}`)
    }
    if (node.type === 'JSXAttribute' && node.value && node.name.type === 'JSXIdentifier' && READ.has(node.name.name)) {
      const value = node.value.type === 'JSXExpressionContainer' ? node.value.expression : node.value
      for (const words of plainWords(value)) unsaid.push(`${file.path}: ${node.name.name}="${words}"`)
    }
    if (node.type === 'Property' && !node.computed && READ_FIELDS.has(fieldName(node.key))) {
      for (const words of plainWords(node.value)) unsaid.push(`${file.path}: ${fieldName(node.key)}: '${words}'`)
    }
  })
  return unsaid
}

/** Props of elements that people read or hear. */
const READ = new Set(
  'label title placeholder aria-label aria-description description tooltip legend heading message submitLabel confirmLabel noteHint note hint lead empty unit describedAs closeButtonLabel alt'.split(
    ' ',
  ),
)

/** Fields of tables that people read. */
const READ_FIELDS = new Set(
  'label title sentence nextStep description empty full short consequence words detail heading closeButtonLabel aria-label'.split(' '),
)

function program(file: SourceFile): Node {
  return parseSync(file.path, file.text).program
}

function walk(node: Node, path: readonly Node[], visit: (node: Node, path: readonly Node[]) => void): void {
  visit(node, path)
  const deeper = [...path, node]
  for (const [key, value] of Object.entries(node)) {
    if (key === 'parent') continue
    for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) walk(each, deeper, visit)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function literal(node: Argument | Node): string | null {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : null
}

/** A template, a sum, or a choice between literals: words no catalogue could hold. */
function isPutTogether(node: Node): boolean {
  switch (node.type) {
    case 'TemplateLiteral':
    case 'BinaryExpression':
      return true
    case 'ParenthesizedExpression':
      return isPutTogether(node.expression)
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].some((each) => literal(each) !== null || isPutTogether(each))
    case 'LogicalExpression':
      return [node.left, node.right].some((each) => literal(each) !== null || isPutTogether(each))
    default:
      return false
  }
}

function valueNames(node: CallExpression): readonly string[] | null {
  const [, values] = node.arguments
  if (values === undefined) return []
  if (values.type !== 'ObjectExpression' || values.properties.some((each) => each.type !== 'Property')) return null
  return values.properties.flatMap((each) => (each.type === 'Property' ? [fieldName(each.key)] : []))
}

function fieldName(key: Node): string {
  if (key.type === 'Identifier') return key.name
  return literal(key) ?? ''
}

/** The words of an expression that stand there as they are, in all its branches. */
function plainWords(node: Node): readonly string[] {
  const words = literal(node)
  if (words !== null) return isWords(words) ? [words] : []
  switch (node.type) {
    case 'TemplateLiteral': {
      const text = node.quasis.map((each) => each.value.cooked ?? '').join(' ')
      return isWords(text) ? [text] : []
    }
    case 'ParenthesizedExpression':
      return plainWords(node.expression)
    case 'ConditionalExpression':
      return [...plainWords(node.consequent), ...plainWords(node.alternate)]
    case 'LogicalExpression':
      return [...plainWords(node.left), ...plainWords(node.right)]
    default:
      return []
  }
}

/** Codes in capitals, such as UTC or EUR, are the same in every language. */
function isWords(text: string): boolean {
  return /\p{L}\p{Ll}|\p{Ll}\p{L}/u.test(text)
}
