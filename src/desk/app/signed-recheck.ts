import { isOpen } from '../../cases/domain/transition.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { judgeFile, type IdentityAnswer } from '../../proofs/signatures/app/judge.ts'
import { uploadPlace } from '../../proofs/signatures/app/request-ports.ts'
import { settleSigned } from '../../proofs/signatures/app/settle-signed.ts'
import { judgeSigner } from '../../proofs/signatures/domain/judge-signer.ts'
import type { Judgement, Signer } from '../../proofs/signatures/domain/judgement.ts'
import type { RelationCheck } from '../../proofs/registry/app/check-relation.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import type { SignedDeskDeps } from './signed-deps.ts'
import { heldSigned, type SignedRefusal } from './signed-held.ts'
import type { SignedCase } from './signed-view.ts'

/** Every signature of a file, judged now, and what the registries said of the pair of the case meanwhile. */
export interface LookedAt {
  readonly judgements: readonly Judgement[]
  readonly relation: RelationCheck | undefined
}

/**
 * Judges every signature of what was received: by the time of receipt, with the status that its certificate has now
 * (SIGNATURES 8). What was not issued here is not compared with anything that was. Undefined where nothing of it can be
 * read now.
 */
export async function lookAgain(
  deps: SignedDeskDeps,
  { loaded, request, upload }: Pick<SignedCase, 'loaded' | 'request' | 'upload'>,
): Promise<LookedAt | undefined> {
  if (!upload.scanned) return { judgements: [], relation: undefined }
  const sealed = await deps.uploads.content(upload, upload.id)
  const octets = sealed && deps.sealer.open(sealed, uploadPlace(upload.caseId, upload.id))
  if (octets === undefined) return undefined
  let asked: Promise<RelationCheck> | undefined
  const judged = await judgeFile(deps, {
    file: octets,
    issued: upload.code === 'SIGNED_ELSEWHERE' ? undefined : request.issued,
    at: upload.receivedAt,
    now: loaded.now,
    identify: async (signer) => {
      const who = whoSigned(signer, loaded)
      if (who.is === 'no') return who
      // The pair of the case is what the registries are asked about, once.
      asked ??= deps.check(loaded)
      return answerOf(await asked, who)
    },
  })
  return judged.ok ? { judgements: judged.value, relation: await asked } : undefined
}

/** The person of the case, or another who represents the employer as well: several may have to sign (SIGNATURES 13). */
function whoSigned(signer: Signer, { employer, claimant }: SignedCase['loaded']): IdentityAnswer {
  const code = judgeSigner(signer, { identifier: employer.identifier, document: claimant })
  if (code === undefined) return { is: 'representative' }
  const other = employer.representatives.find(({ document }) => document === signer.cedula)
  if (code !== 'SIGNER_NOT_REPRESENTATIVE' || other === undefined) return { is: 'no', code }
  return { is: 'staff', why: 'otherRepresentative' }
}

function answerOf({ relation }: RelationCheck, who: IdentityAnswer): IdentityAnswer {
  switch (relation.verdict) {
    case 'mismatch':
      return { is: 'no', code: 'SIGNER_NOT_REPRESENTATIVE' }
    case 'unavailable':
      return { is: 'no', code: 'REGISTRY_UNAVAILABLE' }
    case 'match':
      return relation.attendedOnly === null || who.is === 'staff'
        ? who
        : { is: 'staff', why: relation.attendedOnly }
  }
}

/** Where the machine left it to people because of what it is, and judging it once more could not change that. */
const forPeople = new Set<string | null>(['SIGNED_ELSEWHERE', 'MULTIPLE_SIGNATURES'])

/**
 * *Comprobar otra vez*: an officer has it judged again now. What only waited for an answer is settled as it would have
 * been when it came, for better or worse; what is for people stays with them, with every signature judged anew. The newest
 * status of the certificate decides, and nothing here can turn unknown into valid.
 */
export async function recheckSigned(
  deps: SignedDeskDeps,
  officer: OnDuty,
  seen: SignedCase,
): Promise<Outcome<'judged' | 'settled', SignedRefusal | 'busy'>> {
  const { upload } = seen
  const isForPeople = upload.kind !== 'pdf' || forPeople.has(upload.code)
  const looked = isForPeople ? await lookAgain(deps, seen) : undefined
  if (isForPeople && looked === undefined) return refused('busy')
  const noted = await heldSigned(deps, officer, seen, async ({ tx, loaded }) => {
    if (looked === undefined) {
      if (!isOpen(loaded.case.state) || !(await deps.uploads.reopen(tx, upload, upload.id)))
        return refused('over')
    } else await deps.reviews.keepJudgements(tx, upload, upload.id, looked.judgements)
    await deps.audit.append(tx, {
      act: 'signedFileRechecked',
      employerId: upload.employerId,
      actor: { officer: officer.id },
      caseCode: loaded.code,
      detail: {
        file: upload.sha256,
        codes: (looked?.judgements ?? []).map(({ code, outcome }) => code ?? outcome),
      },
    })
    return ok(undefined)
  })
  if (!noted.ok) return noted
  if (looked !== undefined) return ok('judged')
  await settleSigned(deps, upload.id)
  return ok('settled')
}
