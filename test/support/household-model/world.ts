import type { EmployerClass } from '../../../src/kernel/employer-class.ts'
import type { openingPath } from '../../../src/policy/paths.ts'
import type { Decider } from '../path-model/model.ts'
import { start as startOfWalk, walkKey, type Walk } from '../path-model/walk.ts'

/**
 * What a case on the path `household` has outside of itself: something that was asked of the bank, and a sign-in at the
 * affiliate key's own service. Either comes back when it comes back, to whatever has become of the case meanwhile.
 */
export interface World {
  readonly walk: Walk
  /** Two small amounts: they are on a statement after a night, and end for good with their time or with wrong answers. */
  readonly deposit: Outside & { readonly is: 'none' | 'underWay' | 'there' | 'over' }
  /** Wrong amounts of the month, of whoever typed them: as many as there may be. */
  readonly isMonthSpent: boolean
  readonly signIn: Outside & { readonly is: 'none' | 'out' | 'late' | 'used' }
}

export interface Outside {
  /** The employer was another one when it began. */
  readonly isOfBefore: boolean
  /** It was begun in a case that has ended. */
  readonly isOfAnother: boolean
}

const fresh: Outside = { isOfBefore: false, isOfAnother: false }
export const begun = <Is extends string>(is: Is) => ({ ...fresh, is })

export const start: World = {
  walk: startOfWalk,
  deposit: begun('none'),
  isMonthSpent: false,
  signIn: begun('none'),
}

const deposits = ['none', 'underWay', 'there', 'over'] as const
const signIns = ['none', 'out', 'late', 'used'] as const
const outsideKey = ({ isOfBefore, isOfAnother }: Outside): number =>
  (isOfBefore ? 1 : 0) + (isOfAnother ? 2 : 0)

export const worldKey = ({ walk, deposit, isMonthSpent, signIn }: World): number =>
  ((walkKey(walk) * 16 + deposits.indexOf(deposit.is) * 4 + outsideKey(deposit)) * 16 +
    signIns.indexOf(signIn.is) * 4 +
    outsideKey(signIn)) *
    2 +
  (isMonthSpent ? 1 : 0)

/** Whose household it is, and what the person can show: each alone has to be enough. */
export interface Scope {
  readonly name: string
  readonly of: EmployerClass
  readonly has: readonly ('account' | 'affiliateKey')[]
}

export const scopes = {
  account: { name: 'a household with its account', of: 'householdEmployer', has: ['account'] },
  affiliate: { name: 'a household with an affiliate key', of: 'householdEmployer', has: ['affiliateKey'] },
  natural: { name: 'a natural person with both', of: 'naturalPerson', has: ['account', 'affiliateKey'] },
} as const satisfies Readonly<Record<string, Scope>>

/** What decides: the product's own functions and table, or nearly so, and what its use cases look at before they do. */
export interface Machine {
  readonly decider: Decider
  readonly openingPath: typeof openingPath
  /** Naming the account proves nothing: it lets the case ask the bank (RELIABILITY 10.1, C9). */
  readonly namingProves: boolean
  /** What was ordered or begun counts for its own case only (I-03). */
  readonly knowsItsCase: boolean
  /** And only while the employer is what it was then (I-05). */
  readonly knowsItsEmployer: boolean
  /** Wrong amounts are counted over thirty days, and not for ever. */
  readonly monthEnds: boolean
}

export const machineOf = (decider: Decider, opening: typeof openingPath): Machine => ({
  decider,
  openingPath: opening,
  namingProves: false,
  knowsItsCase: true,
  knowsItsEmployer: true,
  monthEnds: true,
})
