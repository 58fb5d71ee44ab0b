// `npm run pictures`: takes the pictures of the documentation anew, while the stories in the browser pass.

import { spawnSync } from 'node:child_process'

const { status } = spawnSync('npx', ['--no-install', 'vitest', 'run', '--project', 'app'], {
  env: { ...process.env, ORDER_DESK_PICTURES: 'take' },
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
process.exit(status ?? 1)
