import type { CodeName } from '../../kernel/catalogue.ts'
import { days, plus } from '../../kernel/time.ts'
import type { PathName } from '../../policy/paths.ts'
import type { Policy } from '../../policy/policy.ts'
import type { LoadedCase } from '../app/ports.ts'
import type { Referral } from '../domain/case.ts'
import { pageOf } from './journey.ts'
import type { CaseWays, ClosedReason, UnderWay } from './ways-page.tsx'
import { recoveryWays, type Way } from './ways.ts'

/** Which ways a case has closed, and why (P-16). Nothing is said that the case has not yet earned. */
export function waysOf(loaded: LoadedCase, policy: Policy): CaseWays {
  const { state } = loaded.case
  const kept = { caseCode: loaded.code, keptUntil: plus(loaded.case.touchedAt, days(policy.caseKeepDays)) }
  // The suspension may have ended, or been lifted, while the case waited.
  if (state.is === 'suspended' && loaded.employerFacts.suspendedUntil !== null) {
    return {
      ...kept,
      closed: { online: { is: 'suspended', until: state.until } },
      code: 'questionsSuspended',
    }
  }
  if (state.is !== 'referred' || state.reason === 'notBlocked')
    return { ...kept, closed: {}, underWay: underWay(loaded) }
  const { closes, why, best, code } = afterReferral[state.reason]
  const shut = closes.filter((way) => way !== best).map((way) => [way, { is: why }] as const)
  return { ...kept, closed: Object.fromEntries(shut), best, code }
}

/**
 * A case that can be gone on with leads back to where it stands, before anything else. A household employer has no
 * questions to begin with (P-60). Only what the person said is told: how they asked to begin (ATK-16).
 */
function underWay(loaded: LoadedCase): UnderWay | undefined {
  const { state, path } = loaded.case
  if (state.is !== 'proving' && state.is !== 'ready' && state.is !== 'linkIssued') return undefined
  const way = wayOnPath[path]
  if (way === undefined) return undefined
  const without = loaded.employer.class === 'householdEmployer' ? 'online' : undefined
  return { way, href: pageOf(loaded), without }
}

const wayOnPath: Readonly<Partial<Record<PathName, Way>>> = {
  online: 'online',
  onlineStrong: 'online',
  household: 'household',
  signature: 'sign',
}

interface AfterReferral {
  readonly closes: readonly Way[]
  readonly why: Exclude<ClosedReason['is'], 'suspended'>
  readonly best?: Way
  readonly code: CodeName
}

/** One row a reason: an employer without a key, with an open report or for staff alone has no way but one (RELIABILITY 3). */
const afterReferral: Readonly<Record<Exclude<Referral, 'notBlocked'>, AfterReferral>> = {
  noMail: { closes: ['online'], why: 'noMail', code: 'noMailOnFile' },
  mailRefused: { closes: ['online'], why: 'mailRefused', code: 'mailRefused' },
  thinFile: { closes: ['online'], why: 'thin', code: 'notEnoughOnRecord' },
  blocked: { closes: ['online'], why: 'blocked', code: 'keyBlocked' },
  rucSuspended: { closes: ['online'], why: 'ruc', code: 'rucSuspended' },
  rucCancelled: { closes: ['online'], why: 'ruc', code: 'rucClosed' },
  noKeyYet: { closes: recoveryWays, why: 'noKey', best: 'firstKey', code: 'noKeyYet' },
  attendedOnly: { closes: recoveryWays, why: 'attended', best: 'office', code: 'attendedOnly' },
  frozen: { closes: recoveryWays, why: 'frozen', code: 'frozenByReport' },
}
