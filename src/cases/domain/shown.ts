import { unlockEvidence } from '../../policy/unlock-evidence.ts'
import type { Case } from './case.ts'
import type { Proof } from './ledger.ts'

/**
 * Whether this case has shown more than a pair of numbers, which others have as well. Until then nothing is told
 * that only the employer knows: that its key is blocked, that it has none, whose names belong to the numbers
 * (ATK-16; SCREENS 0.6, level 1).
 */
export const hasShown = ({ ledger }: Pick<Case, 'ledger'>): boolean =>
  ledger.some((proof) => proof.kind !== 'reg' && !isOnlyOnFile(proof))

/** What the institution has on file is no word of whoever sits at the screen. */
const isOnlyOnFile = ({ kind, source }: Proof): boolean =>
  kind === 'bio' &&
  Object.entries(unlockEvidence).some(([name, row]) => name === source && !row.comparesToday)
