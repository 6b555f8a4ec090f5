import type { PathRule } from '../../../src/policy/index.ts'
import { scopes, type Machine, type Scope } from './world.ts'

/** A guard of the path of households taken out, and the rule that has to fall with it. */
export interface Removal extends Spare {
  readonly breaks: string
}

export interface Spare {
  readonly id: string
  readonly without: string
  readonly scope: Scope
  remove(machine: Machine): Machine
}

const withRow =
  (change: (rule: PathRule) => PathRule) =>
  (machine: Machine): Machine => {
    const { policy } = machine.decider
    const paths = { ...policy.paths, household: change(policy.paths.household) }
    return { ...machine, decider: { ...machine.decider, policy: { ...policy, paths } } }
  }

const only = (kind: 'aff' | 'bank') =>
  withRow((rule) => ({
    ...rule,
    proofs: rule.proofs.map((one) => ([one].flat().includes(kind) ? kind : one)),
  }))

const { account, affiliate, natural } = scopes

export const removals: readonly Removal[] = [
  {
    id: 'household-account',
    without: 'the bank account as a proof beside the affiliate key',
    breaks: 'I-20',
    scope: account,
    remove: only('aff'),
  },
  {
    id: 'household-affiliate',
    without: 'the affiliate key as a proof beside the bank account',
    breaks: 'I-20',
    scope: affiliate,
    remove: only('bank'),
  },
  {
    id: 'household-anew',
    without: 'what was shown when a deposit was ordered being shown anew when it is answered',
    breaks: 'I-20',
    scope: account,
    remove: withRow((rule) => ({ ...rule, anew: false })),
  },
  {
    id: 'household-month',
    without: 'an end to the month in which wrong amounts close the deposits',
    breaks: 'I-20',
    scope: account,
    remove: (machine) => ({ ...machine, monthEnds: false }),
  },
  {
    id: 'household-another-case',
    without: 'a fresh case after the end of one, for a household',
    breaks: 'I-20',
    scope: affiliate,
    remove: (machine) => ({ ...machine, decider: { ...machine.decider, opensAnother: false } }),
  },
  {
    id: 'household-of-natural',
    without: 'the path of households for a natural person',
    breaks: 'I-20',
    scope: natural,
    remove: (machine) => ({
      ...machine,
      openingPath: (of) => (of === 'householdEmployer' ? 'household' : 'online'),
    }),
  },
  {
    id: 'household-proof',
    without: 'anything that is asked beyond the registries and the mailbox',
    breaks: 'I-01',
    scope: natural,
    remove: withRow((rule) => ({ ...rule, proofs: ['reg', 'mail'] })),
  },
  {
    id: 'household-named',
    without: 'the difference between naming an account and having it',
    breaks: 'I-01',
    scope: account,
    remove: (machine) => ({ ...machine, namingProves: true }),
  },
  {
    id: 'household-case-of-deposit',
    without: 'looking in which case a deposit was ordered',
    breaks: 'I-03',
    scope: account,
    remove: (machine) => ({ ...machine, knowsItsCase: false }),
  },
  {
    id: 'household-case-of-sign-in',
    without: 'looking in which case a sign-in was begun',
    breaks: 'I-03',
    scope: affiliate,
    remove: (machine) => ({ ...machine, knowsItsCase: false }),
  },
  {
    id: 'household-employer-of-deposit',
    without: 'the employer that a deposit was ordered for',
    breaks: 'I-05',
    scope: account,
    remove: (machine) => ({ ...machine, knowsItsEmployer: false }),
  },
]

/** Taken out alone, it is made up for: whoever came with the word of the registries has a case that knows its employer. */
export const spares: readonly Spare[] = [
  {
    id: 'household-employer-of-sign-in',
    without: 'the employer that a sign-in was begun for; the case has one, too',
    scope: affiliate,
    remove: (machine) => ({ ...machine, knowsItsEmployer: false }),
  },
]
