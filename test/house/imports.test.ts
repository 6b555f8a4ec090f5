import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { breach, breaches, circle, importsOf, type Imports } from '../support/import-rules.ts'

const source = join(import.meta.dirname, '../../src')

/** Imports that break the table and are right all the same, each with its reason. */
const allowed: Readonly<Record<string, string>> = {}

function readTree(): Imports {
  const files = globSync('**/*.{ts,tsx}', { cwd: source }).filter(
    (file) => !/\.test\.tsx?$|\.d\.ts$/.test(file),
  )
  return new Map(
    files.map((file) => [
      file,
      importsOf(readFileSync(join(source, file), 'utf8')).map((to) =>
        to.startsWith('.') ? posix.join(dirname(file), to) : to,
      ),
    ]),
  )
}

describe('the imports of src', () => {
  const tree = readTree()

  it('go inwards and downwards only (DESIGN 3)', () => {
    expect(breaches(tree)).toEqual([])
  })

  it('never run in a circle', () => {
    expect(circle(tree)).toBeUndefined()
  })
})
