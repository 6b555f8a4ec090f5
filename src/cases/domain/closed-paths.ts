import type { EmployerCondition } from '../../policy/policy.ts'
import type { EmployerFacts, Referral } from './case.ts'

/** Which condition of an employer closes a path, and what the person is told; the first that is true decides. */
const conditions: readonly {
  readonly when: EmployerCondition
  readonly holds: (facts: EmployerFacts) => boolean
  readonly told: (facts: EmployerFacts) => Referral
}[] = [
  { when: 'frozen', holds: (facts) => facts.frozen, told: () => 'frozen' },
  {
    when: 'rucNotActive',
    holds: (facts) => facts.rucState === 'suspended' || facts.rucState === 'cancelled',
    told: (facts) => (facts.rucState === 'suspended' ? 'rucSuspended' : 'rucCancelled'),
  },
  { when: 'noKey', holds: (facts) => !facts.hasKey, told: () => 'noKeyYet' },
  { when: 'blocked', holds: (facts) => facts.blocked, told: () => 'blocked' },
  { when: 'notBlocked', holds: (facts) => !facts.blocked, told: () => 'notBlocked' },
  // Somebody has to show who they are; whoever only reads the mailbox may be the former one.
  {
    when: 'representativeChanged',
    holds: (facts) => facts.representativeChanged === true,
    told: () => 'attendedOnly',
  },
  { when: 'noMail', holds: (facts) => !facts.hasMail, told: () => 'noMail' },
]

export function referralFor(
  facts: EmployerFacts,
  closedWhen: readonly EmployerCondition[],
): Referral | undefined {
  return conditions.find((row) => closedWhen.includes(row.when) && row.holds(facts))?.told(facts)
}
