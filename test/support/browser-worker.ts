// A browser desk as `npm start -- --browser` runs it, without its build: the page is an empty one. Data folder and page folder are named.

import { runBrowserDesk } from '../../electron/headless.ts'

const [folder = '', rendererFolder = ''] = process.argv.slice(2)
const trust = { fingerprint: null, plain: false }
process.exitCode = await runBrowserDesk({
  folder,
  rendererFolder,
  port: 0,
  demo: false,
  join: null,
  trust,
  open: false,
  appVersion: '1.0.0',
})
