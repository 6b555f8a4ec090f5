import type { EmployerId } from '../../kernel/ids.ts'
import type { ChangeDeps } from './ports.ts'

/** Whether there is anything to do about a mobile: one can be registered here, or one is on record. */
export const mayHaveMobile = async (
  { texts, changes }: Pick<ChangeDeps, 'texts' | 'changes'>,
  employerId: EmployerId,
): Promise<boolean> => texts.isOffered || (await changes.standing(employerId)).phone !== null
