import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { parseSync } from 'oxc-parser'

export interface SourceFile {
  /** Path from the project's root, with forward slashes. */
  readonly path: string
  readonly text: string
}

export const PROJECT_ROOT = resolve(import.meta.dirname, '../..')

/** Every TypeScript file below the given folders of the project. */
export function readSources(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(PROJECT_ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => {
        const absolute = join(entry.parentPath, entry.name)
        return { path: relative(PROJECT_ROOT, absolute).split(sep).join('/'), text: readFileSync(absolute, 'utf8') }
      }),
  )
}

/** What a file imports, types included, as written: static, dynamic and re-exported. */
export function importsOf(file: SourceFile): readonly string[] {
  const { module } = parseSync(file.path, file.text)
  return [
    ...module.staticImports.map((each) => each.moduleRequest.value),
    ...module.staticExports.flatMap((each) => each.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : []))),
    ...module.dynamicImports.map((each) => file.text.slice(each.moduleRequest.start + 1, each.moduleRequest.end - 1)),
  ]
}

/** The project path an import leads to, or null when it leads to a package. */
export function resolveImport(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null
  const parts = from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/').replace(/\?.*$/, '')
}
