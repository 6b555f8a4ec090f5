import { expect, it } from 'vitest'
import { Secret } from '../kernel/secret.ts'
import { ComparerFault } from '../proofs/biometrics/app/comparer-fault.ts'
import { impressionOf, syntheticFinger } from '../proofs/biometrics/domain/synthetic-finger.ts'
import type { FingerComparer } from '../proofs/biometrics/app/ports.ts'
import { fingerParts, startedMeanwhile } from './finger-parts.ts'

const finger = syntheticFinger(1)

it('compares by the comparer inside, and says from which score on', async () => {
  const { comparer, leastScore, extractor, kit } = fingerParts({
    capture: { kit: undefined, extractor: 'lector/2.1' },
    comparer: { kind: 'inside' },
  })
  try {
    const same = await comparer.compare(impressionOf(finger, 1, { rotation: 0.1, jitter: 1 }), [finger])
    const other = await comparer.compare(syntheticFinger(2), [finger])
    expect([same.matched, other.matched]).toEqual([true, false])
    expect(same.score).toBeGreaterThan(leastScore)
    expect(other.score).toBeLessThan(leastScore)
    expect([extractor, kit]).toEqual([{ name: 'lector', version: '2.1' }, undefined])
  } finally {
    await comparer.close()
  }
})

it.each([
  { kind: 'mosip-biosdk', url: 'http://127.0.0.1:9/', token: undefined },
  {
    kind: 'osia-abis',
    url: 'http://127.0.0.1:9/',
    token: new Secret('t'.repeat(20)),
    gallery: 'afiliados',
    threshold: 3_000,
    fullScore: 10_000,
  },
] as const)('asks the comparer that was chosen: $kind', async (chosen) => {
  const parts = fingerParts({ capture: { kit: undefined, extractor: 'lector/2.1' }, comparer: chosen })
  // Nobody is there, which is an outage and never "no match" (F-25).
  await expect(parts.comparer.compare(finger, [finger])).rejects.toThrow(ComparerFault)
  expect(parts.leastScore).toBe(chosen.kind === 'osia-abis' ? 0.3 : 0)
  await parts.comparer.close()
})

it('a comparer that does not start is a fault for who compares, and is started anew for the next', async () => {
  let starts = 0
  let closed = 0
  const inside: FingerComparer = {
    compare: () => Promise.resolve({ score: 1, matched: true }),
    async close() {
      closed += 1
    },
  }
  const comparer = startedMeanwhile(() => {
    starts += 1
    return starts < 3 ? Promise.reject(new Error('no thread')) : Promise.resolve(inside)
  })
  await new Promise((later) => setImmediate(later))
  expect(starts).toBe(1)
  await expect(comparer.compare(finger, [])).rejects.toThrow('no thread')
  expect((await comparer.compare(finger, [])).matched).toBe(true)
  expect((await comparer.compare(finger, [])).matched).toBe(true)
  expect(starts).toBe(3)
  await comparer.close()
  expect(closed).toBe(1)
  await expect(comparer.compare(finger, [])).rejects.toThrow('closed')
  expect(starts).toBe(3)
})
