import type { EmailAddress } from '../../kernel/email-address.ts'
import { mailboxKey } from '../../kernel/email-address.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { ChangeDeps } from './ports.ts'

type Counting = Pick<ChangeDeps, 'changes' | 'policy' | 'daySubject'>

/** Takes one code of today from the employer. */
export const takeEmployerCode = (
  { changes, policy, daySubject }: Counting,
  tx: Tx,
  employerId: EmployerId,
): Promise<boolean> => changes.takeOfDay(tx, daySubject('employer', employerId), policy.codesPerDay)

/**
 * Takes one code of today from the employer and one from the mailbox it goes to (ATK-42). A mailbox is counted
 * whether or not anybody has it on record, so the answer tells nothing about other employers.
 */
export const takeCodeOfDay = async (
  { changes, policy, daySubject }: Counting,
  tx: Tx,
  employerId: EmployerId,
  mailbox: EmailAddress,
): Promise<boolean> =>
  (await takeEmployerCode({ changes, policy, daySubject }, tx, employerId)) &&
  (await changes.takeOfDay(tx, daySubject('mailbox', mailboxKey(mailbox)), policy.mailboxCodesPerDay))
