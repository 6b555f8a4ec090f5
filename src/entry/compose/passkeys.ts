import type { MessageId } from '../../kernel/ids.ts'
import { maskCedula } from '../../kernel/mask.ts'
import { enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { digestOf, sameBytes } from '../../platform/crypto/digests.ts'
import type { EvidenceId, PersonPasskeyDeps } from '../../proofs/passkeys/app/ports.ts'
import { personPasskeyStore } from '../../proofs/passkeys/store/person-passkey-store.ts'
import { newId, randomText } from '../chance.ts'
import type { Ground } from './ground.ts'
import type { staffOf } from './staff.ts'

/** Passkeys of representatives: the same ceremonies as those of the staff, bound to other people. */
export function passkeysOf(
  { installation, atomically, audit, keyed, cases, aboutEmployer }: Ground,
  { members, ceremonies }: ReturnType<typeof staffOf>,
): PersonPasskeyDeps {
  const { db, policy } = installation
  const handle = keyed('passkey-handle')
  return {
    passkeys: personPasskeyStore(db),
    verifier: ceremonies,
    atomically,
    audit,
    digestOf,
    personDigest: (document) => Buffer.from(members.personDigest(document), 'hex'),
    handleOf: (person) => handle(Buffer.from(person).toString('hex')).toString('base64url'),
    sameBytes,
    newToken: () => {
      const token = randomText(20)
      return { token, digest: digestOf(token) }
    },
    newChallenge: () => randomText(32),
    newEvidenceId: () => newId<EvidenceId>(),
    async tellMade({ caseId }) {
      const loaded = await cases.load(caseId)
      if (loaded === undefined) throw new Error('an invitation of a case that is gone')
      return async (tx) => {
        await enqueueNotice(tx, {
          actId: newId<MessageId>(loaded.now),
          employerId: loaded.employer.id,
          caseId,
          template: 'M-32',
          lang: loaded.lang,
          params: { ...aboutEmployer(loaded), cedula: maskCedula(loaded.claimant) },
        })
      }
    },
    policy: policy.passkey,
  }
}
