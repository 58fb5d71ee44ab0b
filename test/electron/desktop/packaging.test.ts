import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'vite'
import { expect, test } from 'vitest'
import shell from '../../../electron/desktop/vite.config.ts'
import { PROJECT_ROOT } from '../../support/source-files.ts'
import { tempFolder } from '../../support/temp-folder.ts'

interface BuilderConfig {
  getConfig(project: string, file: string, fromOptions: null): Promise<Record<string, unknown>>
  validateConfiguration(config: unknown, log: { isEnabled: boolean }): Promise<void>
}

// The builder's own reader and judge; reached through its package, which is the one we depend on.
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))(
  'app-builder-lib/out/util/config/config.js',
) as BuilderConfig

const readConfig = () => builder.getConfig(PROJECT_ROOT, 'electron-builder.yml', null)
const judge = (config: unknown) => builder.validateConfiguration(config, { isEnabled: false })

test('the packaging plan is one the builder accepts', async () => {
  await expect(judge(await readConfig())).resolves.toBeUndefined()
})

test('a plan with a key the builder does not know is refused, so the test above means something', async () => {
  await expect(judge({ ...(await readConfig()), electronFusees: {} })).rejects.toThrow(/electronFusees/)
})

test('every fuse is stated, and stated as the desk needs it', async () => {
  expect((await readConfig()).electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
})

test('the Node binaries and the other packages stay out of the program, and its name has no space', async () => {
  const config = await readConfig()
  expect(config.files).toMatchObject([{ filter: expect.arrayContaining(['!node_modules/node-*/**', '!node_modules/**']) }])
  expect(config.productName).toBe('order-desk')
  expect(config.linux).toMatchObject({ target: [{ target: 'deb' }, { target: 'AppImage' }] })
  expect(config.win).toMatchObject({ target: [{ target: 'nsis' }] })
  expect(config.mac).toMatchObject({ target: [{ target: 'dmg' }], hardenedRuntime: true })
})

test('main and preload are bundled whole: the preload loads nothing but electron, main nothing but electron and Node', async () => {
  const outDir = tempFolder()
  await build({ ...shell, configFile: false, logLevel: 'silent', build: { ...shell.build, outDir } })
  expect(readdirSync(outDir)).toEqual(expect.arrayContaining(['main.cjs', 'preload.cjs']))
  const loaded = (file: string) =>
    [...readFileSync(join(outDir, file), 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1] ?? '')
  expect(new Set(loaded('preload.cjs'))).toEqual(new Set(['electron']))
  const { builtinModules } = await import('node:module')
  const foreign = loaded('main.cjs').filter(
    (name) => name !== 'electron' && !builtinModules.includes(name.replace(/^node:/, '')) && !name.startsWith('node:'),
  )
  expect(foreign).toEqual([])
})
