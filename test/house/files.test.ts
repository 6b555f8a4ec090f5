import { describe, expect, it } from 'vitest'
import { projectFiles } from '../support/project-files.ts'

const files = projectFiles()

/** Tables: they are long because what they list is long. */
const tables: readonly string[] = [
  'src/entry/docs/asvs/v6.ts',
  'src/platform/text/keys.ts',
  'src/policy/rules.ts',
]

/** Somebody's own folders: `/home/…`, `C:\…`. Places every system has, such as `/tmp`, are none. */
const machinePath = /(?<![\w.:/-])(?:\/(?:home|root|Users|work)\/[\w.-]+|[A-Z]:\\\w+)/

describe('every file', () => {
  it('of src has one idea: 350 lines at most, tables and tests aside', () => {
    const long = files
      .filter(({ path }) => /^src\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .filter(({ path, text }) => !tables.includes(path) && text.split('\n').length > 351)
    expect(long.map(({ path }) => path)).toEqual([])
  })

  it('that counts as a table is there and long', () => {
    const idle = tables.filter(
      (table) => (files.find(({ path }) => path === table)?.text.split('\n').length ?? 0) <= 351,
    )
    expect(idle).toEqual([])
  })

  it('names no folder of one machine', () => {
    const naming = files.flatMap(({ path, text }) => {
      const found = machinePath.exec(text)?.[0]
      return found === undefined ? [] : [`${path}: ${found}`]
    })
    expect(naming).toEqual([])
  })

  it('has no character that is not seen and turns the direction of what is', () => {
    // Escaped where they are meant: a raw one makes code read otherwise than it runs.
    const hidden = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/
    expect(files.filter(({ text }) => hidden.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('stands alone when machines differ in how they write names', () => {
    const lower = files.map(({ path }) => path.toLowerCase())
    expect(lower.filter((path, index) => lower.indexOf(path) !== index)).toEqual([])
  })
})

describe('the search for folders of one machine', () => {
  it.each([`/${'home'}/ana/x`, `'/${'root'}/.cache'`, `C:${'\\'}Users`])('finds %s', (text) => {
    expect(machinePath.test(text)).toBe(true)
  })

  it.each(['/tmp/x', '/var/lib/clavero', 'https://clave.example/home/x', '/etc/passwd'])(
    'passes %s',
    (text) => {
      expect(machinePath.test(text)).toBe(false)
    },
  )
})
