import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../project-files.ts'
import { elsewhere, invariants, modelsOf } from './invariants.ts'
import { guards, walks } from './models.ts'
import { parseWords } from './words.ts'

describe('what is explored', () => {
  it('names every guard once', () => {
    const ids = guards.map(({ id }) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it('walks every part of every model where a guard is taken out', () => {
    const parts = new Set(walks.map(({ model, scope }) => `${model}: ${scope}`))
    expect(guards.filter(({ model, scope }) => !parts.has(`${model}: ${scope}`))).toEqual([])
  })

  it('lists I-01 to I-27', () => {
    expect(Object.keys(invariants)).toEqual(
      Array.from({ length: 27 }, (_, at) => `I-${String(at + 1).padStart(2, '0')}`),
    )
  })

  it.each(Object.keys(invariants))('%s falls in a model without some guard, or it is said why not', (id) => {
    expect(modelsOf(id).length > 0).toBe(!(id in elsewhere))
  })

  it.each(Object.entries(elsewhere))('%s is asserted by tests that are there', (_, { why, tests }) => {
    expect(tests.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([])
    expect(tests.length > 0).toBe(!why.startsWith('not built'))
  })
})

describe('npm run explore', () => {
  it('takes the ids of guards, and says which there are where one is wrong', () => {
    expect(parseWords(['--without', 'link-end']).without).toEqual(['link-end'])
    expect(() => parseWords(['--without', 'nothing'])).toThrow(/link-end/)
  })
})
