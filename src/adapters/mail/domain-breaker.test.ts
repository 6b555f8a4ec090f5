import { expect, it } from 'vitest'
import { createDomainBreaker } from './domain-breaker.ts'

const breaker = () =>
  createDomainBreaker({ connections: 4, silencesToClose: 3, closedFor: 1_000, hangsAfter: 100 })
const silence = (one: ReturnType<typeof breaker>, at: number) => {
  expect(one.admits('muda.test', at)).toBe(true)
  one.ended('muda.test', at, at + 10, false)
}

it('closes a domain on the third silence and not before, and no other', () => {
  const one = breaker()
  silence(one, 0)
  silence(one, 20)
  silence(one, 40)
  expect(one.admits('muda.test', 60)).toBe(false)
  expect(one.admits('viva.test', 60)).toBe(true)
})

it('lets one try after the pause, and all once it answered', () => {
  const one = breaker()
  for (const at of [0, 20, 40]) silence(one, at)
  expect(one.admits('muda.test', 2_000)).toBe(true)
  expect(one.admits('muda.test', 2_001)).toBe(false)
  one.ended('muda.test', 2_000, 2_010, true)
  expect(one.admits('muda.test', 2_011)).toBe(true)
  expect(one.admits('muda.test', 2_012)).toBe(true)
})

it('closes it again when the one that tried met silence', () => {
  const one = breaker()
  for (const at of [0, 20, 40]) silence(one, at)
  silence(one, 2_000)
  expect(one.admits('muda.test', 2_500)).toBe(false)
})

it('leaves half of the connections to others while a domain hangs', () => {
  const one = breaker()
  expect(one.admits('muda.test', 0)).toBe(true)
  expect(one.admits('muda.test', 0)).toBe(true)
  expect(one.admits('muda.test', 50)).toBe(true)
  expect(one.admits('muda.test', 200)).toBe(false)
  expect(one.admits('viva.test', 200)).toBe(true)
})

it('an answer, whatever it is, forgets the silences before it', () => {
  const one = breaker()
  silence(one, 0)
  silence(one, 20)
  expect(one.admits('muda.test', 40)).toBe(true)
  one.ended('muda.test', 40, 41, true)
  silence(one, 60)
  silence(one, 80)
  expect(one.admits('muda.test', 100)).toBe(true)
})
