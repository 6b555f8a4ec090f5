import { ok, refused, type Outcome } from '../../kernel/outcome.ts'

/** Why an attendance ends without the first sign-in (S-10). A closed list: it is counted. */
export const finishReasons = ['leftWithoutOpening', 'mailNotArriving', 'comesBack', 'notEntitled'] as const
export type FinishReason = (typeof finishReasons)[number]

/** A case is over at the counter when the new key was tried, or when somebody says why it was not. */
export const judgeFinish = (
  isSignedIn: boolean,
  reason: FinishReason | null,
): Outcome<'signedIn' | FinishReason, 'reason'> => {
  if (isSignedIn) return ok('signedIn')
  return reason === null ? refused('reason') : ok(reason)
}
