import type { CaseState, Referral } from '../../../src/cases/domain/case.ts'
import { referrals } from '../../../src/cases/domain/case.ts'
import { StateIndex } from '../explorer/state-index.ts'

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
  /** Somebody who knows the key in force signs in: `checked` while the key was right and no session is open yet. */
  readonly signIn: SignIn
  /** A session, and whether the key that opened it is still the one in force. */
  readonly session: SignIn
  /** The newest copy of the database; null while nobody took one that matters. */
  readonly copy: World | null
}

/** By which key: the one in force, or the one before it. */
export const signIns = ['none', 'inForce', 'former'] as const
export type SignIn = (typeof signIns)[number]

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
  /** `elsewhere`: it goes on before an officer, where the model of the paths follows it. */
  readonly is: CaseState['is'] | 'none' | 'elsewhere'
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
  /** The address of the message that is under way has left the employer's record since it was asked for. */
  readonly addressLeft: boolean
  /** Another case of the employer has asked for a link since; only while the message is under way. */
  readonly superseded: boolean
  /** A worker whose lease ran out still holds a former attempt of this message, and may come back with its outcome. */
  readonly lateWorker: boolean
  /** Age of the moment at which the message stopped being under way. */
  readonly arrived: number
  /** The model's own clock of the person's idleness, kept apart from what the product computes. */
  readonly idle: number
  readonly lapsed: boolean
  /** A proof that was obtained in the other case stands in the ledger. Never, unless a guard was removed. */
  readonly borrowed: boolean
  /** It stands here because the database was restored from a copy. */
  readonly restored: boolean
}

/**
 * A key that was sent and is being hashed, and what the registries said to it meanwhile: nothing yet, that the
 * person represents the employer (with the state of the RUC), or no answer. Its age is below every limit.
 */
export const requests = ['sent', 'match', 'matchSuspended', 'noAnswer'] as const
export type Request = (typeof requests)[number]

export interface ModelLink {
  readonly of: Slot
  readonly minted: number
  readonly accepted: number | null
  readonly state: 'open' | 'consumed' | 'newerLink' | 'caseMoved'
  readonly current: boolean
  readonly bound: 'none' | 'own' | 'other'
  /** Keys sent and being hashed, on whatever instance, sorted: at most two, a double click. */
  readonly requests: readonly Request[]
  readonly keysMade: number
  readonly restored: boolean
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
  addressLeft: false,
  superseded: false,
  lateWorker: false,
  arrived: 0,
  idle: 0,
  lapsed: false,
  borrowed: false,
  restored: false,
}

export const start: World = {
  employer: 'well',
  tries: 0,
  claims: [noClaim, noClaim],
  links: [],
  signIn: 'none',
  session: 'none',
  copy: null,
}

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
  requests: by >= tenMinutes ? [] : link.requests,
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
  elsewhere: 8,
} as const
const indexOfLink = { open: 0, consumed: 1, newerLink: 2, caseMoved: 3 } as const
const indexOfBrowser = { none: 0, own: 1, other: 2 } as const
const step = (age: number): number => (age === day ? 2 : bit(age > 0))
const bit = (value: boolean): number => (value ? 1 : 0)

/**
 * Gives numbers that are equal exactly for worlds that are the same in every field. Claims, links and copies
 * come in few kinds and many combinations: each kind gets a short number, so that a key fits 53 bits. What a
 * copy is kept beside gets one too; without a copy, which is most of the time, that look-up is saved.
 */
export function worldKeys(): (world: World) => number {
  const claims = shortNumbers(2 ** 14)
  const claimA = remembered((claim: Claim) => claims(claimKey(claim)))
  const claimB = remembered((claim: Claim) => claims(claimKey(claim)))
  const pairs = shortNumbers(2 ** 15)
  const links = remembered((both: World['links']) => pairs(pairKey(both)))
  const scenes = shortNumbers(2 ** 28)
  const copies = shortNumbers(2 ** 15)
  const key = (world: World): number => {
    const [a, b] = world.claims
    const scene = (claimA(a) * 2 ** 14 + claimB(b)) * 2 ** 15 + links(world.links)
    let rest = employers.indexOf(world.employer) * 5 + (world.tries === 'suspended' ? 4 : world.tries)
    rest = (rest * 3 + signIns.indexOf(world.signIn)) * 3 + signIns.indexOf(world.session)
    return world.copy === null
      ? scene * 2 ** 9 + rest
      : 2 ** 52 + (scenes(scene) * 2 ** 15 + copies(key(world.copy))) * 2 ** 9 + rest
  }
  return key
}

function shortNumbers(most: number): (key: number) => number {
  const known = new StateIndex()
  return (key) => {
    const short = known.numberOf(key)
    if (short >= most) throw new RangeError('more kinds than a key has room for')
    return short
  }
}

/** Most steps leave most of a world as the very object that it was: the number of the last one is kept. */
function remembered<T extends object>(numberOf: (thing: T) => number): (thing: T) => number {
  let last: T | undefined
  let number = 0
  return (thing) => {
    if (thing !== last) {
      number = numberOf(thing)
      last = thing
    }
    return number
  }
}

const pairKey = ([newest, former]: World['links']): number =>
  newest === undefined ? 0 : linkKey(newest) * 2 ** 16 + (former === undefined ? 0 : linkKey(former))

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
  key = key * 16 + bit(claim.addressLeft) + 2 * bit(claim.superseded) + 4 * bit(claim.lateWorker)
  key = (key + 8 * bit(claim.restored)) * 64
  key += bit(claim.asked > 0) + 2 * bit(claim.signedIn) + 4 * bit(claim.changed)
  return key + 8 * bit(claim.lapsed) + 16 * bit(claim.borrowed) + 32 * bit(claim.ruc === 'suspended')
}

function linkKey(link: ModelLink): number {
  let key: number = indexOfLink[link.state]
  key = key * 2 + link.of
  key = key * 3 + (link.minted === 0 ? 0 : link.minted === 180 ? 1 : 2)
  key = key * 3 + (link.accepted === null ? 2 : bit(link.accepted > 0))
  key = key * 3 + indexOfBrowser[link.bound]
  const [first, second] = link.requests
  key = key * 25 + requestKey(first) * 5 + requestKey(second)
  key = key * 4 + bit(link.current) + 2 * bit(link.restored)
  return 1 + key * 3 + Math.min(link.keysMade, 2)
}

const requestKey = (request: Request | undefined): number =>
  request === undefined ? 0 : 1 + requests.indexOf(request)
