import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { PROJECT_ROOT } from '../../support/source-files.ts'
import { tempFolder } from '../../support/temp-folder.ts'

interface Started {
  readonly process: ChildProcess
  /** The first line that matches, or the end of the output. */
  line(pattern: RegExp): Promise<string>
  readonly ended: Promise<{ readonly code: number | null; readonly said: string; readonly complained: string }>
}

/** `npm start -- …` without npm, by any Node. No display: nothing may be opened. */
function start(args: readonly string[], node = process.execPath, env: Record<string, string> = {}): Started {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...quiet } = process.env
  const child = spawn(node, [join(PROJECT_ROOT, 'electron', 'start.mjs'), ...args], {
    cwd: PROJECT_ROOT,
    env: { ...quiet, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const said: string[] = []
  const listeners = new Set<() => void>()
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    said.push(line)
    for (const listener of listeners) listener()
  })
  let complained = ''
  child.stderr.on('data', (chunk) => {
    complained += String(chunk)
  })
  const ended = new Promise<{ code: number | null; said: string; complained: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, said: said.join('\n'), complained }))
  })
  const line = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = said.find((each) => pattern.test(each))
        if (found !== undefined) resolve(found)
      }
      listeners.add(look)
      look()
      void ended.then((end) => reject(new Error(`ended with ${end.code} before saying ${pattern}:\n${end.said}\n${end.complained}`)))
    })
  return { process: child, line, ended }
}

async function addressOf(started: Started): Promise<URL> {
  return new URL(/http:\S+/.exec(await started.line(/http:\/\/127\.0\.0\.1/))?.[0] ?? '')
}

/** A Node too old to run the desk itself, where this machine has one. */
function oldNode(): string | null {
  for (const folder of (process.env.PATH ?? '').split(':')) {
    const program = join(folder, 'node')
    if (!existsSync(program)) continue
    const major = Number(/^v(\d+)/.exec(execFileSync(program, ['--version']).toString())?.[1])
    if (major >= 20 && major < 24) return program
  }
  return null
}

test('--help lists every option and starts nothing', async () => {
  const { code, said } = await start(['--help']).ended
  expect(code).toBe(0)
  for (const word of ['--browser', '--port', '--data', '--demo', '--no-open', '--help', 'Ctrl+C']) expect(said).toContain(word)
})

test('a word the desk does not know ends it with the word and the way to the list', async () => {
  const { code, complained } = await start(['--potr', '1']).ended
  expect(code).toBe(2)
  expect(complained).toContain('--potr')
  expect(complained).toContain('--help')
})

test('a fresh folder is made, served at a printed address, and let go of by Ctrl+C', async () => {
  const folder = join(tempFolder(), 'not', 'there', 'yet')
  const first = start(['--browser', '--port', '0', '--data', folder])
  const address = await addressOf(first)
  expect(address.searchParams.get('token')).toMatch(/^[\w-]{43}$/)
  const answer = await fetch(address, { redirect: 'manual' })
  const page = await fetch(new URL('/', address), { headers: { cookie: answer.headers.get('set-cookie') ?? '' } })
  expect(await page.text()).toContain('<div id="root">')
  expect(existsSync(join(folder, 'authority.sqlite'))).toBe(true)

  first.process.kill('SIGINT')
  expect((await first.ended).code).toBe(0)

  const second = start(['--browser', '--port', '0', '--data', folder, '--no-open'])
  await addressOf(second)
  second.process.kill('SIGTERM')
  expect((await second.ended).code).toBe(0)
})

test('a second desk on the same folder says who has it and ends with 4', async () => {
  const folder = tempFolder()
  const first = start(['--browser', '--port', '0', '--data', folder])
  await addressOf(first)
  const { code, complained } = await start(['--browser', '--port', '0', '--data', folder]).ended
  expect(code).toBe(4)
  expect(complained).toContain(folder)
  expect(complained).toContain(String(first.process.pid))
})

test('a taken port is named with the way out, ends with 4, and lets go of the folder', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  onTestFinished(() => {
    taken.close()
  })
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const folder = tempFolder()
  const { code, complained } = await start(['--browser', '--port', String(port), '--data', folder]).ended
  expect(code).toBe(4)
  expect(complained).toContain(`Port ${port}`)
  expect(complained).toContain('--port')
  const next = start(['--browser', '--port', '0', '--data', folder])
  await addressOf(next)
})

test('without a display the desk says in one sentence why it is not Electron', async () => {
  const started = start(['--port', '0', '--data', tempFolder()])
  expect(await started.line(/in the browser because/)).toMatch(/^The desk runs in the browser because [^.]+\.$/)
  await addressOf(started)
})

test('a data folder that cannot be one is named with the reason and the way out', async () => {
  const folder = join(tempFolder(), 'notes.txt')
  writeFileSync(folder, 'not a folder')
  for (const data of [folder, join(folder, 'inside')]) {
    const { code, complained } = await start(['--browser', '--port', '0', '--data', data]).ended
    expect(code).toBe(1)
    expect(complained).toContain(`The data folder ${data} cannot be used: there is a file of that name. Choose another folder with --data.`)
    expect(complained).not.toMatch(/\bat .*:\d+:\d+/)
  }
})

const old = oldNode()
const onNewerNode = (root: string, ...args: readonly string[]) =>
  spawnSync(old ?? '', [join(root, 'electron', 'on-newer-node.mjs'), ...args], { cwd: root, encoding: 'utf8' })

test.skipIf(old === null)(
  'the command line runs on an older Node too, with its words and its exit code (skipped where every Node is new)',
  () => {
    const help = onNewerNode(PROJECT_ROOT, 'electron/cli.ts', 'help')
    expect(help).toMatchObject({ status: 0, stderr: '' })
    expect(help.stdout).toContain('verify')
    expect(onNewerNode(PROJECT_ROOT, 'electron/cli.ts', 'improt').status).toBe(2)
  },
)

test.skipIf(old === null)(
  'where no newer Node came with the packages, each way in says what to do (skipped where every Node is new)',
  () => {
    const root = tempFolder()
    for (const file of ['electron/launch/newer-node.mjs', 'electron/on-newer-node.mjs', 'electron/start.mjs']) {
      cpSync(join(PROJECT_ROOT, file), join(root, file))
    }
    for (const args of [['electron/on-newer-node.mjs', 'electron/cli.ts'], ['electron/start.mjs']]) {
      const ended = spawnSync(old ?? '', args, { cwd: root, encoding: 'utf8' })
      expect(ended.status).toBe(1)
      expect(ended.stderr).toMatch(/^The desk needs Node 24 or newer; this is Node 2\d\..*install Node 24 from nodejs\.org\.$/m)
      expect(ended.stderr).not.toMatch(/\bat .*:\d+:\d+/)
    }
  },
)

test.skipIf(old === null)('an older Node hands over to the one that came with the packages (skipped where every Node is new)', async () => {
  const started = start(['--browser', '--port', '0', '--data', tempFolder()], old ?? '')
  const address = await addressOf(started)
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(303)
  started.process.kill('SIGINT')
  expect((await started.ended).code).toBe(0)
})
