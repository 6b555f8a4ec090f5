import { isSignedByStation } from '../../adapters/signing/station-signature.ts'
import type { FingerDeskDeps } from '../../desk/app/finger-desk.ts'
import type { MessageId } from '../../kernel/ids.ts'
import { maskCedula } from '../../kernel/mask.ts'
import { enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { createSubjectSealer } from '../../platform/crypto/subject-seal.ts'
import type { SubjectDigest } from '../../proofs/biometrics/app/finger-ports.ts'
import { fingerStore } from '../../proofs/biometrics/store/finger-store.ts'
import { liveStore } from '../../proofs/biometrics/store/live-store.ts'
import { stationStore } from '../../proofs/biometrics/store/station-store.ts'
import { newId, randomText } from '../chance.ts'
import type { counterOf } from './counter.ts'
import type { Ground } from './ground.ts'

/** Names the seal of templates, wherever they are opened. */
export const templateSeal = 'templates'

/** Fingers at the counter: enrolled, deleted, compared. */
export function fingersOf(
  { installation, keyed, evidenceKey, aboutEmployer }: Ground,
  counter: ReturnType<typeof counterOf>,
): FingerDeskDeps {
  const { db, policy, secrets, fingers, logger } = installation
  const personKey = keyed('document')
  const templateKey = keyed('template')
  const challengeKey = keyed('capture-challenge')
  return {
    ...counter,
    policy,
    fingers: fingerStore(db),
    live: liveStore(db, policy.fingers),
    stations: stationStore(db),
    sealer: createSubjectSealer(secrets.file, templateSeal),
    comparer: fingers.comparer,
    leastScore: fingers.leastScore,
    subjectOf: (document) => personKey(document).toString('hex') as SubjectDigest,
    templateDigest: (octets) => templateKey(Buffer.from(octets).toString('base64url')),
    challengeDigest: (nonce) => challengeKey(nonce),
    isSignedBy: isSignedByStation,
    evidenceOf: (text) => evidenceKey('capture', text).toString('base64url'),
    onFault: (cause) => logger && logger.error({ err: cause }, 'the comparer of fingers'),
    newNonce: () => randomText(24),
    async tellFingers(tx, loaded, what) {
      await enqueueNotice(tx, {
        actId: newId<MessageId>(loaded.now),
        employerId: loaded.employer.id,
        caseId: loaded.case.id,
        template: what === 'enrolled' ? 'M-30' : 'M-31',
        lang: loaded.lang,
        params: { ...aboutEmployer(loaded), cedula: maskCedula(loaded.claimant) },
      })
    },
  }
}
