import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Tests over whole desks, hubs and simulated worlds: one file at a time. */
const WHOLE_PROCESSES = ['test/scenarios/*process*.test.ts', 'test/scenarios/{restore-drill,simulated-worlds,two-desks}.test.ts']

export default defineConfig({
  root: 'renderer',
  cacheDir: '../node_modules/.vite',
  base: './',
  plugins: [react()],
  // The build for today's browsers, which a window is: the usual one carries what older ones lack.
  resolve: { alias: { dexie: join(import.meta.dirname, 'node_modules/dexie/dist/modern/dexie.min.mjs') } },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2024',
    // Fonts and styles stay files of their own: the content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 750,
    // What the first list needs is one file, and compresses as one; every screen after it keeps files of its own.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  test: {
    projects: [
      {
        test: {
          name: 'shared',
          root: import.meta.dirname,
          include: ['test/{shared,properties,guards}/**/*.test.ts'],
          // Pure functions leave nothing behind: one process for all files, and each module is read once.
          isolate: false,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'node',
          root: import.meta.dirname,
          include: ['test/{electron,contracts,scenarios}/**/*.test.ts'],
          exclude: ['test/**/*.postgres.test.ts', ...WHOLE_PROCESSES],
          testTimeout: 60_000,
          // A whole ledger is brought in before the first test looks.
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'processes',
          root: import.meta.dirname,
          include: WHOLE_PROCESSES,
          exclude: ['test/**/*.postgres.test.ts'],
          // Desks and hubs wait in real time and fill both cores by themselves.
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'postgres',
          root: import.meta.dirname,
          include: ['test/**/*.postgres.test.ts'],
          // One server for the whole run, one empty database for each test.
          globalSetup: ['test/support/postgres-setup.ts'],
          fileParallelism: false,
          // Room for a slow machine: servers are made, killed and brought back in the middle of it.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'renderer',
          root: import.meta.dirname,
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['test/support/renderer-setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'app',
          root: import.meta.dirname,
          include: ['test/app/**/*.test.ts'],
          // One real browser at a time: two cores, and screenshots that do not depend on each other.
          fileParallelism: false,
          // What must be true is waited for, so patience costs nothing: only a machine that is much slower uses it up.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})
