import type { ContactId, EmployerId, MessageId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { maskRuc } from '../../../kernel/mask.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { TemplateParams } from '../../../messaging/index.ts'
import type { RecheckDeps } from './recheck-held.ts'

export interface HeldNoticeDeps {
  newMessageId(now: Instant): MessageId
  /** The outbox (`enqueueMessage`). */
  enqueue(
    tx: Tx,
    message: {
      readonly id: MessageId
      readonly employerId: EmployerId
      readonly caseId: undefined
      readonly contactId: ContactId
      readonly template: 'M-15'
      readonly lang: Lang
      readonly params: TemplateParams['M-15']
    },
  ): Promise<void>
}

/** M-15, in the language of whoever waits, to the contact that the employer has on record. */
export const heldNotice =
  (deps: HeldNoticeDeps): RecheckDeps['tell'] =>
  (tx, employer, hold) =>
    deps.enqueue(tx, {
      id: deps.newMessageId(hold.now),
      employerId: employer.id,
      caseId: undefined,
      contactId: employer.mail,
      template: 'M-15',
      lang: hold.lang,
      params: {
        company: employer.legalName,
        ruc: maskRuc(employer.identifier),
        at: hold.now,
        caseCode: hold.code,
      },
    })
