// Certificates made for tests only (see test/fixtures/README.md): good for localhost, known by no computer.

import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_ROOT } from './source-files.ts'

export interface TestCertificate {
  readonly certificate: string
  readonly key: string
  readonly certificateFile: string
  readonly keyFile: string
  readonly fingerprint: string
}

export const HUB_CERTIFICATE = certificateOf('hub')
export const ANOTHER_CERTIFICATE = certificateOf('another')

function certificateOf(name: string): TestCertificate {
  const file = (kind: string) => join(PROJECT_ROOT, 'test', 'fixtures', 'tls', `${name}-for-tests-only.${kind}.pem`)
  const [certificate, key] = [readFileSync(file('cert'), 'utf8'), readFileSync(file('key'), 'utf8')]
  const { fingerprint256 } = new X509Certificate(certificate)
  return { certificate, key, certificateFile: file('cert'), keyFile: file('key'), fingerprint: fingerprint256 }
}
