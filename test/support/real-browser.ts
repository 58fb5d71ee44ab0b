// A real Chromium from the package registry: no download, no system package, root or not.

import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflate, setupLambdaEnvironment } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The first start reads a large program from a cold disk. */
const START_MS = 120_000

export async function launchBrowser(): Promise<Browser> {
  const home = await unpackedBrowser()
  // The package brings the four libraries and a font that a bare machine lacks.
  setupLambdaEnvironment(join(home, 'al2023', 'lib'))
  process.env.FONTCONFIG_PATH = join(home, 'fonts')
  return chromium.launch({ executablePath: join(home, 'chromium'), args: ARGUMENTS, timeout: START_MS })
}

/** Why no browser can run here, or null when one can. */
export function browserMissing(): string | null {
  return process.platform === 'linux' && process.arch === 'x64'
    ? null
    : `the test browser comes as a Linux x64 package, this machine is ${process.platform} ${process.arch}`
}

/** Unpacked once per user and version, moved into place whole: a killed run leaves no half browser behind. */
async function unpackedBrowser(): Promise<string> {
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const home = join(tmpdir(), `order-desk-chromium-153-${process.getuid?.() ?? 0}`)
  if (existsSync(join(home, 'chromium'))) return home
  const staging = await mkdtemp(`${home}-`)
  await inflateInto(staging, packageFolder)
  await mkdir(join(staging, 'fonts'), { recursive: true })
  await writeFile(join(staging, 'fonts', 'fonts.conf'), fontsConf(join(home, 'fonts'), join(home, 'font-cache')))
  try {
    await rename(staging, home)
  } catch (error) {
    // Another run was quicker; its copy is as good.
    await rm(staging, { recursive: true, force: true })
    if (!existsSync(join(home, 'chromium'))) throw error
  }
  return home
}

async function inflateInto(folder: string, packageFolder: string): Promise<void> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    for (const archive of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
      await inflate(join(packageFolder, 'bin', archive))
    }
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

function fontsConf(fonts: string, cache: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${cache}</cachedir></fontconfig>\n`
}
