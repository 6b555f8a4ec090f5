import { digestOf, sameBytes } from '../../platform/crypto/digests.ts'
import type { EvidenceId, PersonPasskeyDeps } from '../../proofs/passkeys/app/ports.ts'
import { personPasskeyStore } from '../../proofs/passkeys/store/person-passkey-store.ts'
import { newId, randomText } from '../chance.ts'
import type { Ground } from './ground.ts'
import type { staffOf } from './staff.ts'

/** Passkeys of representatives: the same ceremonies as those of the staff, bound to other people. */
export function passkeysOf(
  { installation, atomically, audit, keyed }: Ground,
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
    policy: policy.passkey,
  }
}
