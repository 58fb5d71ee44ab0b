// What may import what, as data (the ladders of the house), and the checks that read it.

import { importsOf, resolveImport, type SourceFile } from '../support/source-files.ts'

/** A room and the rooms it may reach; a room always reaches itself. First match wins, so name narrow rooms first. */
const LADDER: readonly (readonly [room: string, reaches: readonly string[]])[] = [
  ['shared/base/', []],
  ['shared/lifecycle/', ['shared/base/']],
  ['shared/wording/', []],
  ['shared/views/', ['shared/base/', 'shared/lifecycle/', 'shared/wording/']],
  ['shared/contract/', ['shared/base/', 'shared/lifecycle/', 'shared/views/']],
  ['shared/sync/', ['shared/base/', 'shared/lifecycle/', 'shared/views/', 'shared/contract/']],
  ['electron/ports/', ['shared/']],
  ['electron/runtime/', ['shared/', 'electron/ports/']],
  ['electron/store/', ['shared/', 'electron/ports/']],
  ['electron/payments/', ['shared/', 'electron/ports/']],
  ['electron/service/', ['shared/', 'electron/ports/']],
  ['electron/sync/', ['shared/', 'electron/ports/', 'electron/service/']],
  ['electron/imports/', ['shared/', 'electron/ports/', 'electron/service/', 'electron/exports/']],
  ['electron/exports/', ['shared/', 'electron/ports/', 'electron/service/']],
  ['electron/demo/', ['shared/', 'electron/ports/', 'electron/service/', 'electron/imports/']],
  ['electron/access/', ['shared/', 'electron/ports/', 'electron/service/']],
  ['electron/doors/', ['shared/', 'electron/ports/', 'electron/service/', 'electron/runtime/', 'electron/access/']],
  ['electron/desktop/', ['shared/', 'electron/ports/', 'electron/doors/', 'electron/runtime/']],
  ['electron/', ['shared/', 'electron/']],
  ['renderer/i18n/', ['shared/']],
  ['renderer/components/', ['shared/', 'renderer/i18n/']],
  ['renderer/desk/', ['shared/']],
  ['renderer/cache/', ['shared/']],
  ['renderer/offline/', ['shared/', 'renderer/desk/', 'renderer/cache/']],
  ['renderer/state/', ['shared/', 'renderer/desk/', 'renderer/cache/', 'renderer/offline/']],
  ['renderer/scanner/', ['shared/', 'renderer/state/', 'renderer/components/', 'renderer/i18n/']],
  [
    'renderer/printing/',
    ['shared/', 'renderer/offline/', 'renderer/state/', 'renderer/cache/', 'renderer/components/', 'renderer/i18n/', 'renderer/theme.ts'],
  ],
  [
    'renderer/actions/',
    [
      'shared/',
      'renderer/printing/',
      'renderer/scanner/',
      'renderer/offline/',
      'renderer/state/',
      'renderer/components/',
      'renderer/i18n/',
    ],
  ],
  [
    'renderer/screens/',
    [
      'shared/',
      'renderer/printing/',
      'renderer/scanner/',
      'renderer/offline/',
      'renderer/state/',
      'renderer/actions/',
      'renderer/components/',
      'renderer/i18n/',
    ],
  ],
  ['renderer/', ['shared/', 'renderer/']],
]

/** Packages that only some rooms may know. */
const PACKAGES: readonly (readonly [name: RegExp, allowed: readonly string[]])[] = [
  [/^electron(\/|$)/, ['electron/main.ts', 'electron/preload.ts', 'electron/desktop/']],
  [/^node:sqlite$/, ['electron/store/']],
  [/^pg$/, ['electron/store/']],
  [/^node:/, ['electron/']],
  [/^dexie/, ['renderer/cache/']],
  [/^zustand/, ['renderer/state/']],
  [/^@orpc\/server/, ['electron/doors/']],
  [/^@orpc\/client/, ['renderer/desk/', 'electron/doors/hub-client.ts']],
  [/^@orpc\/contract/, ['shared/contract/', 'electron/doors/', 'renderer/desk/']],
  [/^zod$/, ['shared/contract/', 'electron/imports/']],
  // Rules are pure, words are not: plurals and word order of four languages are not worth writing anew.
  [/^intl-messageformat$/, ['shared/wording/']],
  [/^react/, ['renderer/']],
  [/^@mantine\//, ['renderer/']],
]

/** Every import that leaves its room by a door it has not got. */
export function forbiddenImports(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => importsOf(file).flatMap((specifier) => forbidden(file.path, specifier)))
}

function forbidden(path: string, specifier: string): readonly string[] {
  const target = resolveImport(path, specifier)
  if (target === null) {
    const rule = PACKAGES.find(([name]) => name.test(specifier))
    return !rule || rule[1].some((room) => path.startsWith(room)) ? [] : [`${path} may not import ${specifier}`]
  }
  const rung = LADDER.find(([room]) => path.startsWith(room))
  if (!rung) return [`${path} stands in no room of the house`]
  const [room, reaches] = rung
  const allowed = target.startsWith(room) || reaches.some((reach) => target.startsWith(reach))
  return allowed ? [] : [`${path} may not import ${target}`]
}

/** Import circles, each told as a path that ends where it began. Types count: a circle of types is a circle of ideas. */
export function importCircles(files: readonly SourceFile[]): readonly string[] {
  const known = new Set(files.map((file) => file.path))
  const edges = new Map(
    files.map((file) => [
      file.path,
      importsOf(file).flatMap((specifier) => {
        const target = resolveImport(file.path, specifier)
        return target !== null && known.has(target) ? [target] : []
      }),
    ]),
  )
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) {
      circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
      return
    }
    if (done.has(path)) return
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  return circles
}

/** Text that a room may not contain, with the reason told to whoever wrote it. */
const FORBIDDEN_TEXT: readonly { readonly rooms: readonly string[]; readonly pattern: RegExp; readonly why: string }[] = [
  {
    rooms: ['shared/'],
    pattern: /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bperformance\.now\(|\bcrypto\./,
    why: 'clock and chance come in as values',
  },
  {
    rooms: ['renderer/'],
    pattern: /dangerouslySetInnerHTML|\.innerHTML\b|\beval\(|new Function\(/,
    why: 'text from outside is never markup or code',
  },
  {
    rooms: ['electron/', 'renderer/', 'shared/', 'test/'],
    pattern: /\.\.\/shared\/(design|data|seeds)/,
    why: 'nothing outside the repository is read',
  },
]

export function forbiddenText(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) =>
    FORBIDDEN_TEXT.filter(
      (rule) => rule.rooms.some((room) => file.path.startsWith(room)) && rule.pattern.test(withoutComments(file.text)),
    ).map((rule) => `${file.path}: ${rule.why}`),
  )
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}

const BANNED_NAME = /(^|\/)(utils?|helpers?|common|misc|manager|handler|data|types|index)(\/|\.tsx?$)/

export function bannedNames(files: readonly SourceFile[]): readonly string[] {
  return files.filter((file) => BANNED_NAME.test(file.path)).map((file) => `${file.path}: a name that says nothing`)
}
