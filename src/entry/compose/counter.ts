import type { CheckRelation } from '../../proofs/registry/index.ts'
import type { ChangeDeps } from '../../contacts/app/ports.ts'
import type { RequestLinkDeps } from '../../cases/app/request-link.ts'
import type { MessageId } from '../../kernel/ids.ts'
import type { AskRegistriesDeps } from '../../desk/app/ask-registries.ts'
import type { CheckPaperDeps } from '../../desk/app/check-paper.ts'
import type { ProposeContactDeps } from '../../desk/app/propose-contact.ts'
import type { ConfirmIdentityDeps } from '../../desk/app/confirm-identity.ts'
import type { DecideDeps } from '../../desk/app/decide-reset.ts'
import type { RequestResetDeps } from '../../desk/app/request-reset.ts'
import type { ResetId } from '../../desk/domain/reset-request.ts'
import { hasAgreed, keepAgreement } from '../../cases/store/agreements.ts'
import { counterStore } from '../../desk/store/counter-store.ts'
import { enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { hexDigestOf } from '../../platform/crypto/digests.ts'
import type { DossierDeps } from '../../proofs/dossier/app/load-dossier.ts'
import { byPasskey } from '../../staff/app/confirm-again.ts'
import { newId } from '../chance.ts'
import { liveMatchOf } from './live-match.ts'
import { oneClickConfirmation } from '../demo/one-click-confirmation.ts'
import type { Ground } from './ground.ts'
import type { staffOf } from './staff.ts'

export interface CounterParts {
  readonly staff: ReturnType<typeof staffOf>
  readonly dossier: Pick<DossierDeps, 'dossiers'>
  readonly contacts: ChangeDeps
  readonly link: RequestLinkDeps
  readonly check: CheckRelation
}

/** What officers do for a case that is finished before them. */
export function counterOf(
  ground: Ground,
  { staff, dossier, contacts, link, check }: CounterParts,
): AskRegistriesDeps &
  CheckPaperDeps &
  ProposeContactDeps &
  RequestResetDeps &
  ConfirmIdentityDeps &
  DecideDeps {
  const { installation, move, audit, evidenceKey, deskCases, aboutEmployer } = ground
  const { db, clock, mode, demo } = installation
  const passkey = byPasskey(staff.signIn)
  return {
    ...move,
    audit,
    dossiers: dossier.dossiers,
    hexDigest: hexDigestOf,
    contacts,
    counter: counterStore(db),
    hasAgreed: hasAgreed(db),
    keepAgreement,
    desk: deskCases,
    personDigest: (document) => staff.members.personDigest(document),
    memberDigest: (id) => staff.members.memberDigest(id),
    liveMatch: liveMatchOf(ground),
    evidenceOf: (text) => evidenceKey('attended', text).toString('base64url'),
    check: ({ employer, claimant }) =>
      check(
        { identifier: employer.identifier, branchCode: employer.branchCode, document: claimant },
        clock(),
      ),
    link,
    // Two things have to say so: a production that was handed pages of a demonstration asks for the passkey all the same.
    confirmation:
      mode === 'demonstration' && demo !== null
        ? oneClickConfirmation(passkey, staff.members.staff)
        : passkey,
    async tellCorrection(tx, loaded, { kind, reason }) {
      await enqueueNotice(tx, {
        actId: newId<MessageId>(loaded.now),
        employerId: loaded.employer.id,
        caseId: loaded.case.id,
        template: 'M-08',
        lang: loaded.lang,
        params: { ...aboutEmployer(loaded), caseCode: loaded.code, paper: kind, reason },
      })
    },
    async tellAttorney(tx, loaded, { masked }) {
      await enqueueNotice(tx, {
        actId: newId<MessageId>(loaded.now),
        employerId: loaded.employer.id,
        caseId: loaded.case.id,
        template: 'M-19',
        lang: loaded.lang,
        params: { ...aboutEmployer(loaded), cedula: masked },
      })
    },
    newResetId: () => newId<ResetId>(),
  }
}
