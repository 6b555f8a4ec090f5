import type { CaseEvent, Effect } from '../../../src/cases/domain/transition.ts'
import type { ProofKind } from '../../../src/policy/index.ts'
import { kindsOf, requirements, unlocking } from './requirements.ts'
import type { Attempt, Held, Walk } from './walk.ts'
import { limits } from './walk.ts'

/**
 * What must never happen when a case moves (RELIABILITY 5, and the rules it rests on), said without the
 * product's words for it: no guard, no standing and no table of the product is asked.
 */
export interface Seen {
  readonly walk: Walk
  readonly before: Attempt
  /** What the case held, and what was brought along with the event. */
  readonly held: Attempt['held']
  readonly event: CaseEvent['type']
  /** What the event says of itself. */
  readonly said: Extract<CaseEvent, { type: 'contactSet' }> | undefined
  readonly byOneOfficer: boolean
  /** The event tells of a message that another has followed. */
  readonly isOfEarlierMessage: boolean
  readonly after: Attempt
  readonly effects: readonly Effect[]
}

const isYoung = (held: Held | undefined): boolean => held !== undefined && held.age < limits.proof

/** Whether the full set of the path is held, each proof young; without those that `except` stands in for. */
function isShown(
  { walk, before, held }: Pick<Seen, 'walk' | 'before' | 'held'>,
  except?: ProofKind,
): boolean {
  const { proofs, whenDoubtful } = requirements[before.path]
  const asked = walk.doubtful === false ? proofs : [...proofs, ...whenDoubtful.map((kind) => [kind])]
  return asked.every(
    (choice) => choice.some((kind) => kind === except) || choice.some((kind) => isYoung(held[kind])),
  )
}

const ownOf = (held: Attempt['held']): Attempt['held'] =>
  Object.fromEntries(Object.entries(held).filter(([, { foreign }]) => !foreign))

const isOpen = ({ walk, before }: Seen): boolean =>
  !requirements[before.path].closedFor.includes(walk.employer)

const ofKey: Readonly<Record<string, (seen: Seen) => boolean>> = {
  'I-01': (seen) => isShown(seen) && !seen.before.lapsed,
  'I-03': ({ walk, before, held }) => isShown({ walk, before, held: ownOf(held) }),
  'I-04': (seen) => isOpen(seen) && (seen.held.reg?.age ?? Infinity) < limits.idle,
  'I-05': ({ before }) => !before.changed,
  'I-09': ({ effects }) => effects.includes('clearTries'),
  'I-21': ({ effects }) =>
    (['endSessions', 'voidLinks', 'stopContactChanges', 'doubtUsers'] as const).every((one) =>
      effects.includes(one),
    ),
  'I-26': ({ effects }) => effects.includes('tellContacts'),
}

/** A block that is lifted: all that a key asks for, and what makes it no recovery. */
const ofUnlock: typeof ofKey = {
  ...ofKey,
  'I-09': ({ effects }) => effects.includes('clearSignInTries'),
  'I-21': ({ effects }) =>
    (['endSessions', 'voidLinks', 'stopContactChanges'] as const).every((one) => effects.includes(one)) &&
    !effects.includes('doubtUsers'),
  'ATK-22': ({ effects }) => !effects.includes('clearTries'),
  'ATK-44': ({ walk, before }) =>
    walk.employer === 'blocked' && walk.doubtful === false && unlocking.includes(before.path),
}

const ofLink: Readonly<Record<string, (seen: Seen) => boolean>> = {
  'L-10': ({ effects }) => effects.includes('voidLinks'),
  'L-19': ({ before, after }) =>
    after.sent <= limits.links && (before.is !== 'linkIssued' || before.asked >= limits.wait),
  // No step before those that come before it.
  'ATK-28': (seen) => isShown(seen, 'mail') && isOpen(seen) && !seen.before.changed && !seen.before.lapsed,
}

/** A contact that answers on the page opens what a link opens, and so asks for all that comes before a link. */
const ofAnswer: Readonly<Record<string, (seen: Seen) => boolean>> = {
  'L-10': ({ effects }) => effects.includes('voidLinks'),
  'ATK-28': (seen) =>
    kindsOf(seen.before.path).includes('phone') &&
    isShown(seen, 'phone') &&
    isOpen(seen) &&
    !seen.before.changed &&
    !seen.before.lapsed,
}

/** A contact that a case sets itself: where the next link goes. */
const ofContact: Readonly<Record<string, (seen: Seen) => boolean>> = {
  'I-05': ({ before }) => !before.changed,
  'I-11': ({ said }) => said?.confirmed === true && said.formerTold,
  // One officer alone would choose who receives a live token; on any other path nobody does.
  'I-24': ({ walk, before, held }) =>
    before.path === 'firstKey' && !before.lapsed && isShown({ walk, before, held: ownOf(held) }, 'mail'),
}

const ofAny: Readonly<Record<string, (seen: Seen) => boolean>> = {
  'I-08': ({ event, before }) => event !== 'provingSuspended' || before.is === 'proving',
  'I-14': ({ event, before }) =>
    before.is === 'completed' ? event === 'signedIn' && !before.signedIn : before.is !== 'closed',
  'L-10': ({ before, after, effects }) =>
    before.is !== 'linkIssued' ||
    after.is === 'linkIssued' ||
    effects.includes('voidOwnLinks') ||
    effects.includes('voidLinks'),
  // Whoever goes another way has shown nothing on it yet, and leaves no officer out without a signature.
  'I-03': ({ event, after }) =>
    event !== 'wayChosen' ||
    (Object.keys(after.held).length === 0 &&
      (['att', 'sig'] as const).some((kind) => kindsOf(after.path).includes(kind))),
  // Whoever asks to unlock brings the word of the registries, while it counts, and nothing else.
  'ATK-28': ({ event, before, after }) =>
    event !== 'unlockChosen' ||
    after.is !== 'proving' ||
    (!before.lapsed &&
      !before.changed &&
      Object.keys(after.held).join() === 'reg' &&
      unlocking.includes(after.path) &&
      !kindsOf(after.path).includes('att')),
  // Who checks and who approves are two, and neither of them comes with a key.
  'I-12': ({ byOneOfficer }) => !byOneOfficer,
  // What was said of an earlier message says nothing of the one that is out.
  'F-14': ({ event, isOfEarlierMessage }) => event !== 'mailRefused' || !isOfEarlierMessage,
  // The reason why a way does not serve is told to who has shown everything but the mailbox, and to nobody else.
  'ATK-16': (seen) => seen.event !== 'proofObtained' || seen.after.is !== 'referred' || isShown(seen, 'mail'),
}

export function brokenByMove(seen: Seen): readonly string[] {
  const rules = [
    ofAny,
    ...(seen.event === 'keySet' ? [ofKey] : []),
    ...(seen.event === 'keyUnlocked' ? [ofUnlock] : []),
    ...(seen.event === 'contactSet' ? [ofContact] : []),
    ...(seen.event === 'linkRequested' && seen.after.is === 'linkIssued' ? [ofLink] : []),
    ...(seen.event === 'contactAnswered' && seen.after.is === 'linkIssued' ? [ofAnswer] : []),
  ]
  return rules.flatMap((some) => Object.keys(some).filter((name) => some[name]?.(seen) === false))
}
