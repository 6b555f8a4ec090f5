import type { CaseState, Referral } from '../../../src/cases/domain/case.ts'
import { referrals } from '../../../src/cases/domain/case.ts'

/**
 * One employer, two browsers with a case each, the last two links. Moments are kept as ages in seconds
 * and only as finely as a rule can tell them apart, so that the world is finite; every limit is met
 * exactly once on the dot, where `<` and `<=` differ.
 */
export interface World {
  readonly employer: Employer
  readonly tries: number | 'suspended'
  readonly claims: readonly [Claim, Claim]
  /** Newest first. Of the older ones only the last is kept, and only while it could still be tried. */
  readonly links: readonly ModelLink[]
}

/** One thing at a time may be wrong with the employer; each can come and go at any moment. */
export const employers = [
  'well',
  'blocked',
  'noMail',
  'frozen',
  'rucSuspended',
  'representativeLeft',
  'representativeChanged',
] as const
export type Employer = (typeof employers)[number]

export type Slot = 0 | 1

export const messageStates = [
  'none',
  'queued',
  'sending',
  'deferred',
  'accepted',
  'unknown',
  'rejected',
  'cancelled',
] as const
export type MessageState = (typeof messageStates)[number]

/** A browser's case. What a finished case held is forgotten: nothing asks for it any more. */
export interface Claim {
  readonly is: CaseState['is'] | 'none'
  readonly reason: Referral | null
  readonly signedIn: boolean
  readonly sent: number
  /** Ages; `gate` is null until the questions are passed. */
  readonly asked: number
  readonly reg: number
  readonly gate: number | null
  readonly touched: number
  /** What the registries said of the RUC when they were last asked. */
  readonly ruc: 'active' | 'suspended'
  /** The employer has changed since the case was opened. */
  readonly changed: boolean
  readonly message: MessageState
  /** Age of the moment at which the message stopped being under way. */
  readonly arrived: number
  /** The model's own clock of the person's idleness, kept apart from what the product computes. */
  readonly idle: number
  readonly lapsed: boolean
  /** A proof that was obtained in the other case stands in the ledger. Never, unless a guard was removed. */
  readonly borrowed: boolean
}

export interface ModelLink {
  readonly of: Slot
  readonly minted: number
  readonly accepted: number | null
  readonly state: 'open' | 'consumed' | 'newerLink' | 'caseMoved'
  readonly current: boolean
  readonly bound: 'none' | 'own' | 'other'
  /** Keys sent and being hashed: at most two, a double click. */
  readonly underWay: number
  readonly keysMade: number
}

export const noClaim: Claim = {
  is: 'none',
  reason: null,
  signedIn: false,
  sent: 0,
  asked: 0,
  reg: 0,
  gate: null,
  touched: 0,
  ruc: 'active',
  changed: false,
  message: 'none',
  arrived: 0,
  idle: 0,
  lapsed: false,
  borrowed: false,
}

export const start: World = { employer: 'well', tries: 0, claims: [noClaim, noClaim], links: [] }

/** Representative, contact, block and freeze stand in the institution's own books and move the epoch; the RUC does not. */
export const facts = (employer: Employer) => ({
  blocked: employer === 'blocked',
  hasMail: employer !== 'noMail',
  frozen: employer === 'frozen',
  isRepresentative: employer !== 'representativeLeft' && employer !== 'representativeChanged',
  ruc: employer === 'rucSuspended' ? ('suspended' as const) : ('active' as const),
})

const day = 86_400
const tenMinutes = 600
const halfHour = 1_800

/** The steps of the clock. Each crosses one limit by itself: the link's life, its cap, the proofs' life, their outer limit. */
export const ticks = {
  '3 minutes': 180,
  '10 minutes': tenMinutes,
  '30 minutes': halfHour,
  'a day': day,
} as const

export type Tick = keyof typeof ticks

/** Ages are rounded down to what a rule about them can tell apart. */
const grains = {
  short: [0, 180],
  link: [0, 180, 600],
  half: [0, halfHour],
  proof: [0, halfHour, day],
  day: [0, day],
} as const

const older = (age: number, by: number, grain: readonly number[]): number => {
  let floor = 0
  for (const edge of grain) if (age + by >= edge) floor = edge
  return floor
}

