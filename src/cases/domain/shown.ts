import type { Case } from './case.ts'

/**
 * Whether this case has shown more than a pair of numbers, which others have as well. Until then nothing is told
 * that only the employer knows: that its key is blocked, that it has none, whose names belong to the numbers
 * (ATK-16; SCREENS 0.6, level 1).
 */
export const hasShown = ({ ledger }: Pick<Case, 'ledger'>): boolean =>
  ledger.some(({ kind }) => kind !== 'reg')
