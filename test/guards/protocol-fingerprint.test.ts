import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROTOCOL_VERSION } from '../../shared/contract/protocol-version.ts'
import { PROJECT_ROOT, type SourceFile } from '../support/source-files.ts'
import { ANSWER_TYPES, fingerprint, inputSchemas } from './protocol-fingerprint.ts'

/** One fingerprint per protocol version, written down when the version is made and never changed once released. */
const WRITTEN_DOWN: Readonly<Record<number, string>> = {
  1: '2c7ed583241a6f3d',
}

const answerTypes: readonly SourceFile[] = ANSWER_TYPES.map((path) => ({ path, text: readFileSync(join(PROJECT_ROOT, path), 'utf8') }))

test('what crosses the wire changes only together with the protocol version', () => {
  const now = fingerprint(answerTypes)
  expect(
    now,
    `What crosses the wire is no longer what version ${PROTOCOL_VERSION} says. Before a release: write ${now} down for it. After one: raise PROTOCOL_VERSION and write ${now} down for the new one.`,
  ).toBe(WRITTEN_DOWN[PROTOCOL_VERSION])
})

test('the fingerprint sees every procedure and every kind of change, and no other', () => {
  const before = fingerprint(answerTypes)
  const withText = (change: (text: string) => string) =>
    fingerprint(answerTypes.map((file) => (file.path.endsWith('outcome.ts') ? { ...file, text: change(file.text) } : file)))
  expect(withText((text) => text.replace("status: 'refused'", "status: 'denied'"))).not.toBe(before)
  expect(withText((text) => `${text}\nexport interface More { readonly more: string }\n`)).not.toBe(before)
  expect(withText((text) => `// another comment\n${text}\nexport function more() {\n  return 1\n}\n`)).toBe(before)

  const inputs = inputSchemas()
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(['commands.submit', 'hub.sync.push']))
  expect(fingerprint(answerTypes, { ...inputs, 'desk.hello': {} })).not.toBe(before)
  expect(JSON.stringify(inputs['commands.submit'])).toContain('CompleteShipment')
})
