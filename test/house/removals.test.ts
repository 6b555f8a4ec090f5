import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '../support/project-files.ts'
import { withoutGuard } from '../support/removals/removal.ts'
import { removals } from '../support/removals/removals.ts'

it.each(removals)(
  'without $without: the guard stands where the table says, and its test is there',
  (removal) => {
    expect(removal.edits.length).toBeGreaterThan(0)
    const files = Map.groupBy(removal.edits, ({ file }) => file)
    for (const [file, edits] of files) {
      const text = readFileSync(join(projectRoot, file), 'utf8')
      expect(edits.reduce(withoutGuard, text)).not.toBe(text)
    }
    expect(existsSync(join(projectRoot, removal.noticedBy))).toBe(true)
  },
)

it('names every removal once', () => {
  expect(new Set(removals.map(({ id }) => id)).size).toBe(removals.length)
})
