import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documents } from '../../src/entry/documents.ts'

const onDisk = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

describe('pages of docs/ that are drawn from the code', () => {
  it.each(documents)('$path says what the code says', ({ path, build }) => {
    expect(onDisk(path)).toBe(build())
  })
})
