import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importsOf } from '../support/import-rules.ts'
import { projectRoot } from '../support/project-files.ts'

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')
const manifest = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>
  readonly bin: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

/** What runs on the Node of the machine, 20 or later, before the pinned one is there. */
const first = ['setup', 'start', 'test', 'bench', 'reset'].map((name) => `scripts/${name}.mjs`)

/** What Node got after 20, as it would be written. */
const younger =
  /import\.meta\.main|\bglobSync\b|\bPromise\.(?:try|withResolvers)\b|\b(?:Object|Map)\.groupBy\b|\bfromAsync\b|\bRegExp\.escape\b|node:sqlite|\busing\s+\w+\s*=|\.(?:isSubsetOf|isSupersetOf|intersection|symmetricDifference)\(/

describe('the scripts that run before anything is installed', () => {
  it.each(first)('%s imports Node and its neighbours only', (script) => {
    const imported = importsOf(read(script))
    expect(
      imported.filter((name) => !name.startsWith('node:') && !first.includes(`scripts/${name.slice(2)}`)),
    ).toEqual([])
  })

  it.each(first)('%s uses nothing that Node 20 does not have', (script) => {
    expect(younger.exec(read(script))?.[0]).toBeUndefined()
  })

  it.each(['import.meta.main', 'Promise.withResolvers()', 'using file = open()', 'a.isSubsetOf(b)'])(
    'would be found out by %s',
    (text) => {
      expect(younger.test(text)).toBe(true)
    },
  )
})

describe('package.json', () => {
  it('names scripts and programs that are there', () => {
    const named = Object.values(manifest.scripts).flatMap(
      (line) => line.match(/\b(?:scripts|bin)\/\S+/g) ?? [],
    )
    const missing = [...named, ...Object.values(manifest.bin)].filter(
      (path) => !existsSync(join(projectRoot, path)),
    )
    expect(missing).toEqual([])
  })

  it('pins every package to one version', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
    )
    expect(loose).toEqual([])
  })

  it('has the digest of every package in its lockfile, and the address of none', () => {
    const text = readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')
    const { packages } = JSON.parse(text) as { packages: Record<string, { integrity?: string }> }
    const fetched = Object.entries(packages).filter(([path]) => path !== '')
    expect(fetched.length).toBeGreaterThan(100)
    expect(fetched.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'))).toEqual([])
    expect(text).not.toMatch(/"resolved"/)
  })
})

describe('the build server', () => {
  it('can run its script', () => {
    expect(statSync(join(projectRoot, '.ci/run')).mode & 0o111).toBe(0o111)
  })
})
