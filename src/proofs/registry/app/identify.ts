import type { CaseId, EmployerId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Atomically, Tx } from '../../../kernel/transaction.ts'
import { openingPath } from '../../../policy/paths.ts'
import type { RegistrySource } from '../../../policy/policy.ts'
import { moveCase, type MoveDeps } from '../../../cases/app/move-case.ts'
import { openCase, type OpenCaseDeps } from '../../../cases/app/open-case.ts'
import type { AuditLog } from '../../../audit/index.ts'
import type { Match } from '../domain/relation.ts'
import type { PairToCheck, RelationCheck } from './check-relation.ts'

export interface RawIdentity {
  readonly identifier: string
  readonly branchCode: string
  readonly document: string
  readonly browserDigest: Uint8Array
  readonly network: string
  readonly lang: Lang
  /** The way that was chosen on P-60. */
  readonly asked?: 'household'
  /** Nonce of the human check that was passed; used up here, once. */
  readonly nonce: string
}

export interface IdentifyDeps {
  readonly check: (typed: PairToCheck) => Promise<RelationCheck>
  readonly employers: {
    find(identifier: string, branchCode: string): Promise<{ id: EmployerId; epoch: number } | undefined>
  }
  readonly cases: OpenCaseDeps & MoveDeps
  readonly atomically: Atomically
  readonly audit: AuditLog
  useNonce(tx: Tx, nonce: string, network: string): Promise<boolean>
  sealFacts(id: CaseId, match: Match): string
  now(): Promise<Instant>
}

export interface OpenedCase {
  readonly caseId: CaseId
  /** The form was sent twice, and this is the first's case: nothing was used up for it. */
  readonly isAgain: boolean
}

export type IdentifyRefusal = 'identityMismatch' | 'humanCheckUsed' | 'registryDown'

/**
 * Confirms in both registries that this person represents this employer, and opens a case (P-02).
 *
 * Before the pair matched nothing is kept about any employer and nobody learns whether one exists: a
 * slip in a company's number is another real company in 88 of 100 cases (DOMAIN 2.3), so neither tries
 * nor messages of an employer can be touched by its number alone. An outage counts for nothing (I-10).
 */
export async function identify(
  deps: IdentifyDeps,
  raw: RawIdentity,
): Promise<Outcome<OpenedCase, IdentifyRefusal, RegistrySource | undefined>> {
  const typed = { identifier: raw.identifier, branchCode: raw.branchCode, document: raw.document }
  const [{ relation, evidenceDigest }, employer] = await Promise.all([
    deps.check(typed),
    deps.employers.find(raw.identifier, raw.branchCode),
  ])

  if (relation.verdict === 'unavailable') {
    const fresh = await deps.atomically((tx) => deps.useNonce(tx, raw.nonce, raw.network))
    return fresh ? refused('registryDown', relation.registry) : refused('humanCheckUsed', undefined)
  }
  if (relation.verdict === 'mismatch' || employer === undefined) {
    return deps.atomically(async (tx) => {
      if (!(await deps.useNonce(tx, raw.nonce, raw.network))) return refused('humanCheckUsed', undefined)
      await deps.audit.append(tx, {
        act: 'pairRefused',
        actor: 'visitor',
        reason: 'identityMismatch',
        detail: { kind: relation.verdict === 'mismatch' ? relation.kind : 'notRegistered' },
      })
      return refused('identityMismatch', undefined)
    })
  }

  const now = await deps.now()
  const opened = await deps.atomically(async (tx) => {
    if (!(await deps.useNonce(tx, raw.nonce, raw.network))) return undefined
    return openCase(deps.cases, tx, {
      employerId: employer.id,
      epoch: employer.epoch,
      path: openingPath(relation.class, raw.asked),
      claimant: raw.document,
      browser: raw.browserDigest,
      lang: raw.lang,
      rucState: relation.rucState,
      now,
      proof: {
        kind: 'reg',
        at: now,
        source: relation.evidence.map((one) => one.source).join(', '),
        evidence: evidenceDigest,
      },
      sealFacts: (id) => deps.sealFacts(id, relation),
    })
  })
  if (opened === undefined) {
    // A form that was sent twice: the second gets the first's result (F-27).
    const first = await deps.cases.cases.recentOf(raw.browserDigest, employer.id)
    return first === undefined ? refused('humanCheckUsed', undefined) : ok({ caseId: first, isAgain: true })
  }
  if (relation.attendedOnly !== null) {
    await moveCase(deps.cases, opened.id, () => ({
      event: { type: 'referred', reason: 'attendedOnly' },
      named: 'referred',
      told: { act: 'referred', reason: 'attendedOnly', detail: { why: relation.attendedOnly ?? '' } },
    }))
  }
  return ok({ caseId: opened.id, isAgain: false })
}
