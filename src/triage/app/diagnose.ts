import type { Closing, Referral } from '../../cases/domain/case.ts'
import { standing } from '../../cases/domain/ledger.ts'
import { ruleFor } from '../../cases/domain/path-rule.ts'
import { hasShown } from '../../cases/domain/shown.ts'
import type { Instant } from '../../kernel/time.ts'
import { isAttendedPath, isQuietPath } from '../../policy/paths.ts'
import { diagnoseMail } from './diagnose-mail.ts'
import type { DiagnosisFacts, DiagnosisPolicy } from './diagnosis-facts.ts'
import type { Diagnosis, Happening } from './diagnosis.ts'

/**
 * Why the last attempt of a case did not work, and the way that works first time. Undefined where nothing went wrong,
 * and where this reader has not earned the reason: a case that has shown nothing but its two numbers is told no more
 * than its own pages told it already (ATK-14, ATK-16; SCREENS 0.6). One table for the person, the telephone and the
 * counter (DOMAIN 13, row 20). Instants are those of the database.
 */
export function diagnose(facts: DiagnosisFacts, policy: DiagnosisPolicy): Diagnosis | undefined {
  if (!facts.isOwn) return undefined
  const { case: current, employer } = facts.loaded
  const { state } = current
  // On a path where the institution's records speak, not the person, no page tells how the case stands.
  if (isQuietPath(current.path) && !hasShown(current)) return undefined
  switch (state.is) {
    case 'proving':
      return diagnoseProving(facts, policy)
    case 'ready':
      return hasRunOut(facts, policy)
        ? idleSince(facts, policy)
        : (diagnoseMail(facts, policy) ?? outage(facts))
    case 'linkIssued':
      return diagnoseMail(facts, policy) ?? outage(facts)
    case 'suspended':
      return suspended(state.until, facts)
    case 'referred':
      return afterReferral[state.reason]({
        ...facts,
        policy,
        at: state.at,
        blockedAt: employer.blockedAt,
      })
    case 'closed':
      return afterClosing[state.reason]({ ...facts, policy, at: state.at, blockedAt: employer.blockedAt })
    case 'completed':
      return undefined
  }
}

function diagnoseProving(facts: DiagnosisFacts, policy: DiagnosisPolicy): Diagnosis | undefined {
  const { case: current, employerFacts, now } = facts.loaded
  if (current.path === 'signature') {
    const newest = facts.around.events
      .filter(({ event }) => event.startsWith('signed'))
      .toSorted((a, b) => b.at - a.at)[0]
    // What was sent since waits for its answer: nothing has gone wrong with it.
    return newest?.event === 'signedRejected' && facts.around.signed === undefined
      ? { row: 'R-27', happened: [{ is: 'signedRejected', at: newest.at }], sameAgain: false, go: 'sign' }
      : undefined
  }
  if (isAttendedPath(current.path))
    return facts.hasPaperToFix
      ? { row: 'R-29', happened: [{ is: 'paperToFix' }], sameAgain: false, go: 'papers' }
      : undefined
  if (hasRunOut(facts, policy)) return idleSince(facts, policy)
  const { suspendedUntil } = employerFacts
  if (suspendedUntil !== null && suspendedUntil > now) return suspended(suspendedUntil, facts)
  const { tries } = facts
  if (tries !== undefined && tries.refused > 0)
    return { row: 'R-11', happened: [{ is: 'answersRefused', ...tries }], sameAgain: false, go: 'questions' }
  return outage(facts)
}

const hasRunOut = (
  { loaded: { case: current, employerFacts, now } }: DiagnosisFacts,
  policy: DiagnosisPolicy,
): boolean =>
  standing(
    current.ledger,
    { caseId: current.id, touchedAt: current.touchedAt, now },
    ruleFor(current, employerFacts, policy),
    policy.proof,
  ).expired

const idleSince = ({ loaded: { case: its } }: DiagnosisFacts, { proof }: DiagnosisPolicy): Diagnosis => ({
  row: 'R-34',
  happened: [{ is: 'idle', since: its.touchedAt, life: proof.life }],
  sameAgain: true,
  go: 'restart',
})

const suspended = (until: Instant, { loaded: { now, employerFacts } }: DiagnosisFacts): Diagnosis =>
  // Time ended it, or somebody proved the case another way meanwhile.
  until > now && employerFacts.suspendedUntil !== null
    ? { row: 'R-12', happened: [{ is: 'suspended', until }], sameAgain: false, go: 'ways' }
    : { row: 'R-12', happened: [{ is: 'suspensionOver', until }], sameAgain: true, go: 'restart' }

