import { stopContactChanges } from '../../contacts/store/stop-changes.ts'
import type { ReportReviewDeps, ReportReviewId } from '../../desk/app/report-review.ts'
import { reportReviewStore } from '../../desk/store/report-review-store.ts'
import { maskRuc } from '../../kernel/mask.ts'
import { enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { newId } from '../chance.ts'
import { stopUsersOf } from './doubt-users.ts'
import type { Ground } from './ground.ts'

/** What two officers say of a report that stopped an employer. */
export function reportReviewOf({ installation, audit, atomically, sessions }: Ground): ReportReviewDeps {
  const { db, policy, clock } = installation
  return {
    reports: reportReviewStore(db),
    atomically,
    audit,
    sessions,
    recent: policy.contact.recent,
    stopContactChanges: (tx, employerId) => stopContactChanges(tx, employerId, 'reported'),
    stopUsers: (tx, employerId) => stopUsersOf(audit, tx, employerId),
    async tell(tx, { employerId, legalName, identifier }, id, verdict) {
      await enqueueNotice(tx, {
        actId: `report:${id}`,
        employerId,
        caseId: undefined,
        template: verdict === 'fraud' ? 'M-43' : 'M-44',
        lang: 'es',
        params: { company: legalName, ruc: maskRuc(identifier), at: clock() },
      })
    },
    newReviewId: () => newId<ReportReviewId>(),
  }
}
