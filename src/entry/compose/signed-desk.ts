import type { SignedDeskDeps } from '../../desk/app/signed-deps.ts'
import type { AcceptanceId } from '../../proofs/signatures/domain/review.ts'
import { signedReviewStore } from '../../desk/store/signed-review-store.ts'
import { signedFileRoutes } from '../../desk/web/signed-file-routes.ts'
import { signedRoutes } from '../../desk/web/signed-routes.ts'
import type { DeskGate } from '../../desk/web/desk-gate.ts'
import type { MessageId } from '../../kernel/ids.ts'
import { maskRuc } from '../../kernel/mask.ts'
import { enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { newId, randomText } from '../chance.ts'
import { fromStored, toStored, type StoredJudgement } from '../../proofs/signatures/store/judgement-json.ts'
import type { Composition } from '../compose.ts'
import type { Routes } from '../routes.ts'

type Parts = Pick<Composition, 'signing' | 'counter' | 'staff' | 'installation'>

/** What officers do about signed requests (S-11). */
export function signedDeskOf({ signing, counter, installation }: Parts): SignedDeskDeps {
  return {
    ...signing,
    reviews: signedReviewStore(installation.db, {
      write: toStored,
      read: (stored) => fromStored(stored as StoredJudgement),
    }),
    counter: counter.counter,
    confirmation: counter.confirmation,
    personDigest: (document) => counter.personDigest(document),
    check: (loaded) => counter.check(loaded),
    newAcceptanceId: () => newId<AcceptanceId>(),
    async tellDecided(tx, { employer, case: { id }, lang, now, code: caseCode }, news) {
      const common = {
        company: employer.legalName,
        ruc: maskRuc(employer.identifier),
        at: now,
        caseCode,
      }
      const about = { actId: newId<MessageId>(now), employerId: employer.id, caseId: id, lang }
      if (news.is === 'recorded') await enqueueNotice(tx, { ...about, template: 'M-34', params: common })
      else
        await enqueueNotice(tx, {
          ...about,
          template: 'M-33',
          params: { ...common, reason: news.reason, next: news.next },
        })
    },
  }
}

export function signedDeskRoutes(parts: Parts, gate: DeskGate): readonly Routes[] {
  const deps = { ...signedDeskOf(parts), gate }
  return [
    signedRoutes({ ...deps, ceremonies: parts.staff.ceremonies, newChallenge: () => randomText(32) }),
    signedFileRoutes(deps),
  ]
}
