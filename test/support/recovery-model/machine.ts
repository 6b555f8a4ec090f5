import { transition } from '../../../src/cases/domain/transition.ts'
import type { Link } from '../../../src/links/domain/link.ts'
import { judgeLink } from '../../../src/links/domain/link.ts'
import type { Policy } from '../../../src/policy/index.ts'
import { reserve, settle, standingAt } from '../../../src/proofs/challenges/domain/tries.ts'

/**
 * Everything that decides. The first half is the product's own code; the second says in the model's
 * words what statements and use cases around it do, so that a guard can be taken out of either half.
 */
export interface Machine {
  readonly policy: Policy
  readonly transition: typeof transition
  readonly judgeLink: typeof judgeLink
  readonly tries: {
    readonly reserve: typeof reserve
    readonly settle: typeof settle
    readonly standingAt: typeof standingAt
  }
  /** The conditions of the statement that uses a link up. */
  readonly consumes: (link: Link) => boolean
  /** What makes a link judged good when the key was sent is read again in the transaction that sets it. */
  readonly readsAgain: boolean
  readonly mintVoidsFormer: boolean
  /** Only the message that was asked for last is minted for, over all cases of the employer. */
  readonly mintsNewestOnly: boolean
  /** The worker looks whether the address of a message still stands in the record. */
  readonly asksAddress: boolean
  /** What a worker records counts only for the attempt that it made itself. */
  readonly asksAttempt: boolean
  readonly epochOfCase: boolean
  /** A restore raises a number that stands in every link, and in what a case compares its proofs with. */
  readonly restoreEpochOfLink: boolean
  readonly restoreEpochOfCase: boolean
  /** Using up the link, setting the key and moving the case are one transaction. */
  readonly isAtomic: boolean
  /** Sign-in opens, and a page honours, only sessions of the key in force. */
  readonly sessionAsksKey: boolean
  readonly outageAtRedemption: 'no answer' | 'mismatch'
  readonly outageAtQuestions: 'cannotJudge' | 'refused'
  /** Whether a browser whose case has ended may open another. */
  readonly opensAnother: boolean
}

export const machineOf = (policy: Policy): Machine => ({
  policy,
  transition,
  judgeLink,
  tries: { reserve, settle, standingAt },
  consumes: (link) =>
    link.consumedAt === null && link.voidedAt === null && link.current && link.now < link.diesAt,
  readsAgain: true,
  mintVoidsFormer: true,
  mintsNewestOnly: true,
  asksAddress: true,
  asksAttempt: true,
  epochOfCase: true,
  restoreEpochOfLink: true,
  restoreEpochOfCase: true,
  isAtomic: true,
  sessionAsksKey: true,
  outageAtRedemption: 'no answer',
  outageAtQuestions: 'cannotJudge',
  opensAnother: true,
})
