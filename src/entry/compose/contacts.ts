import type { ChangeId, ContactId, MessageId, TextId } from '../../kernel/ids.ts'
import { endOfPhone, maskEmail, maskRuc } from '../../kernel/mask.ts'
import type { ChangeDeps, ChangeMail, ChangeTexts } from '../../contacts/app/ports.ts'
import { changeStore } from '../../contacts/store/change-store.ts'
import { enqueueCodeMail, enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { enqueueChangeText, enqueueTextNotice } from '../../messaging/store/enqueue-text.ts'
import { sameBytes } from '../../platform/crypto/digests.ts'
import { parseMobileNumber } from '../../kernel/phone-number.ts'
import { takeMessage, type PhoneCodeDeps } from '../../links/app/phone-code.ts'
import { newId } from '../chance.ts'
import { staffMembers } from '../staff-members.ts'
import type { Ground } from './ground.ts'

/** Where the code of a change that was begun at a counter is typed. */
const confirmPath = (caseCode: string): string => `/contacto/confirmar/${caseCode}`

const mail: ChangeMail = {
  askPresent(tx, { id: employerId, legalName, identifier, now }, { id, lang, ...wanted }) {
    const code = { id: newId<MessageId>(now), employerId, changeId: id, lang }
    const common = { company: legalName, ruc: maskRuc(identifier), at: now }
    return wanted.kind === 'mail'
      ? enqueueCodeMail(tx, {
          ...code,
          template: 'M-17',
          params: { ...common, newMail: maskEmail(wanted.value) },
        })
      : enqueueCodeMail(tx, { ...code, template: 'M-47', params: { ...common, phoneEnd: phoneEnd(wanted) } })
  },
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
    const { id, lang, caseCode, bySignature } = change
    const actId = `${id}:${usableFrom === null ? 'asked' : 'confirmed'}`
    const notice = { actId, employerId, caseId: undefined, lang }
    const common = { company: legalName, ruc: maskRuc(identifier), at: now }
    if (change.kind === 'phone') {
      const params = { ...common, phoneEnd: phoneEnd(change), since: usableFrom }
      await enqueueNotice(tx, { ...notice, template: 'M-48', params })
      return
    }
    const begun = bySignature === true ? 'bySignature' : caseCode === null ? 'withKey' : 'atCounter'
    const params = { ...common, newMail: maskEmail(change.value), usableFrom, begun } as const
    await enqueueNotice(tx, { ...notice, template: 'M-11', params })
  },
}

const phoneEnd = ({ value }: { readonly value: string | null }): string | null =>
  value === null ? null : endOfPhone(value)

/** What goes to mobiles: nothing beyond what the limits of a number, an employer and a day leave (CHANNELS 4). */
function textsOfChange({ installation }: Ground, codes: PhoneCodeDeps): ChangeTexts {
  const { policy } = installation
  return {
    isOffered: codes.isOpen,
    async askNew(tx, { id: employerId, now }, { id: changeId, value, lang }, network) {
      const number = parseMobileNumber(value)
      if (!number.ok || !codes.isOpen) return false
      const message = { employerId, number: number.value, network, isNew: true } as const
      if ((await takeMessage(codes, tx, message)) !== undefined) return false
      const life = policy.contact.codeLife
      const id = newId<TextId>(now)
      await enqueueChangeText(tx, { id, employerId, changeId, lang, params: { at: now }, life })
      return true
    },
    async tell(tx, { id: employerId, now }, { id, lang }) {
      if (!codes.isOpen) return
      const about = { actId: `${id}:asked`, employerId, caseId: undefined, lang }
      await enqueueTextNotice(tx, { ...about, template: 'M-49', params: { at: now } })
    },
  }
}

/** A change of a registered contact, from its first word to the new one in use. */
export function contactsOf(ground: Ground, codes: PhoneCodeDeps): ChangeDeps {
  const { installation, audit, atomically, contactCode, contactDay } = ground
  const { db, policy, secrets } = installation
  const { personDigest } = staffMembers({ db, policy, audit, auditSecret: secrets.audit })
  return {
    changes: changeStore(db),
    mail,
    texts: textsOfChange(ground, codes),
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
