import { moveWithin } from '../../cases/app/move-case.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import type { Pending } from '../domain/pending.ts'
import { canonicalCheck } from '../domain/reset-request.ts'
import type { AtCounter } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'
import { counterFile } from './counter-file.ts'

/**
 * Writes that an officer has checked papers and person, the proof `att`: only while both are in order, or else what
 * is missing. Its evidence is of all of it, so that nobody can say later that something else was looked at
 * (ATK-49). Returns the case as it is then.
 */
export async function attest(
  deps: CounterDeps,
  officer: OnDuty,
  { tx, loaded }: AtCounter,
): Promise<Outcome<LoadedCase, 'pending' | 'notNow', readonly Pending[]>> {
  const { case: one } = loaded
  if (one.state.is !== 'proving') return refused('notNow', [])
  const { pending, dossier, attendance, inquiry, byFinger } = await counterFile(deps, loaded, tx)
  if (pending.length > 0) return refused('pending', pending)
  // It counts once and for this act alone (ATK-45): whoever comes second has the papers to show.
  const finger = byFinger ? await deps.liveMatch.take(tx, loaded) : ''
  if (finger === undefined) return refused('pending', ['documents'])
  const paper = attendance?.paper ?? null
  const moved = await moveWithin(deps, tx, loaded, {
    event: {
      type: 'proofObtained',
      facts: loaded.employerFacts,
      proof: {
        kind: 'att',
        caseId: one.id,
        // Its clock runs from the moment in which the person was seen, and whoever saw them is who vouches for it.
        at: paper?.attendedAt ?? loaded.now,
        source: deps.memberDigest(paper?.attendedBy.id ?? officer.id),
        evidence: deps.evidenceOf(
          canonicalCheck({
            caseId: one.id,
            dossierDigest: dossier.digest,
            attendance,
            registryEvidence: inquiry?.evidence ?? '',
            finger,
          }),
        ),
        ...(attendance !== null && paper !== null && { enteredAt: attendance.at }),
        ...(attendance?.attorney != null && { byAttorney: true }),
      },
    },
    named: 'proved',
    told: { act: 'proofObtained', actor: { officer: officer.id }, detail: { kind: 'att' } },
  })
  const after = moved.ok ? await deps.cases.lock(tx, one.id) : undefined
  return after === undefined ? refused('notNow', []) : ok(after)
}
