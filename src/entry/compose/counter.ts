import type { CheckRelation } from '../../proofs/registry/index.ts'
import type { RequestLinkDeps } from '../../cases/app/request-link.ts'
import type { AskRegistriesDeps } from '../../desk/app/ask-registries.ts'
import type { DecideDeps } from '../../desk/app/decide-reset.ts'
import type { RequestResetDeps } from '../../desk/app/request-reset.ts'
import type { ResetId } from '../../desk/domain/reset-request.ts'
import { counterStore } from '../../desk/store/counter-store.ts'
import { hexDigestOf } from '../../platform/crypto/digests.ts'
import type { DossierDeps } from '../../proofs/dossier/app/load-dossier.ts'
import { newId } from '../chance.ts'
import type { Ground } from './ground.ts'
import type { staffOf } from './staff.ts'

export interface CounterParts {
  readonly staff: ReturnType<typeof staffOf>
  readonly dossier: Pick<DossierDeps, 'dossiers'>
  readonly link: RequestLinkDeps
  readonly check: CheckRelation
}

/** What officers do for a case that is finished before them. */
export function counterOf(
  { installation, move, audit, evidenceKey, deskCases }: Ground,
  { staff, dossier, link, check }: CounterParts,
): AskRegistriesDeps & RequestResetDeps & DecideDeps {
  const { db, clock } = installation
  return {
    ...move,
    audit,
    dossiers: dossier.dossiers,
    hexDigest: hexDigestOf,
    counter: counterStore(db),
    desk: deskCases,
    personDigest: (document) => staff.members.personDigest(document),
    memberDigest: (id) => staff.members.memberDigest(id),
    evidenceOf: (text) => evidenceKey('attended', text).toString('base64url'),
    check: ({ employer, claimant }) =>
      check(
        { identifier: employer.identifier, branchCode: employer.branchCode, document: claimant },
        clock(),
      ),
    link,
    confirm: staff.signIn,
    newResetId: () => newId<ResetId>(),
  }
}
