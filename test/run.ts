// `npm test`: every suite, one after the other, and one closing line that counts them all.

import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Tally {
  passed: number
  failed: number
  skipped: number
}

const tally: Tally = { passed: 0, failed: 0, skipped: 0 }

check('type check', 'npm', ['run', '--silent', 'typecheck'])
check('lint', 'npm', ['run', '--silent', 'lint'])
check('build of the renderer', 'npm', ['run', '--silent', 'build'])
vitest(['shared', 'node', 'renderer'])
vitest(['processes'])
vitest(['postgres'])
vitest(['app'])

console.log(`\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
process.exit(tally.failed === 0 ? 0 : 1)

/** A command that passes or fails as a whole counts as one test. */
function check(what: string, command: string, args: readonly string[]): void {
  console.log(`\n# ${what}`)
  const passed = run(command, args) === 0
  console.log(passed ? `ok: ${what}` : `FAILED: ${what}`)
  if (passed) tally.passed += 1
  else tally.failed += 1
}

function vitest(projects: readonly string[]): void {
  const name = projects.join(', ')
  console.log(`\n# tests: ${name}`)
  const reportPath = join(tmpdir(), `order-desk-tests-${process.pid}-${projects[0]}.json`)
  const status = run('npx', [
    '--no-install',
    'vitest',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportPath}`,
  ])
  const report = readReport(reportPath)
  if (!report) {
    console.log(`FAILED: ${name} ended without a report`)
    tally.failed += 1
    return
  }
  for (const skipped of report.skippedTitles) console.log(`skipped: ${skipped}`)
  tally.passed += report.passed
  tally.skipped += report.skipped
  // A file that could not even be loaded has no failed test of its own, yet nothing in it was proven.
  tally.failed += report.failed === 0 && status !== 0 ? 1 : report.failed
}

function readReport(path: string): (Tally & { skippedTitles: readonly string[] }) | null {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      numPendingTests: number
      numTodoTests: number
      testResults: { assertionResults: { status: string; fullName: string }[] }[]
    }
    const skippedTitles = report.testResults
      .flatMap((file) => file.assertionResults)
      .filter((test) => test.status !== 'passed' && test.status !== 'failed')
      .map((test) => test.fullName)
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      skippedTitles,
    }
  } catch {
    return null
  } finally {
    rmSync(path, { force: true })
  }
}

function run(command: string, args: readonly string[]): number {
  const result = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  return result.status ?? 1
}
