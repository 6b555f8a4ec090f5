import type { Instant } from '../../../src/kernel/time.ts'
import type { Reservation, Tries } from '../../../src/proofs/challenges/domain/tries.ts'
import type { Counter } from './model.ts'

/** A guard of the tries taken out, and the rule that has to fall with it. */
export interface Removal {
  readonly id: string
  readonly without: string
  readonly breaks: string
  remove(counter: Counter): Counter
}

/** As if the questions had never been suspended. */
const unshut = ({ suspendedUntil, ...open }: Tries): Tries =>
  suspendedUntil === undefined ? open : { ...open, refused: 0 }

/** All reservations are of this moment. */
const ageless = (tries: Tries, now: Instant): Tries => ({
  ...tries,
  reserved: tries.reserved.map(({ id }) => ({ id, at: now })),
})

const reserving = (tries: Tries, reserved: readonly Reservation[]): Tries => ({ ...tries, reserved })

export const removals: readonly Removal[] = [
  {
    id: 'tries-suspension',
    without: 'the suspension when a set is taken',
    breaks: 'I-09',
    remove: (counter) => ({
      ...counter,
      reserve: (tries, id, now, rule) => counter.reserve(unshut(tries), id, now, rule),
    }),
  },
  {
    id: 'tries-in-judgement',
    without: 'counting the sets that are still being judged',
    breaks: 'ATK-20',
    remove: (counter) => ({
      ...counter,
      reserve: (tries, id, now, rule) => {
        const taken = counter.reserve(reserving(tries, []), id, now, rule)
        return taken.kind === 'reserved'
          ? { ...taken, tries: reserving(taken.tries, [...tries.reserved, ...taken.tries.reserved]) }
          : taken
      },
    }),
  },
  {
    id: 'tries-silence',
    without: 'keeping silent about a set whose reservation is gone',
    breaks: 'I-09',
    remove: (counter) => ({
      ...counter,
      settle: (tries, id, verdict, now, rule) =>
        counter.settle(
          reserving(unshut(tries), [...tries.reserved.filter((one) => one.id !== id), { id, at: now }]),
          id,
          verdict,
          now,
          rule,
        ),
    }),
  },
  {
    id: 'tries-reservation-end',
    without: 'the end of a reservation whose process died',
    breaks: 'I-20',
    remove: (counter) => ({
      ...counter,
      reserve: (tries, id, now, rule) => counter.reserve(ageless(tries, now), id, now, rule),
      settle: (tries, id, verdict, now, rule) => counter.settle(ageless(tries, now), id, verdict, now, rule),
    }),
  },
  {
    id: 'tries-reservations-void',
    without: 'the end of all reservations when the questions are suspended',
    breaks: 'I-09',
    remove: (counter) => ({
      ...counter,
      settle: (tries, id, verdict, now, rule) => {
        const given = counter.settle(tries, id, verdict, now, rule)
        return given.kind === 'settled'
          ? {
              ...given,
              tries: reserving(
                given.tries,
                tries.reserved.filter((one) => one.id !== id),
              ),
            }
          : given
      },
    }),
  },
  {
    id: 'tries-count',
    without: 'the count of refused sets',
    breaks: 'I-09',
    remove: (counter) => ({
      ...counter,
      settle: (tries, id, verdict, now, rule) =>
        counter.settle(tries, id, verdict === 'refused' ? 'passed' : verdict, now, rule),
    }),
  },
  {
    id: 'tries-three',
    without: 'the third refused set being the last',
    breaks: 'I-09',
    remove: (counter) => ({ ...counter, rule: { ...counter.rule, attempts: 4 } }),
  },
  {
    id: 'tries-suspension-length',
    without: 'the length of the suspension',
    breaks: 'ATK-19',
    remove: (counter) => ({ ...counter, rule: { ...counter.rule, suspension: 43_200 } }),
  },
  {
    id: 'tries-kept-when-passed',
    without: 'keeping the count when a set is passed',
    breaks: 'I-09',
    remove: (counter) => ({
      ...counter,
      settle: (tries, id, verdict, now, rule) => {
        const given = counter.settle(tries, id, verdict, now, rule)
        return given.kind === 'settled' && verdict === 'passed'
          ? { ...given, tries: { ...given.tries, refused: 0 } }
          : given
      },
    }),
  },
  {
    id: 'tries-given-back',
    without: 'giving the try back for a set that cannot be judged',
    breaks: 'I-10',
    remove: (counter) => ({
      ...counter,
      settle: (tries, id, verdict, now, rule) =>
        counter.settle(tries, id, verdict === 'cannotJudge' ? 'refused' : verdict, now, rule),
    }),
  },
  {
    id: 'tries-leavings',
    without: 'an end to leaving sets for nothing',
    breaks: 'ATK-24',
    remove: (counter) => ({ ...counter, rule: { ...counter.rule, abandonedFree: 100 } }),
  },
  {
    id: 'tries-leavings-forgotten',
    without: 'forgetting leavings after 24 hours',
    breaks: 'ATK-24',
    remove: (counter) => ({
      ...counter,
      abandon: (tries, now, rule) =>
        counter.abandon({ ...tries, abandoned: tries.abandoned.map(() => now) }, now, rule),
    }),
  },
  {
    id: 'tries-suspension-kept',
    without: 'leaving a suspension as it is, whatever is left meanwhile',
    breaks: 'ATK-19',
    remove: (counter) => ({
      ...counter,
      abandon: (tries, now, rule) => counter.abandon({ ...unshut(tries), refused: tries.refused }, now, rule),
    }),
  },
  {
    id: 'tries-cleared',
    without: 'a fresh start after a completed recovery',
    breaks: 'I-09',
    remove: (counter) => ({ ...counter, cleared: () => ({ refused: 1, reserved: [], abandoned: [] }) }),
  },
]
