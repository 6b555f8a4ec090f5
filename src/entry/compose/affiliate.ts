import { enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { digestOf } from '../../platform/crypto/digests.ts'
import type { AffiliateParts } from '../../proofs/affiliate-key/app/ports.ts'
import type { AffiliateDeps } from '../../proofs/affiliate-key/app/prove-affiliate.ts'
import { affiliateStore } from '../../proofs/affiliate-key/store/affiliate-store.ts'
import type { Ground } from './ground.ts'
import { tellAttemptOf } from './tell-attempt.ts'

/** The affiliate key as a proof; undefined where its service is not set up. */
export function affiliateOf({
  installation,
  move,
  audit,
  evidenceKey,
  aboutEmployer,
}: Ground): (AffiliateDeps & AffiliateParts) | undefined {
  const { affiliate } = installation
  return (
    affiliate && {
      ...move,
      ...affiliate,
      audit,
      signIns: affiliateStore,
      digestOf,
      tellAttempt: tellAttemptOf({ aboutEmployer }),
      evidenceOf: (id, state) =>
        evidenceKey('aff', id, Buffer.from(state).toString('base64url')).toString('base64url'),
      async tellProven(tx, loaded) {
        await enqueueNotice(tx, {
          actId: `${loaded.case.id}:affiliate:${loaded.version}`,
          employerId: loaded.employer.id,
          caseId: loaded.case.id,
          template: 'M-36',
          lang: loaded.lang,
          params: { ...aboutEmployer(loaded), caseCode: loaded.code },
        })
      },
    }
  )
}
