import type { CodeName } from '../../kernel/catalogue.ts'
import type { CheckRefusal } from './proof-of-work.ts'

/** What a person is told about a check that was not passed. */
export const checkWords = {
  humanCheckMissing: 'humanCheckFailed',
  humanCheckWrong: 'humanCheckFailed',
  humanCheckExpired: 'humanCheckExpired',
  humanCheckUsed: 'humanCheckUsed',
  humanCheckTooEarly: 'humanCheckFailed',
} as const satisfies Readonly<Record<CheckRefusal, CodeName>>

export type CheckWord = (typeof checkWords)[CheckRefusal]
