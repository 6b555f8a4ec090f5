import { expect, it } from 'vitest'
import { startLocalComparer } from '../../adapters/biometrics/local-comparer.ts'
import { judgeCapture } from '../../proofs/biometrics/domain/judge-capture.ts'
import type { FingerView } from '../../proofs/biometrics/domain/template.ts'
import { inventCaptures } from './invent-captures.ts'

it('made-up captures are fit to be enrolled, match their own finger, and no other', async () => {
  const comparer = await startLocalComparer()
  try {
    for (const seed of [1, 7, 4_001, 9_999_999, 16_000_000]) {
      const views = new Map<string, FingerView>()
      for (const { name, octets } of inventCaptures(seed, 6)) {
        const judged = judgeCapture(octets, { position: 2, leastQuality: 40 })
        if (!judged.ok) throw new Error(`${name}: ${judged.code}`)
        views.set(name, judged.value.view)
      }
      const of = (...names: readonly string[]) => names.flatMap((name) => views.get(`${name}.fmr`) ?? [])
      const compared = async (probe: string, finger: number) => {
        const [view] = of(probe)
        if (view === undefined) throw new Error(`no ${probe}`)
        return (await comparer.compare(view, of(`${finger}_1`, `${finger}_2`, `${finger}_3`))).matched
      }
      for (const finger of [1, 2])
        for (const n of [4, 5, 6])
          expect([seed, finger, n, await compared(`${finger}_${n}`, finger)]).toEqual([seed, finger, n, true])
      for (const [probe, finger] of [
        ['3_1', 1],
        ['3_1', 2],
        ['2_4', 1],
        ['1_4', 2],
      ] as const)
        expect([seed, probe, await compared(probe, finger)]).toEqual([seed, probe, false])
    }
  } finally {
    await comparer.close()
  }
})
