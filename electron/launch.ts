import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runBrowserDesk } from './headless.ts'
import { chooseShell } from './launch/choose-shell.ts'
import { helpText, readDeskOptions } from './launch/desk-options.ts'
import { electronBinary } from './launch/electron-binary.ts'
import { DESKTOP_SHELL, ensureBuilt, RENDERER } from './launch/fresh-build.ts'
import { complain, say } from './launch/say.ts'

const PROJECT_FOLDER = resolve(import.meta.dirname, '..')

/** `npm start -- …`: builds what is missing and opens the desk in the shell that can run here. Never downloads. */
export async function launch(args: readonly string[]): Promise<void> {
  const options = readDeskOptions(args)
  if (!options.ok) {
    end(2, `${options.error} “npm start -- --help” lists what there is.`)
    return
  }
  if (options.value.help) {
    say(helpText())
    return
  }
  const choice = chooseShell(options.value.browser, {
    projectFolder: PROJECT_FOLDER,
    platform: process.platform,
    env: process.env,
    userId: process.getuid?.() ?? null,
  })
  if (choice.shell === 'browser') say(choice.why)
  const targets = choice.shell === 'electron' ? [RENDERER, DESKTOP_SHELL] : [RENDERER]
  for (const target of targets) {
    const problem = await ensureBuilt(PROJECT_FOLDER, target, say)
    if (problem) {
      end(1, problem)
      return
    }
  }
  if (choice.shell === 'electron') {
    runElectron(args)
    return
  }
  const rendererFolder = resolve(PROJECT_FOLDER, RENDERER.output)
  process.exitCode = await runBrowserDesk({ ...options.value, rendererFolder, appVersion: appVersion() })
}

function runElectron(args: readonly string[]): void {
  const program = electronBinary(PROJECT_FOLDER, process.env)
  if (!program) {
    end(1, 'Electron’s binary is named but not there. Run “npx install-electron”, or start with --browser.')
    return
  }
  const child = spawn(program, [PROJECT_FOLDER, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => end(1, `Electron could not be started: ${error.message}. Start with --browser.`))
  child.on('exit', (code) => process.exit(code ?? 1))
}

function appVersion(): string {
  const { version } = JSON.parse(readFileSync(resolve(PROJECT_FOLDER, 'package.json'), 'utf8')) as { version: string }
  return version
}

function end(code: number, sentence: string): void {
  complain(sentence)
  process.exitCode = code
}
