import { assertedIn, modelNames, type ModelName } from './models.ts'

/** RELIABILITY 5, each in a few words. */
export const invariants: Readonly<Record<string, string>> = {
  'I-01': 'a key only on the full, unexpired set of proofs',
  'I-02': 'a token leaves "live" once, and makes one key at most',
  'I-03': 'no proof counts in another case',
  'I-04': 'fresh word of the registries, employer in a state that the path allows',
  'I-05': 'no token outlives a change of the employer',
  'I-06': 'no token sets a key at or after its end',
  'I-07': 'one live token an employer',
  'I-08': 'a suspension touches neither sign-in nor other paths',
  'I-09': 'nothing is judged while suspended; three refused sets in 24 hours',
  'I-10': 'an outage adds, removes and counts nothing',
  'I-11': 'a contact is used only after its confirmation and cooling time',
  'I-12': 'attended: three different persons, and the key comes from the claimant',
  'I-13': 'state, log and message together or not at all',
  'I-14': 'repeating a request changes nothing',
  'I-15': 'what was acknowledged survives every crash',
  'I-16': 'a live token goes only to a current address',
  'I-17': 'the log only grows',
  'I-18': 'nothing of before a restore is accepted',
  'I-19': 'no desk and nobody is booked twice',
  'I-20': 'no dead ends for the honest',
  'I-21': 'a new key ends sessions and links in the same step',
  'I-22': 'an unproven pair learns nothing about a RUC',
  'I-23': 'nothing typed can be read back',
  'I-24': 'staff never choose or see a key',
  'I-25': 'limits are the same for one instance and many',
  'I-26': 'every change of a key is told to every contact',
  'I-27': 'a demonstration handles made-up numbers only',
}

/** Why no model asserts an invariant, and which tests do; none where there is nothing yet that could break it. */
export interface Elsewhere {
  readonly why: string
  readonly tests: readonly string[]
}

export const elsewhere: Readonly<Record<string, Elsewhere>> = {
  'I-15': {
    why: 'what a disk keeps is PostgreSQL’s; processes that die are played on the real thing',
    tests: ['src/messaging/deliver-message.test.ts'],
  },
  'I-17': {
    why: 'about hashes and triggers, not about an order of steps',
    tests: ['src/audit/app/checkpoint.test.ts', 'src/audit/store/audit-log.test.ts'],
  },
  'I-19': { why: 'not built: no bookings yet', tests: [] },
  'I-22': {
    why: 'compares two runs, while a model knows one',
    tests: ['test/attacks/atk-14.test.ts', 'test/journeys/identity.test.ts'],
  },
  'I-23': {
    why: 'about octets in stores and logs, which models do not have',
    tests: ['test/attacks/atk-03.test.ts'],
  },
  'I-25': {
    why: 'about counters in the database, for which two real instances race',
    tests: ['test/races/races.test.ts', 'test/attacks/atk-20.test.ts'],
  },
  'I-27': {
    why: 'about what is taken in, before there is a case',
    tests: ['src/entry/demo/world.test.ts', 'test/journeys/identity.test.ts'],
  },
}

/** The models that assert it; none where `elsewhere` says why. */
export const modelsOf = (invariant: string): readonly ModelName[] =>
  modelNames.filter((model) => assertedIn(model).includes(invariant))
