import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where a desk keeps its files unless told otherwise: the person's own data folder, the same whichever shell runs. */
export function defaultDataFolder(platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env): string {
  const home = homedir()
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'order-desk')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'order-desk')
  const given = env.XDG_DATA_HOME
  // The convention: a relative path here is to be ignored.
  return join(given?.startsWith('/') ? given : join(home, '.local', 'share'), 'order-desk')
}

/** The folder a person named, as an absolute path, or the default. */
export function dataFolder(named: string | undefined): string {
  return named === undefined ? defaultDataFolder() : resolve(named)
}
