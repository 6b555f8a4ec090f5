import type { TextKey, TextParams } from '../../platform/text/keys.ts'

/** The rows of P-16. The name is also the anchor that other pages lead to. */
export const ways = [
  'online',
  'sign',
  'bio',
  'video',
  'office',
  'household',
  'affiliate',
  'unlock',
  'firstKey',
  'contact',
  'rep',
] as const
export type Way = (typeof ways)[number]

/** The ways that end with a key, in the order that costs a person least; the rest are other errands. */
export const recoveryWays: readonly Way[] = [
  'online',
  'sign',
  'bio',
  'video',
  'office',
  'household',
  'affiliate',
]
export const otherErrands: readonly Way[] = ways.filter((way) => !recoveryWays.includes(way))

type Plain<K extends TextKey> = K extends TextKey ? (keyof TextParams[K] extends never ? K : never) : never
/** Words of one row that need no value. */
type PlainKey = Plain<Extract<TextKey, `p16.${string}.${'time' | 'soon' | 'papers' | 'proxy'}`>>

export interface WayWords {
  readonly time?: PlainKey
  /** What there is instead, while the way itself belongs to a later release. */
  readonly soon?: PlainKey
  readonly papers: readonly PlainKey[]
}

/** The row of the affiliate key where its service is set up: it is gone online, as a household is. */
export const affiliateHere: WayWords = {
  time: 'p16.affiliate.here.time',
  papers: ['p16.affiliate.here.papers'],
}

export const wayWords: Readonly<Record<Way, WayWords>> = {
  online: { time: 'p16.online.time', papers: ['p16.online.papers'] },
  sign: { time: 'p16.sign.time', papers: ['p16.sign.papers'] },
  bio: { soon: 'p16.bio.soon', papers: ['p16.bio.papers'] },
  video: { time: 'p16.video.time', papers: ['p16.video.papers'] },
  office: { time: 'p16.office.time', papers: ['p16.office.papers', 'p16.office.proxy'] },
  household: { time: 'p16.household.time', papers: ['p16.household.papers'] },
  affiliate: { time: 'p16.affiliate.time', soon: 'p16.affiliate.soon', papers: ['p16.affiliate.papers'] },
  unlock: { time: 'p16.unlock.time', papers: ['p16.unlock.papers'] },
  firstKey: { time: 'p16.firstKey.time', papers: ['p16.firstKey.papers'] },
  contact: { time: 'p16.contact.time', papers: ['p16.contact.papers'] },
  rep: { time: 'p16.rep.time', papers: ['p16.rep.papers'] },
}

/** Whether a way can be gone today. One that belongs to a later release takes no time yet. */
export const isToday = (way: Way): boolean => wayWords[way].time !== undefined
