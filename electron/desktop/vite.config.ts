import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const electronFolder = resolve(import.meta.dirname, '..')

// Main and preload as two files of their own: a sandboxed preload may load nothing but `electron`.
// biome-ignore lint/style/noDefaultExport: the form Vite reads.
export default defineConfig({
  root: electronFolder,
  publicDir: false,
  build: {
    outDir: resolve(electronFolder, '../dist/desktop'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: { main: resolve(electronFolder, 'main.ts'), preload: resolve(electronFolder, 'preload.ts') },
      external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
    },
  },
  ssr: { noExternal: true },
})
