import type { LoadedCase } from '../../cases/app/ports.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { claimAttemptNotice } from '../../messaging/store/attempt-notices.ts'
import { enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { newId } from '../chance.ts'
import type { Ground } from './ground.ts'

/**
 * Tells the registered mailboxes that somebody tried and did not show who they are (M-03), at most once in 24 hours of one
 * employer, whatever was tried: however often a stranger does, no mailbox fills (ATK-42).
 */
export const tellAttemptOf =
  ({ aboutEmployer }: Pick<Ground, 'aboutEmployer'>) =>
  async (tx: Tx, before: LoadedCase): Promise<void> => {
    const { case: current, employer, lang } = before
    if (!(await claimAttemptNotice(tx, employer.id))) return
    await enqueueNotice(tx, {
      actId: `attempt:${newId()}`,
      employerId: employer.id,
      caseId: current.id,
      template: 'M-03',
      lang,
      params: aboutEmployer(before),
      confirmedOnly: true,
    })
  }
