import type { TextId } from '../../kernel/ids.ts'
import { mintTextCode } from '../../contacts/app/mint-code.ts'
import { codeStore } from '../../contacts/store/code-store.ts'
import type { SmsSender } from '../../messaging/app/text-ports.ts'
import { mintPhoneCode, type PhoneCodeDeps, type PhoneCodeId } from '../../links/app/phone-code.ts'
import { phoneCodeStore } from '../../links/store/phone-code-store.ts'
import { enqueueText } from '../../messaging/store/enqueue-text.ts'
import { createTextStore } from '../../messaging/store/text-store.ts'
import { createComposeText } from '../../messaging/templates/compose-text.ts'
import { textTask } from '../../messaging/text-task.ts'
import { sameBytes } from '../../platform/crypto/digests.ts'
import { newId, randomBelow } from '../chance.ts'
import type { Ground } from './ground.ts'

/** Where no gateway is set up: what was queued before it was taken away ends, and says why. */
const noSender: SmsSender = {
  send: () => Promise.resolve({ kind: 'refused', permanent: true, reply: 'no gateway is set up' }),
  close: () => Promise.resolve(),
}

/** Text messages, and the codes that they carry. */
export function textsOf({ installation, audit, atomically, keyed, contactCode }: Ground) {
  const { db, policy, origin, texts, theme, texting, logger } = installation
  const codeKey = keyed('phone-code')
  const countKey = keyed('text-count')
  const error = (what: string, detail: object) => logger && logger.error(detail, what)

  const codes: PhoneCodeDeps = {
    codes: phoneCodeStore(db, policy.text.codeTries),
    atomically,
    audit,
    policy: policy.text,
    dayMax: texting?.dayMax ?? 0,
    isOpen: texting !== undefined,
    newCodeId: () => newId<PhoneCodeId>(),
    newTextId: () => newId<TextId>(),
    random: randomBelow,
    codeDigest: (textId, code) => codeKey(textId, code),
    countDigest: (kind, name) => countKey(kind, name),
    sameBytes,
    enqueue: async (tx, { id, employerId, caseId, contactId, lang, life }) =>
      enqueueText(tx, {
        id,
        employerId,
        caseId,
        contactId,
        template: 'M-22',
        lang,
        params: { at: installation.clock() },
        life,
      }),
    alarm: () => error('the text messages of a day are used up (CLAVERO_SMS_DAY_MAX)', {}),
  }

  const ofChange = {
    codes: codeStore(),
    random: randomBelow,
    codeDigest: contactCode,
    lifeSeconds: policy.contact.codeLife,
  }
  const tasks = textTask({
    atomically,
    store: createTextStore(db),
    codes: {
      mint: (tx, { textId, employerId, changeId }) =>
        changeId === null
          ? mintPhoneCode(codes, tx, textId)
          : mintTextCode(ofChange, tx, { textId, employerId, changeId }),
    },
    sender: texting?.sender ?? noSender,
    compose: createComposeText({ texts, origin, helpPhone: theme.phone }),
    alarm: (reply) => error('text messages are refused for a reason that is ours', { reply }),
  })

  return { codes, tasks }
}
