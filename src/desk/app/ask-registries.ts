import { moveWithin } from '../../cases/app/move-case.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { ok, type Outcome } from '../../kernel/outcome.ts'
import { instantOf } from '../../kernel/time.ts'
import type { RelationCheck } from '../../proofs/registry/app/check-relation.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import { actAtCounter, placeOf, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'
import { isRunOut } from './run-out.ts'

export interface AskRegistriesDeps extends CounterDeps {
  /** Asks the registries about the pair of this case. Nothing is held meanwhile. */
  check(loaded: LoadedCase): Promise<RelationCheck>
}

/**
 * An officer asks the registries about the pair of a case, in their own name: every question is written down with
 * who asked, whatever came of it. A pair that is confirmed is the proof `reg` of an attended case.
 */
export async function askRegistries(
  deps: AskRegistriesDeps,
  officer: OnDuty,
  seen: LoadedCase,
): Promise<Outcome<Inquiry['verdict'], CounterRefusal>> {
  const { relation, trace, evidenceDigest } = await deps.check(seen)
  const { verdict } = relation
  return actAtCounter(deps, officer, seen.case.id satisfies CaseId, async ({ tx, loaded }) => {
    const actor = { officer: officer.id }
    await deps.counter.addInquiry(tx, placeOf(loaded), {
      officer: officer.id,
      verdict,
      answers: trace.map(({ registry, outcome, asOf }) => ({
        registry,
        outcome,
        asOf: asOf === null ? null : instantOf(asOf),
      })),
      evidence: evidenceDigest,
    })
    await deps.audit.append(tx, {
      act: 'registriesAsked',
      employerId: loaded.employer.id,
      actor,
      caseCode: loaded.code,
      detail: {
        verdict,
        registries: trace.map(({ registry, outcome }) => `${registry}:${outcome}`),
        ...(relation.verdict === 'mismatch' && { kind: relation.kind }),
        ...(relation.verdict === 'match' && { attendedOnly: relation.attendedOnly ?? undefined }),
      },
    })
    if (relation.verdict !== 'match' || loaded.case.state.is !== 'proving') return ok(verdict)
    const current = isRunOut(loaded, deps.policy) ? await beginAnew(deps, tx, loaded, actor) : loaded
    await moveWithin(deps, tx, current, {
      event: {
        type: 'proofObtained',
        facts: { ...current.employerFacts, rucState: relation.rucState },
        proof: {
          kind: 'reg',
          caseId: current.case.id,
          at: current.now,
          source: [...relation.evidence.map((one) => one.source), deps.memberDigest(officer.id)].join(', '),
          evidence: evidenceDigest,
        },
      },
      named: 'registriesAgreed',
      told: { act: 'proofObtained', actor, detail: { kind: 'reg' } },
      rucState: relation.rucState,
    })
    return ok(verdict)
  })
}

/** On another day nothing that was proven counts, and nothing else of the case is lost: the same way, from its beginning. */
async function beginAnew(
  deps: AskRegistriesDeps,
  tx: Tx,
  loaded: LoadedCase,
  actor: { readonly officer: OnDuty['id'] },
): Promise<LoadedCase> {
  const { path, id } = loaded.case
  await moveWithin(deps, tx, loaded, {
    event: { type: 'wayChosen', path, facts: loaded.employerFacts },
    named: 'begunAnew',
    told: { act: 'wayChosen', reason: 'begunAnew', actor, detail: { path } },
  })
  const anew = await deps.cases.lock(tx, id)
  if (anew === undefined) throw new Error('a case that is held is gone')
  return anew
}
