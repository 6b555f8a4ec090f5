import type { AuditActor } from '../../../audit/index.ts'
import { isAtCounter } from '../../../cases/app/choose-way.ts'
import { moveWithin, type MoveDeps } from '../../../cases/app/move-case.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { RegistryNow } from '../../../cases/app/registry-again.ts'
import type { linkStep } from '../../../cases/app/request-link.ts'
import { isOpen, isStopped } from '../../../cases/domain/transition.ts'
import { proposeSigned } from '../../../contacts/app/propose-signed.ts'
import type { ChangeDeps } from '../../../contacts/app/ports.ts'
import { parseEmailAddress } from '../../../kernel/email-address.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { contactPlace, type OctetSealer, type RequestStore, type SignedRequest } from './request-ports.ts'

export interface CarryOutDeps extends MoveDeps {
  readonly contacts: ChangeDeps
  readonly requests: Pick<RequestStore, 'contact'>
  readonly sealer: Pick<OctetSealer, 'open'>
  /** Keyed; base64url: of the signature that was accepted. */
  evidenceOf(signatureSha256: string): string
}

export interface Accepted {
  /** The case, held in this transaction. */
  readonly before: LoadedCase
  readonly request: SignedRequest
  readonly signatureSha256: string
  /** What the registries said of the pair when the signature was judged. */
  readonly registry: Extract<RegistryNow, { verdict: 'match' }>
  /** Asks for the link; undefined when those of the day are spent: what was proven stays. */
  readonly send: Awaited<ReturnType<typeof linkStep>> | undefined
  /** Who accepted it, where an officer did. */
  readonly actor?: AuditActor
}

/** What followed from a request; nothing of it is a key. `none`: proven, and no link could be asked for now. */
export type CarriedOut = 'linkSent' | 'none' | 'changeBegun'

/**
 * What an accepted request does, in the transaction that consumed it: for a key or a block the proofs, and the ordinary
 * single-use link to the **registered** mailbox; for a contact the change, with its own confirmation and cooling time.
 * It never sets a key. `staff`: only an officer can carry it out; nothing was written.
 */
export async function carryOut(
  deps: CarryOutDeps,
  tx: Tx,
  accepted: Accepted,
): Promise<Outcome<CarriedOut, 'staff' | 'over'>> {
  const { before, request } = accepted
  if (!isOpen(before.case.state)) return refused('over')
  // What an officer stopped under suspicion is set going again by them, and by no file (S-07).
  if (isStopped(before.case.state)) return refused('staff')
  switch (request.purpose) {
    case 'representative':
      return refused('staff')
    case 'contact':
      return beginChange(deps, tx, accepted)
    case 'newKey':
    case 'unlock':
      return prove(deps, tx, accepted)
  }
}

async function beginChange(
  deps: CarryOutDeps,
  tx: Tx,
  { before, request }: Accepted,
): Promise<Outcome<CarriedOut, 'staff'>> {
  const sealed = await deps.requests.contact(request, request.id, tx)
  const opened = sealed && deps.sealer.open(sealed, contactPlace(request.caseId, request.id))
  const mail = parseEmailAddress(opened === undefined ? '' : String.fromCharCode(...opened))
  if (!mail.ok) return refused('staff')
  const begun = await proposeSigned(deps.contacts, tx, {
    employerId: before.employer.id,
    caseId: before.case.id,
    caseCode: before.code,
    claimant: before.claimant,
    mail: mail.value,
    lang: before.lang,
  })
  // Another change is under way, the codes of the day are spent, it is on record already: an officer tells them.
  return begun.ok ? ok('changeBegun') : refused('staff')
}

async function prove(
  deps: CarryOutDeps,
  tx: Tx,
  { before, registry, signatureSha256, send, actor }: Accepted,
): Promise<Outcome<CarriedOut, 'staff'>> {
  // An officer has begun with this person: what they checked is not undone by a file that came later.
  if (isAtCounter(before.case)) return refused('staff')
  const by = actor === undefined ? {} : { actor }
  const { id } = before.case
  // Whoever went another way meanwhile, or sends a second request, begins anew: one signature, one set of proofs.
  const chosen = await moveWithin(deps, tx, before, {
    event: { type: 'wayChosen', path: 'signature', facts: before.employerFacts },
    named: 'signedAsked',
    told: { act: 'wayChosen', detail: { path: 'signature' }, ...by },
  })
  if (!chosen.ok) return refused('staff')
  const kinds = [
    { kind: 'reg', source: registry.source, evidence: registry.evidence },
    { kind: 'sig', source: 'request', evidence: deps.evidenceOf(signatureSha256) },
  ] as const
  for (const shown of kinds) {
    const held = await hold(deps, tx, id)
    if (held.case.state.is !== 'proving') break
    const moved = await moveWithin(deps, tx, held, {
      event: {
        type: 'proofObtained',
        facts: { ...held.employerFacts, rucState: registry.rucState },
        proof: { ...shown, caseId: id, at: held.now },
      },
      named: shown.kind === 'reg' ? 'registriesAgreed' : 'proved',
      told: { act: 'proofObtained', detail: { kind: shown.kind }, ...by },
      rucState: registry.rucState,
    })
    if (!moved.ok) throw new Error(`a proof of a held case was refused: ${moved.code}`)
  }
  const ready = await hold(deps, tx, id)
  // Its path may be closed for this employer; then the case says so, and where it can go on.
  if (ready.case.state.is !== 'ready' || send === undefined) return ok('none')
  const sent = await moveWithin(deps, tx, ready, send(ready))
  return ok(sent.ok && sent.value.moved.case.state.is === 'linkIssued' ? 'linkSent' : 'none')
}

async function hold({ cases }: Pick<MoveDeps, 'cases'>, tx: Tx, id: CaseId): Promise<LoadedCase> {
  const loaded = await cases.lock(tx, id)
  if (loaded === undefined) throw new Error('a case that is held is gone')
  return loaded
}