const underWay: readonly MessageState[] = ['queued', 'sending', 'deferred']
export const isUnderWay = (claim: Claim): boolean => underWay.includes(claim.message)

export function ageClaim(claim: Claim, by: number): Claim {
  if (claim.is !== 'proving' && claim.is !== 'ready' && claim.is !== 'linkIssued') return claim
  const waits = isUnderWay(claim)
  const idle = waits ? claim.idle : older(claim.idle, by, grains.half)
  return {
    ...claim,
    asked: claim.is === 'linkIssued' ? older(claim.asked, by, grains.short) : 0,
    reg: older(claim.reg, by, grains.proof),
    gate: claim.gate === null ? null : older(claim.gate, by, grains.day),
    touched: older(claim.touched, by, grains.half),
    arrived: waits || claim.message === 'none' ? 0 : older(claim.arrived, by, grains.half),
    idle,
    lapsed: claim.lapsed || idle >= halfHour,
  }
}

/** No request lives ten minutes. */
export const ageLink = (link: ModelLink, by: number): ModelLink => ({
  ...link,
  minted: older(link.minted, by, grains.link),
  accepted: link.accepted === null ? null : older(link.accepted, by, grains.short),
  underWay: by >= tenMinutes ? 0 : link.underWay,
})

const indexOfState = {
  none: 0,
  proving: 1,
  ready: 2,
  linkIssued: 3,
  completed: 4,
  suspended: 5,
  referred: 6,
  closed: 7,
} as const
const indexOfLink = { open: 0, consumed: 1, newerLink: 2, caseMoved: 3 } as const
const indexOfBrowser = { none: 0, own: 1, other: 2 } as const
const step = (age: number): number => (age === day ? 2 : bit(age > 0))
const bit = (value: boolean): number => (value ? 1 : 0)

/**
 * Gives numbers that are equal exactly for worlds that are the same in every field. Claims and links
 * come in few kinds and many combinations: each kind gets a short number, so that a key fits 53 bits.
 */
export function worldKeys(): (world: World) => number {
  const claims = shortNumbers()
  const links = shortNumbers()
  return (world) => {
    const rest = employers.indexOf(world.employer) * 5 + (world.tries === 'suspended' ? 4 : world.tries)
    const both = claims(claimKey(world.claims[0])) * kinds + claims(claimKey(world.claims[1]))
    const [newest, former] = world.links
    const pair =
      newest === undefined ? 0 : linkKey(newest) * 4096 + (former === undefined ? 0 : linkKey(former))
    return (both * kinds + links(pair)) * 64 + rest
  }
}

const kinds = 2 ** 15

function shortNumbers(): (key: number) => number {
  const known = new Map<number, number>()
  return (key) => {
    const short = known.get(key) ?? known.size
    if (short === known.size) known.set(key, short)
    if (short >= kinds) throw new RangeError('more kinds than a key has room for')
    return short
  }
}

function claimKey(claim: Claim): number {
  if (claim.is === 'none') return 0
  let key: number = indexOfState[claim.is]
  key = key * 10 + (claim.reason === null ? 9 : referrals.indexOf(claim.reason))
  key = key * 8 + claim.sent
  key = key * 3 + step(claim.reg)
  key = key * 3 + (claim.gate === null ? 2 : bit(claim.gate > 0))
  key = key * 2 + step(claim.touched)
  key = key * 8 + messageStates.indexOf(claim.message)
  key = key * 2 + step(claim.arrived)
  key = key * 2 + step(claim.idle)
  key = key * 64 + bit(claim.asked > 0) + 2 * bit(claim.signedIn) + 4 * bit(claim.changed)
  return key + 8 * bit(claim.lapsed) + 16 * bit(claim.borrowed) + 32 * bit(claim.ruc === 'suspended')
}

function linkKey(link: ModelLink): number {
  let key: number = indexOfLink[link.state]
  key = key * 2 + link.of
  key = key * 3 + (link.minted === 0 ? 0 : link.minted === 180 ? 1 : 2)
  key = key * 3 + (link.accepted === null ? 2 : bit(link.accepted > 0))
  key = key * 3 + indexOfBrowser[link.bound]
  key = key * 3 + link.underWay
  return 1 + (key * 2 + bit(link.current)) * 3 + Math.min(link.keysMade, 2)
}
