import type { LoadedCase } from '../../cases/app/ports.ts'
import type { CounterDeps } from '../../desk/app/counter-deps.ts'
import { placeOf } from '../../desk/app/at-counter.ts'
import type { SubjectDigest } from '../../proofs/biometrics/app/finger-ports.ts'
import { takeLiveMatch } from '../../proofs/biometrics/app/take-live-match.ts'
import { liveStore } from '../../proofs/biometrics/store/live-store.ts'
import type { Ground } from './ground.ts'

/** A finger that was compared in a case, for whoever works with it at the counter (E3). */
export function liveMatchOf({ installation, keyed, audit }: Ground): CounterDeps['liveMatch'] {
  const { db, policy } = installation
  const live = liveStore(db, policy.fingers)
  const personKey = keyed('document')
  const subjectOf = ({ claimant }: LoadedCase) => personKey(claimant).toString('hex') as SubjectDigest
  return {
    isFresh: async (loaded) =>
      (await live.freshMatch(placeOf(loaded), subjectOf(loaded))) !== undefined &&
      (await live.isVouchedFor(placeOf(loaded), subjectOf(loaded))),
    async take(tx, loaded) {
      if (!(await live.isVouchedFor(placeOf(loaded), subjectOf(loaded), tx))) return undefined
      const place = { ...placeOf(loaded), caseCode: loaded.code }
      const taken = await takeLiveMatch({ live, policy, audit }, tx, place, subjectOf(loaded))
      return taken.ok ? taken.value.evidence : undefined
    },
  }
}
