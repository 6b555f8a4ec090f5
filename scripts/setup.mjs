/**
 * Everything a fresh machine needs, and nothing it already has: packages, the pinned Node, the build.
 * Plain JavaScript for any Node from 20 on, since it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const bin = join(modules, '.bin')
const node = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** The environment in which every further step runs: the pinned Node first. */
export const pinned = {
  ...process.env,
  PATH: `${dirname(node)}${delimiter}${bin}${delimiter}${process.env.PATH ?? ''}`,
}

/** The flags of the first line of the program, for whoever starts it by the name of the runtime. */
export const runtimeFlags =
  readFileSync(join(root, 'bin', 'clavero.mjs'), 'utf8')
    .split('\n', 1)[0]
    ?.match(/--\S+/g) ?? []

/** Runs a step and ends this process with its code when it fails: what follows would only hide the cause. */
export function run(command, words, options = {}) {
  const { status, error } = spawnSync(command, words, {
    cwd: root,
    stdio: 'inherit',
    env: pinned,
    ...options,
  })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

/** Runs our own code on the pinned Node and hands over signals and exit code. */
export const runNode = (words, options = {}) => run(node, words, options)

const digest = (text) => createHash('sha256').update(text).digest('hex')

/** Whether what was made from `text` last time is still what is there. */
function isCurrent(stamp, text) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest(text)
}

function install() {
  const stamp = join(modules, '.clavero-installed')
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  if (isCurrent(stamp, lock) && existsSync(node)) return
  console.log('Clavero: installing packages (once; about a minute) …')
  run(
    'npm',
    [
      'ci',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...(process.env.CI ? [] : ['--foreground-scripts=false']),
    ],
    {
      env: process.env,
      shell: process.platform === 'win32',
    },
  )
  if (!existsSync(node)) {
    console.error(
      'The pinned Node was not installed: npm was told to run no install scripts. Run: npm ci --ignore-scripts=false',
    )
    process.exit(1)
  }
  writeFileSync(stamp, digest(lock))
}

function newest(folder) {
  let latest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    latest = Math.max(latest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs)
  }
  return latest
}

function build() {
  const stamp = join(root, 'dist', '.built')
  const sources = ['src', 'styles', 'texts'].map((folder) => newest(join(root, folder)))
  const settings = [
    'tsconfig.base.json',
    'tsconfig.core.json',
    'tsconfig.server.json',
    'tsconfig.client.json',
    'package-lock.json',
    'scripts/assets.mjs',
  ].map((file) => statSync(join(root, file)).mtimeMs)
  const state = String(Math.max(...sources, ...settings))
  if (isCurrent(stamp, state)) return
  console.log('Clavero: building …')
  runNode([join(modules, 'typescript', 'bin', 'tsc'), '-b', 'tsconfig.server.json', 'tsconfig.client.json'])
  runNode([join(root, 'scripts', 'assets.mjs')])
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, digest(state))
}

export function setUp() {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 20) {
    console.error(`Clavero needs Node 20 or newer to set itself up; this is ${process.versions.node}.`)
    process.exit(1)
  }
  install()
  build()
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) setUp()
