import type { PathName, ProofKind } from '../../../src/policy/index.ts'
import { pathNames } from '../../../src/policy/index.ts'

/** What may be wrong with an employer; each can come and go at any moment. */
export const conditions = [
  'well',
  'frozen',
  'rucSuspended',
  'rucCancelled',
  'noKey',
  'blocked',
  'noMail',
] as const
export type Condition = (typeof conditions)[number]

export interface Requirement {
  /** Every entry has to be held; of an entry with several, one. */
  readonly proofs: readonly (readonly ProofKind[])[]
  readonly whenDoubtful: readonly ProofKind[]
  readonly closedFor: readonly Condition[]
  /** Seconds without an act of the person after which nothing counts that was proven. */
  readonly life: number
}

const halfHour = 1_800
/** Whoever was checked at a counter has the day. */
const counterDay = 28_800

const wellOnly: readonly Condition[] = conditions.filter((one) => one !== 'well')
const butBlocked = wellOnly.filter((one) => one !== 'blocked')

const asked = (
  proofs: readonly (readonly ProofKind[])[],
  closedFor: readonly Condition[],
  whenDoubtful: readonly ProofKind[] = [],
): Requirement => ({
  proofs,
  closedFor,
  whenDoubtful,
  life: proofs.flat().includes('att') ? counterDay : halfHour,
})

/**
 * RELIABILITY 3 once more, by hand and from the document: a wrong cell of the product's table is then a
 * difference, and no mistake of both.
 */
export const requirements: Readonly<Record<PathName, Requirement>> = {
  online: asked([['reg'], ['gate'], ['mail']], wellOnly),
  onlineStrong: asked([['reg'], ['phone', 'saved'], ['mail']], wellOnly),
  household: asked([['reg'], ['aff', 'bank'], ['mail']], wellOnly),
  biometrics: asked(
    [['reg'], ['bio'], ['mail', 'phone']],
    butBlocked.filter((one) => one !== 'noMail'),
  ),
  unlockOnFile: asked(
    [['reg'], ['bio'], ['mail']],
    conditions.filter((one) => one !== 'blocked'),
    ['second'],
  ),
  attendedUnlock: asked([['reg'], ['att'], ['mail']], butBlocked, ['second']),
  signature: asked([['reg'], ['sig'], ['mail']], butBlocked),
  inPerson: asked([['reg'], ['att'], ['mail']], butBlocked, ['second']),
  firstKey: asked([['reg'], ['att'], ['second'], ['mail']], ['frozen']),
}

/** Where a block may be lifted and the present key kept (CHANNELS 1.2). */
export const unlocking: readonly PathName[] = ['biometrics', 'signature', 'unlockOnFile', 'attendedUnlock']

const kinds = new Map(
  pathNames.map((path): [PathName, readonly ProofKind[]] => {
    const { proofs, whenDoubtful } = requirements[path]
    return [path, [...proofs.flat(), ...whenDoubtful]]
  }),
)

/** Every kind of proof that says anything on a path; worked out once, for it is asked at every step. */
export const kindsOf = (path: PathName): readonly ProofKind[] => kinds.get(path) ?? []

/** How a condition comes about, in words. */
export const conditionWords: Readonly<Record<Condition, string>> = {
  well: 'Nothing is wrong with the employer any more',
  frozen: 'The employer is frozen',
  rucSuspended: 'The RUC is suspended',
  rucCancelled: 'The RUC is cancelled',
  noKey: 'The employer has no key yet',
  blocked: 'The key is blocked',
  noMail: 'The mail contact is removed',
}
