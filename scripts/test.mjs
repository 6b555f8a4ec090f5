/**
 * `npm test`: sets up what is missing, then checks types, lint and format, and runs every test, the ones
 * in the browser included. A missing browser is installed where that is possible and is otherwise a
 * failure: a test that did not run has shown nothing.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pinned, root, runNode, setUp } from './setup.mjs'

const modules = join(root, 'node_modules')
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

function browser() {
  const known = process.env.CLAVERO_CHROMIUM ?? browsers.find((path) => existsSync(path))
  if (known) return known
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Clavero: installing Chromium for the browser tests (once) …')
    for (const words of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
    ]) {
      const { status } = spawnSync('apt-get', words, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
      if (status !== 0) process.exit(status ?? 1)
    }
    return browser()
  }
  console.error('No Chromium was found for the browser tests. Install it, or name it in CLAVERO_CHROMIUM.')
  process.exit(1)
}

setUp()
const chromium = browser()
// A build server has an hour and a half for all of it: a part of the guards each day; `npm run guards` takes every one.
const env = { CLAVERO_GUARD_MINUTES: '8', ...pinned, CLAVERO_CHROMIUM: chromium }
const tool = (name, ...path) => join(modules, name, ...path)
const vitest = [tool('vitest', 'vitest.mjs'), 'run']
/** These start, kill and starve processes: beside them every other test would wait. */
const apart = ['test/kills', 'test/faults']
const steps = [
  ['types', [tool('typescript', 'bin', 'tsc'), '-b']],
  ['lint', [tool('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings']],
  ['format', [tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.']],
  ['tests', [...vitest, ...apart.map((folder) => `--exclude=${folder}/**`), ...process.argv.slice(2)]],
  ['processes', [...vitest, '--no-file-parallelism', ...apart]],
  ['guards', [join(root, 'test', 'support', 'removals', 'run.ts')]],
  ['browser', [tool('@playwright', 'test', 'cli.js'), 'test']],
]
const only = process.env.CLAVERO_TEST_ONLY?.split(',')
for (const [name, words] of steps) {
  if (only && !only.includes(name)) continue
  console.log(`\n— ${name}`)
  runNode(words, { env })
}
