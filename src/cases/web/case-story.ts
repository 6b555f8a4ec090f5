import type { Instant } from '../../kernel/time.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import type { CaseEventRow, LoadedCase } from '../app/ports.ts'

/**
 * How much of a case may be said (SCREENS 0.6). 0: to anyone who has the code and the digits. 1: in the
 * browser whose answers were right.
 */
export type Level = 0 | 1

export type StoryKey = Extract<TextKey, `p96.ev.${string}`>

/** Every event of a case in words, and from which level on it is told. */
const told: Readonly<Record<string, { readonly key: StoryKey; readonly from: Level }>> = {
  created: { key: 'p96.ev.created', from: 0 },
  // That registries agree identifies nobody, and a second person approves what a first has checked.
  registriesAgreed: { key: 'p96.ev.registriesAgreed', from: 0 },
  proved: { key: 'p96.ev.proved', from: 0 },
  approved: { key: 'p96.ev.approved', from: 0 },
  linkSent: { key: 'p96.ev.linkSent', from: 0 },
  linkExpired: { key: 'p96.ev.linkExpired', from: 0 },
  keySet: { key: 'p96.ev.keySet', from: 0 },
  suspended: { key: 'p96.ev.suspended', from: 0 },
  referred: { key: 'p96.ev.referred', from: 0 },
  wayChosen: { key: 'p96.ev.wayChosen', from: 0 },
  signedAsked: { key: 'p96.ev.signedAsked', from: 0 },
  signedReceived: { key: 'p96.ev.signedReceived', from: 0 },
  signedAccepted: { key: 'p96.ev.signedAccepted', from: 0 },
  signedRejected: { key: 'p96.ev.signedRejected', from: 0 },
  unlockAsked: { key: 'p96.ev.unlockAsked', from: 0 },
  keyUnlocked: { key: 'p96.ev.keyUnlocked', from: 0 },
  // That something counted, or a link went out, tells that somebody is on file and the key is blocked.
  onFileCounted: { key: 'p96.ev.proved', from: 1 },
  phoneAnswered: { key: 'p96.ev.phoneAnswered', from: 1 },
  bankAnswered: { key: 'p96.ev.bankAnswered', from: 1 },
  affiliateShown: { key: 'p96.ev.affiliateShown', from: 1 },
  unlockSent: { key: 'p96.ev.linkSent', from: 1 },
  begunAnew: { key: 'p96.ev.begunAnew', from: 0 },
  turnBooked: { key: 'p96.ev.turn', from: 0 },
  withdrawn: { key: 'p96.ev.withdrawn', from: 0 },
  proofsExpired: { key: 'p96.ev.proofsExpired', from: 0 },
  replaced: { key: 'p96.ev.replaced', from: 0 },
  // What the mailbox did, and what others did to the employer, is not anyone's to know.
  answersRefused: { key: 'p96.ev.answersRefused', from: 1 },
  linkAccepted: { key: 'p96.ev.linkAccepted', from: 1 },
  linkRefused: { key: 'p96.ev.linkRefused', from: 1 },
  mailRefused: { key: 'p96.ev.linkRefused', from: 1 },
  linkOpened: { key: 'p96.ev.linkOpened', from: 1 },
  signedIn: { key: 'p96.ev.signedIn', from: 1 },
  signedInPresent: { key: 'p96.ev.signedInPresent', from: 1 },
  employerChanged: { key: 'p96.ev.employerChanged', from: 1 },
  contactSet: { key: 'p96.ev.contactSet', from: 1 },
  reported: { key: 'p96.ev.reported', from: 1 },
  frozen: { key: 'p96.ev.frozen', from: 1 },
}

export interface StoryLine {
  readonly key: StoryKey
  readonly at: Instant
}

export const storyWords = (event: string): StoryKey | undefined =>
  Object.hasOwn(told, event) ? told[event]?.key : undefined

/** What has happened, newest first, as far as this level goes. `moves` are the case's own events, newest first. */
export function storyOf(
  loaded: LoadedCase,
  moves: readonly CaseEventRow[],
  around: readonly CaseEventRow[],
  level: Level,
): readonly StoryLine[] {
  const own = corrected(loaded, moves)
  const refusalIsTold = own.some(({ event }) => storyWords(event) === 'p96.ev.linkRefused')
  const others = around.filter(({ event }) => !(refusalIsTold && event === 'linkRefused'))
  return [...own, ...others]
    .toSorted((a, b) => b.at - a.at)
    .flatMap(({ event, at }) => {
      const words = Object.hasOwn(told, event) ? told[event] : undefined
      return words === undefined || words.from > level ? [] : [{ key: words.key, at }]
    })
}

/**
 * A step is named before it is decided: somebody asked for a link, and the case ended because the time
 * was over. Then the state says what really happened.
 */
function corrected({ case: { state } }: LoadedCase, moves: readonly CaseEventRow[]): readonly CaseEventRow[] {
  const [newest, ...before] = moves
  if (newest === undefined) return moves
  const isProof = proofs.includes(newest.event)
  if (state.is === 'closed' && (newest.event === 'linkSent' || isProof)) {
    return [{ event: state.reason, at: newest.at }, ...before]
  }
  if (state.is === 'referred') {
    if (newest.event === 'linkSent') return [{ event: 'referred', at: newest.at }, ...before]
    if (isProof) return [{ event: 'referred', at: newest.at }, ...moves]
  }
  return moves
}

/** Steps that hand in one proof each; what came of it stands in the state. */
const proofs = ['registriesAgreed', 'proved', 'approved', 'affiliateShown']
