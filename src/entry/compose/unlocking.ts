import type { RequestLinkDeps } from '../../cases/app/request-link.ts'
import { useNonce } from '../../human-check/store/nonces.ts'
import { enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { sameBytes } from '../../platform/crypto/digests.ts'
import { queriesOf } from '../../platform/database/database.ts'
import type { AskUnlockDeps } from '../../proofs/biometrics/app/ask-unlock.ts'
import { onFileStore } from '../../proofs/biometrics/store/on-file-store.ts'
import type { OnFileId } from '../../proofs/biometrics/app/on-file-ports.ts'
import type { LinkId, MessageId } from '../../kernel/ids.ts'
import type { PhoneCodeDeps } from '../../links/app/phone-code.ts'
import type { UnlockByCodeDeps } from '../../proofs/biometrics/app/unlock-by-code.ts'
import { newId, randomOctets, randomText } from '../chance.ts'
import type { Ground } from './ground.ts'

/** The keyed digests of a record: whose it is, and the mailbox that was fixed with it. */
export const recordDigests = ({ keyed, mailboxKey }: Pick<Ground, 'keyed' | 'mailboxKey'>) => {
  const documentKey = keyed('document')
  return {
    subjectOf: (document: string): Uint8Array => documentKey(document),
    mailboxDigest: (address: string): Uint8Array => mailboxKey(address.toLowerCase()),
  }
}

/** How an officer notes such a record. */
export const recordingOf = (ground: Ground) => ({
  ...recordDigests(ground),
  onFile: onFileStore(ground.installation.db),
  newRecordId: () => newId<OnFileId>(),
})

/** The code by text message as the contact that answers. */
export const unlockByCodeOf = (
  { move, links, evidenceKey }: Ground,
  phoneCodes: PhoneCodeDeps,
  personDigest: (document: string) => Uint8Array,
): UnlockByCodeDeps => ({
  ...move,
  links,
  phoneCodes,
  personDigest,
  newLinkId: () => newId<LinkId>(),
  newMessageId: () => newId<MessageId>(),
  newRef: () => randomText(9),
  randomBytes: randomOctets,
  evidenceOf: (id) => evidenceKey('phone', id).toString('base64url'),
})

/** How a block is lifted without a visit. */
export function unlockingOf(ground: Ground, link: RequestLinkDeps): AskUnlockDeps {
  const { installation, keyed, evidenceKey, move, aboutEmployer } = ground
  const dayKey = keyed('unlock-day')
  return {
    ...move,
    link,
    onFile: onFileStore(installation.db),
    subjectOf: recordDigests(ground).subjectOf,
    daySubject: (counted, of) => dayKey(counted, of),
    sameBytes,
    useNonce: (tx, nonce, network) => useNonce(queriesOf(tx), nonce, 'unlock', network),
    evidenceOf: ({ id }) => evidenceKey('on-file', id).toString('base64url'),
    async tellNotOnFile(tx, loaded, said) {
      await enqueueNotice(tx, {
        // Each time that it is asked is told: whoever did not ask sees how often.
        actId: `${loaded.case.id}:unlock:${loaded.version}`,
        employerId: loaded.employer.id,
        caseId: loaded.case.id,
        template: 'M-26',
        lang: loaded.lang,
        params: { ...aboutEmployer(loaded), ...said },
      })
    },
  }
}
