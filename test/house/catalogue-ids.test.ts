import { describe, expect, it } from 'vitest'
import { projectFiles } from '../support/project-files.ts'

/** Attacks (ATTACKS.md) and faults (RELIABILITY 6) that concern what is built. */
const attacks = [...range(1, 38), 41, 42, 44, 50, 52, 53, 54, 55, 56, 57, 58, 60]
const faults = [...range(1, 9), 11, 12, ...range(14, 23), ...range(25, 30), 35, 38, 39]

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, n) => first + n)
}
const two = (n: number) => String(n).padStart(2, '0')
const files = projectFiles()
const tests = files.filter(({ path }) => path.endsWith('.test.ts')).map(({ text }) => text)

describe('the catalogues', () => {
  it.each(attacks)('ATK-%s has a file of its own', (n) => {
    expect(files.map(({ path }) => path)).toContain(`test/attacks/atk-${two(n)}.test.ts`)
  })

  it.each(faults)('F-%s is named by the title of a test', (n) => {
    // A title, not a remark: the id stands in what describe, it or the table of one says.
    const title = new RegExp(`(?:describe|it|test|id:)[^\\n]*(?:\\n\\s*)?['"\`][^'"\`\\n]*F-${two(n)}\\b`)
    expect(tests.some((text) => title.test(text))).toBe(true)
  })
})
