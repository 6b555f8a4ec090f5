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
  readonly epochOfCase: boolean
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
  epochOfCase: true,
  outageAtRedemption: 'no answer',
  outageAtQuestions: 'cannotJudge',
  opensAnother: true,
})
