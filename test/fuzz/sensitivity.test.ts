import { describe, expect, it } from 'vitest'
import { chanceOf } from '../support/fuzz/chance.ts'
import { octetsOf } from '../support/fuzz/input.ts'
import { inputOf, runTarget } from '../support/fuzz/run-target.ts'
import { shrunk } from '../support/fuzz/shrink.ts'
import { runWatched } from '../support/fuzz/watched-run.ts'
import { targets } from './broken.ts'

const seed = 5
const target = (name: string) => {
  const found = targets.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}
const found = async (name: string, inputs: number) =>
  (await runTarget(target(name), { seed, inputs })).findings

describe('a reader that is broken', () => {
  it.each([
    ['throws at one character', 20_000, 'crash', /^TypeError: no /, '"\\u0130"'],
    ['takes a number for a text', 2_000, 'crash', /^TypeError: /, ''],
    ['promises digits', 2_000, 'crash', /^Unsound: a digit above six/, ''],
    ['says no with another word than it documents', 5_000, 'crash', /^SyntaxError: too long/, ''],
  ])('%s: is found, and the input made small', async (name, inputs, kind, says, input) => {
    const [first] = await found(name, inputs)
    expect(first).toMatchObject({ target: name, seed, kind, says: expect.stringMatching(says) })
    expect(first?.input.length).toBeLessThan(120)
    if (input !== '') expect(first?.input).toBe(input)
  })

  it('is found again from the seed and the number that were printed', async () => {
    const name = 'throws at one character'
    const [first] = await found(name, 20_000)
    const again = await runTarget(target(name), { seed, from: first?.n ?? 0, inputs: 1 })
    expect(again.findings).toEqual([first])
  })

  it('that never returns is ended from outside, and the others are fed all the same', async () => {
    const names = ['looks for two words with one expression', 'never returns', 'is sound']
    const runs = names.map((each) => ({ target: each, seed, inputs: 3_000 }))
    const ran = await runWatched(new URL('broken.ts', import.meta.url), targets, runs, 8_000)
    expect(ran.map((each) => [each.target, each.findings.map(({ kind }) => kind)])).toEqual([
      ['looks for two words with one expression', ['hang']],
      ['never returns', ['hang']],
      ['is sound', []],
    ])
    expect(ran[1]?.findings[0]).toMatchObject({ n: 2, input: '"{"' })
  })
})

describe('the inputs', () => {
  it('are the same for a seed, and others for another', () => {
    const made = (by: number) => Array.from({ length: 200 }, (_, n) => inputOf(target('is sound'), by, n))
    expect(made(1)).toEqual(made(1))
    expect(made(1)).not.toEqual(made(2))
    const draws = (n: number) => Array.from({ length: 50 }, () => chanceOf(1, 'x', n).int(1_000))
    expect(draws(1)).not.toEqual(draws(2))
  })

  it('are drawn evenly', () => {
    const counts = Array.from({ length: 10 }, () => 0)
    const chance = chanceOf(3, 'even', 0)
    for (let n = 0; n < 100_000; n += 1) {
      const drawn = chance.int(10)
      counts[drawn] = (counts[drawn] ?? 0) + 1
    }
    expect(Math.min(...counts)).toBeGreaterThan(9_500)
    expect(Math.max(...counts)).toBeLessThan(10_500)
  })

  it('are short, long, odd and of other types', () => {
    const free = { ...target('takes a number for a text'), longest: 4_096 }
    const texts = Array.from({ length: 4_000 }, (_, n) => inputOf(target('throws at one character'), 1, n))
    expect(texts.some((each) => typeof each === 'string' && each.length > 1_000)).toBe(true)
    expect(texts.some((each) => typeof each === 'string' && !each.isWellFormed())).toBe(true)
    expect(texts.every((each) => typeof each === 'string' && each.length <= 4_096)).toBe(true)
    const kinds = Array.from({ length: 4_000 }, (_, n) => typeof inputOf(free, 1, n))
    expect(new Set(kinds)).toEqual(new Set(['object', 'string', 'number', 'boolean']))
  })

  it('get smaller only as far as they fail still', async () => {
    const fails = async (input: unknown) => JSON.stringify(input).includes('b"')
    expect(await shrunk({ x: ['aaa', 'ab'], y: 7 }, fails, { free: true })).toEqual({ x: ['b'] })
    expect(await shrunk({ x: 'zzzb', y: 7 }, fails, { free: false })).toEqual({ x: 'b', y: 0 })
  })

  it('are octets where octets are read', () => {
    expect([...octetsOf('\u00ff')]).toEqual([255])
    expect([...octetsOf('ñ\u0130')]).toEqual([...Buffer.from('ñ\u0130')])
  })
})
