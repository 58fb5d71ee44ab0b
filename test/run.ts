// `npm test`: every suite, and one closing line that counts them all. What waits more than it works runs beside what works more
// than it waits; the words of the others come in one piece each.

import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Tally {
  passed: number
  failed: number
  skipped: number
}

const tally: Tally = { passed: 0, failed: 0, skipped: 0 }
/** Told again at the very end: whoever sees only the last lines must see what is wrong. */
const failures: string[] = []
const startedAt = performance.now()

await Promise.all([inTurn(check('type check', 'typecheck'), check('lint', 'lint')), check('build of the renderer', 'build')()])
await Promise.all([
  vitest(['shared', 'node', 'renderer'], 'as it is said')(),
  // Whole desks, hubs and database servers wait in real time for the most part, and so do browsers: they meet nowhere.
  inTurn(vitest(['processes']), vitest(['postgres'])),
  vitest(['app'])(),
])

for (const failure of failures) console.log(`\nFAILED: ${failure}`)
console.log(`\nin ${Math.round((performance.now() - startedAt) / 1000)} s`)
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
process.exit(tally.failed === 0 ? 0 : 1)

async function inTurn(...suites: readonly (() => Promise<void>)[]): Promise<void> {
  for (const suite of suites) await suite()
}

/** A script that passes or fails as a whole counts as one test. */
function check(what: string, script: string): () => Promise<void> {
  return async () => {
    const { status, said } = await run('npm', ['run', '--silent', script])
    console.log(`\n# ${what}\n${said}${status === 0 ? 'ok' : 'FAILED'}: ${what}`)
    if (status === 0) {
      tally.passed += 1
      return
    }
    tally.failed += 1
    failures.push(what)
  }
}

function vitest(projects: readonly string[], heard: 'as it is said' | 'at its end' = 'at its end'): () => Promise<void> {
  const name = projects.join(', ')
  const reportPath = join(tmpdir(), `order-desk-tests-${process.pid}-${projects[0]}.json`)
  return async () => {
    if (heard === 'as it is said') console.log(`\n# tests: ${name}`)
    // Every core for each lane: they wait at different times.
    const args = ['--no-install', 'vitest', 'run', '--maxWorkers=100%', ...projects.flatMap((project) => ['--project', project])]
    const { status, said } = await run(
      'npx',
      [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`],
      heard === 'as it is said' ? 'inherit' : 'pipe',
    )
    if (heard === 'at its end') console.log(`\n# tests: ${name}\n${said}`)
    const report = readReport(reportPath)
    if (!report) {
      tally.failed += 1
      failures.push(`${name} ended without a report`)
      return
    }
    for (const skipped of report.skippedTitles) console.log(`skipped: ${skipped}`)
    failures.push(...report.failures)
    tally.passed += report.passed
    tally.skipped += report.skipped
    // A file that could not even be loaded has no failed test of its own, yet nothing in it was proven.
    tally.failed += report.failed === 0 && status !== 0 ? 1 : report.failed
    if (report.failures.length === 0 && status !== 0) failures.push(`${name} ended with ${status}; its words above say why`)
  }
}

interface Report extends Tally {
  readonly skippedTitles: readonly string[]
  /** Each failed test, or file that could not be loaded, with what it said. */
  readonly failures: readonly string[]
}

function readReport(path: string): Report | null {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      numPendingTests: number
      numTodoTests: number
      testResults: {
        name: string
        status: string
        message: string
        assertionResults: { status: string; fullName: string; failureMessages?: string[] }[]
      }[]
    }
    const skippedTitles = report.testResults
      .flatMap((file) => file.assertionResults)
      .filter((test) => test.status !== 'passed' && test.status !== 'failed')
      .map((test) => test.fullName)
    const failures = report.testResults.flatMap((file) => {
      const failed = file.assertionResults.filter((test) => test.status === 'failed')
      if (failed.length === 0) return file.status === 'failed' ? [`${file.name}\n${file.message}`] : []
      return failed.map((test) => `${file.name} > ${test.fullName}\n${test.failureMessages?.join('\n') ?? ''}`)
    })
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      skippedTitles,
      failures,
    }
  } catch {
    return null
  } finally {
    rmSync(path, { force: true })
  }
}

/** Runs it to its end; `said` is everything it said into a pipe, complaints where they came. */
function run(
  command: string,
  args: readonly string[],
  output: 'inherit' | 'pipe' = 'pipe',
): Promise<{ readonly status: number; readonly said: string }> {
  return new Promise((resolve) => {
    const env = output === 'pipe' ? { FORCE_COLOR: colour(), ...process.env } : process.env
    const child = spawn(command, args, { stdio: ['ignore', output, output], shell: process.platform === 'win32', env })
    let said = ''
    const hear = (text: Buffer) => {
      said += String(text)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('error', (error) => resolve({ status: 1, said: `${said}${error.message}\n` }))
    child.on('close', (status) => resolve({ status: status ?? 1, said }))
  })
}

/** A program whose words are gathered first does not see the terminal they end in. */
function colour(): string {
  return process.stdout.isTTY ? '1' : '0'
}
