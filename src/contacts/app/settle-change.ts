import type { EmployerId } from '../../kernel/ids.ts'
import type { ChangeDeps } from './ports.ts'

/**
 * Retires the mail of before when the new one may be used. The clock has decided that already for everybody who
 * reads; this writes it down, and what was minted for the old mailbox dies (I-05). Safe to repeat, and to miss:
 * the next who holds the employer does it.
 */
export async function settleChange(
  { changes, atomically }: Pick<ChangeDeps, 'changes' | 'atomically'>,
  employerId: EmployerId,
): Promise<void> {
  await atomically((tx) => changes.hold(tx, employerId))
}