/** A registry that is out now would stop the next step, whatever stopped the last one. */
const outage = ({ registriesDown: [registry] }: DiagnosisFacts): Diagnosis | undefined =>
  registry === undefined
    ? undefined
    : { row: 'R-09', happened: [{ is: 'registryDown', registry }], sameAgain: false, go: 'status' }

interface Ended extends DiagnosisFacts {
  readonly policy: DiagnosisPolicy
  readonly at: Instant
  readonly blockedAt: Instant | null
}

/** When a new mailbox begins to count, beside what the old one did. */
const aboutNewMail = ({ newMail }: DiagnosisFacts): readonly Happening[] =>
  newMail === undefined
    ? []
    : newMail.usableFrom === null
      ? [{ is: 'newMailUnconfirmed' }]
      : [{ is: 'newMailCooling', from: newMail.usableFrom }]

/** One row a reason, exhaustive by its type: a new referral does not compile before it says why. */
const afterReferral: Readonly<Record<Referral, (ended: Ended) => Diagnosis>> = {
  rucSuspended: ({ at }) => ({
    row: 'R-03',
    happened: [{ is: 'rucSuspended', at }],
    sameAgain: false,
    go: 'ruc',
  }),
  rucCancelled: ({ at }) => ({
    row: 'R-03',
    happened: [{ is: 'rucCancelled', at }],
    sameAgain: false,
    go: 'ruc',
  }),
  noMail: (ended) => ({
    row: 'R-01',
    happened: [{ is: 'noMail' }, ...aboutNewMail(ended)],
    sameAgain: false,
    go: 'noMail',
  }),
  mailRefused: (ended) => ({
    row: 'R-01',
    happened: [{ is: 'mailUnknown', at: ended.at }, ...aboutNewMail(ended)],
    sameAgain: false,
    go: 'ways',
  }),
  blocked: ({ at, blockedAt }) => ({
    row: 'R-13',
    happened: [{ is: 'blocked', at: blockedAt ?? at }],
    sameAgain: false,
    go: 'unlock',
  }),
  notBlocked: () => ({ row: 'R-34', happened: [{ is: 'notBlocked' }], sameAgain: false, go: 'restart' }),
  noKeyYet: () => ({ row: 'R-02', happened: [{ is: 'noKeyYet' }], sameAgain: false, go: 'firstKey' }),
  thinFile: () => ({ row: 'R-35', happened: [{ is: 'thinFile' }], sameAgain: false, go: 'ways' }),
  attendedOnly: () => ({ row: 'R-35', happened: [{ is: 'attendedOnly' }], sameAgain: false, go: 'ways' }),
  frozen: ({ at }) => ({
    row: 'R-32',
    happened: [{ is: 'stopped', at }],
    sameAgain: false,
    go: 'wait',
  }),
}

const afterClosing: Readonly<Record<Closing, (ended: Ended) => Diagnosis | undefined>> = {
  linkExpired: (ended) =>
    diagnoseMail(ended, ended.policy) ?? {
      row: 'R-07',
      happened: [{ is: 'linkExpired', at: ended.at }],
      sameAgain: true,
      go: 'restart',
    },
  proofsExpired: (ended) => idleSince(ended, ended.policy),
  employerChanged: ({ at }) => ({
    row: 'R-34',
    happened: [{ is: 'employerChanged', at }],
    sameAgain: true,
    go: 'restart',
  }),
  withdrawn: () => undefined,
  reported: ({ at }) => ({
    row: 'R-32',
    happened: [{ is: 'reported', at }],
    sameAgain: false,
    go: 'wait',
  }),
}

/**
 * The same for whoever serves the case: everything that keeps this person from the online way now, in the words that
 * the person reads, so that telephone, counter and page say one thing (DOMAIN 13, row 20). `referrals` are the reasons
 * that hold at this moment; a case at a counter stands elsewhere and does not name them itself.
 */
export function diagnoseForOfficer(
  facts: DiagnosisFacts,
  referrals: readonly Referral[],
  policy: DiagnosisPolicy,
): readonly Diagnosis[] {
  const { at, blockedAt } = { at: facts.loaded.now, blockedAt: facts.loaded.employer.blockedAt }
  const all = [
    diagnose({ ...facts, isOwn: true }, policy),
    diagnoseMail(facts, policy),
    ...referrals.map((reason) => afterReferral[reason]({ ...facts, policy, at, blockedAt })),
  ]
  const told = new Map<string, Diagnosis>()
  for (const one of all) if (one !== undefined && !told.has(one.row)) told.set(one.row, one)
  return [...told.values()]
}
