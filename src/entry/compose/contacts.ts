import type { ChangeId, ContactId, MessageId } from '../../kernel/ids.ts'
import { maskEmail, maskRuc } from '../../kernel/mask.ts'
import type { ChangeDeps, ChangeMail } from '../../contacts/app/ports.ts'
import { changeStore } from '../../contacts/store/change-store.ts'
import { enqueueCodeMail, enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { sameBytes } from '../../platform/crypto/digests.ts'
import { newId } from '../chance.ts'
import { staffMembers } from '../staff-members.ts'
import type { Ground } from './ground.ts'

/** Where the code of a change that was begun at a counter is typed. */
const confirmPath = (caseCode: string): string => `/contacto/confirmar/${caseCode}`

const mail: ChangeMail = {
  askPresent: (tx, { id: employerId, legalName, identifier, now }, { id, value, lang }) =>
    enqueueCodeMail(tx, {
      id: newId<MessageId>(now),
      employerId,
      changeId: id,
      template: 'M-17',
      lang,
      params: { company: legalName, ruc: maskRuc(identifier), at: now, newMail: maskEmail(value) },
    }),
  askNew: (tx, { id: employerId, legalName, identifier, now }, { id, lang, caseCode }) =>
    enqueueCodeMail(tx, {
      id: newId<MessageId>(now),
      employerId,
      changeId: id,
      template: 'M-18',
      lang,
      params: {
        company: legalName,
        ruc: maskRuc(identifier),
        at: now,
        page: caseCode === null ? null : confirmPath(caseCode),
      },
    }),
  async tell(tx, { id: employerId, legalName, identifier, now }, change, usableFrom) {
    const { id, value, lang, caseCode, bySignature } = change
    await enqueueNotice(tx, {
      actId: `${id}:${usableFrom === null ? 'asked' : 'confirmed'}`,
      employerId,
      caseId: undefined,
      template: 'M-11',
      lang,
      params: {
        company: legalName,
        ruc: maskRuc(identifier),
        at: now,
        newMail: maskEmail(value),
        usableFrom,
        begun: bySignature === true ? 'bySignature' : caseCode === null ? 'withKey' : 'atCounter',
      },
    })
  },
}

/** A change of the registered mail, from its first word to the new address in use. */
export function contactsOf({ installation, audit, atomically, contactCode, contactDay }: Ground): ChangeDeps {
  const { db, policy, secrets } = installation
  const { personDigest } = staffMembers({ db, policy, audit, auditSecret: secrets.audit })
  return {
    changes: changeStore(db),
    mail,
    audit,
    atomically,
    policy: { ...policy.contact, resendWait: policy.link.resendWait },
    newChangeId: () => newId<ChangeId>(),
    newContactId: () => newId<ContactId>(),
    codeDigest: contactCode,
    daySubject: (kind, name) => contactDay(kind, name),
    personDigest,
    sameBytes,
  }
}
