import type { CaseEvent } from '../../../src/cases/domain/transition.ts'
import type { PathName, ProofKind } from '../../../src/policy/index.ts'
import { ago, messageOf, now, proofOf, withContact } from './bridge.ts'
import { kindsOf } from './requirements.ts'
import type { Attempt, Held } from './walk.ts'
import type { EmployerFacts } from '../../../src/cases/domain/case.ts'

/** One event that a page, an officer or a worker may bring, at any moment: from a second tab, late, or twice. */
export interface Act {
  readonly words: string
  readonly event: CaseEvent
  /** The person can bring it about alone, with valid papers (I-20). */
  readonly own: boolean
  readonly brought: Attempt['held']
  /** One officer does what two have to do (I-12). */
  readonly byOneOfficer?: boolean
  /** It tells of a message that another has followed. */
  readonly isOfEarlierMessage: boolean
}

export const proofWords: Readonly<Record<ProofKind, string>> = {
  reg: 'the word of both registries',
  gate: 'right answers',
  mail: 'the mailbox',
  phone: 'the telephone',
  saved: 'the printed code',
  aff: 'the key of an affiliate',
  bank: 'the bank account',
  bio: 'biometric evidence',
  sig: 'a valid signature',
  att: 'an attended check',
  second: 'the approval of a second officer',
}

const fresh: Held = { age: 0, foreign: false }
const foreign: Held = { age: 0, foreign: true }

export function actsOn(attempt: Attempt, facts: EmployerFacts): readonly Act[] {
  return [
    ...kindsOf(attempt.path).flatMap((kind) => [proves(kind, fresh, facts), proves(kind, foreign, facts)]),
    ...keys(attempt, facts),
    ...unlockings(attempt, facts),
    ...(kindsOf(attempt.path).includes('second') ? counter(attempt, facts) : []),
    ...others(attempt, facts),
  ]
}

const proves = (kind: ProofKind, held: Held, facts: EmployerFacts): Act => ({
  words: held.foreign ? `Ana shows ${proofWords[kind]} of another case` : `Ana shows ${proofWords[kind]}`,
  event: { type: 'proofObtained', proof: proofOf(kind, held), facts },
  own: !held.foreign,
  brought: { [kind]: held },
  isOfEarlierMessage: false,
})

/** A key comes with what was shown at that moment: the mailbox, and the registries where they answered. */
const keys = (attempt: Attempt, facts: EmployerFacts): readonly Act[] =>
  [
    { words: 'Ana sends a key', brought: {} },
    { words: 'Ana sends a key through the link', brought: { mail: fresh } },
    { words: 'Ana sends a key, and both registries answer', brought: { reg: fresh } },
    {
      words: 'Ana sends a key through the link, and both registries answer',
      brought: { reg: fresh, mail: fresh },
    },
    { words: 'Ana sends a key after the code to her mobile', brought: { reg: fresh, phone: fresh } },
    { words: 'Ana sends a key through the link of another case', brought: { reg: fresh, mail: foreign } },
  ].map(({ words, brought }) => ({
    words,
    brought,
    own: true,
    isOfEarlierMessage: false,
    event: {
      type: 'keySet',
      proofs: Object.entries(brought).map(([kind, held]) => proofOf(kind as ProofKind, held)),
      facts,
      generation: 2,
      idleSince: ago(attempt.touched),
    },
  }))

/** The other end of a link; who may have it is asked of every path. */
const unlockings = (attempt: Attempt, facts: EmployerFacts): readonly Act[] =>
  [
    { words: 'Ana asks to keep her key, without a link', brought: { reg: fresh } },
    { words: 'Ana asks through the link to keep her key', brought: { mail: fresh } },
    {
      words: 'Ana asks through the link to keep her key, and both registries answer',
      brought: { reg: fresh, mail: fresh },
    },
    { words: 'Ana asks after the code to her mobile to keep her key', brought: { reg: fresh, phone: fresh } },
    {
      words: 'Ana asks through the link of another case to keep her key',
      brought: { reg: fresh, mail: foreign },
    },
  ].map(({ words, brought }) => ({
    words,
    brought,
    own: true,
    isOfEarlierMessage: false,
    event: {
      type: 'keyUnlocked',
      proofs: Object.entries(brought).map(([kind, held]) => proofOf(kind as ProofKind, held)),
      facts,
      generation: 1,
      idleSince: ago(attempt.touched),
    },
  }))

/** What officers try: to do alone what two have to do, and to bring in an address by all means. */
function counter(attempt: Attempt, facts: EmployerFacts): readonly Act[] {
  const { held } = attempt
  const alone = (kind: 'att' | 'second', by: string, words: string): Act => ({
    words,
    event: { type: 'proofObtained', proof: proofOf(kind, fresh, by), facts },
    own: false,
    brought: { [kind]: fresh },
    byOneOfficer: true,
    isOfEarlierMessage: false,
  })
  const contact = (words: string, confirmed: boolean, formerTold: boolean): Act => ({
    words,
    event: {
      type: 'contactSet',
      confirmed,
      formerTold,
      epochBefore: facts.epoch,
      facts: withContact(facts),
    },
    own: confirmed && formerTold,
    brought: {},
    isOfEarlierMessage: false,
  })
  return [
    ...(held.att === undefined ? [] : [alone('second', 'Eva', 'Eva approves whom she has checked herself')]),
    ...(held.second === undefined ? [] : [alone('att', 'Luis', 'Luis checks whom he has approved himself')]),
    contact('A contact is set at the counter, and its mailbox answers', true, true),
    contact('A contact is set at the counter that nobody confirmed', false, true),
    contact('A contact is set at the counter, and those of before are told nothing', true, false),
  ]
}

/** One of those that an officer checks, and one that none does: that one is no way to go on. */
const attended: readonly PathName[] = ['inPerson', 'firstKey', 'onlineStrong']

function others(attempt: Attempt, facts: EmployerFacts): readonly Act[] {
  const { sent } = attempt
  const table: readonly (readonly [words: string, event: CaseEvent, own: boolean])[] = [
    [
      'Ana asks for a link',
      { type: 'linkRequested', messageId: messageOf(sent + 1), facts, idleSince: ago(attempt.touched) },
      true,
    ],
    [
      'The registered mobile answers',
      { type: 'contactAnswered', by: 'phone', messageId: messageOf(sent), facts },
      true,
    ],
    ['The link is found to have run out', { type: 'linkExpired' }, true],
    [
      'The mailbox is found to refuse the message',
      { type: 'mailRefused', messageId: messageOf(sent) },
      false,
    ],
    [
      'The mailbox is found to have refused the message before',
      { type: 'mailRefused', messageId: messageOf(sent - 1) },
      false,
    ],
    ['The proofs are found to have run out', { type: 'proofsExpired' }, false],
    ['Ana signs in with the new key', { type: 'signedIn' }, true],
    ['The employer is found to have changed', { type: 'employerChanged' }, false],
    ['Somebody says "it was not me"', { type: 'reported' }, false],
    ['Ana withdraws', { type: 'withdrawn' }, true],
    [
      'The questions are suspended by other answers',
      { type: 'provingSuspended', until: now, byThisCase: false },
      false,
    ],
    [
      'The questions are suspended by wrong answers of Ana',
      { type: 'provingSuspended', until: now, byThisCase: true },
      false,
    ],
    ['An officer sends Ana to a centre', { type: 'referred', reason: 'attendedOnly' }, false],
  ]
  const ways = ([...attended, 'signature', 'household'] as const).map(
    (path) =>
      [
        `Ana goes on with nothing shown, on the path "${path}"`,
        { type: 'wayChosen', path, facts },
        true,
      ] as const,
  )
  const unlocks = (['unlockOnFile', 'biometrics', 'attendedUnlock', 'online'] as const).map(
    (path) =>
      [`Ana asks to unlock on the path "${path}"`, { type: 'unlockChosen', path, facts }, true] as const,
  )
  return [...table, ...ways, ...unlocks].map(([words, event, own]) => ({
    words,
    event,
    own,
    brought: {},
    isOfEarlierMessage: event.type === 'mailRefused' && event.messageId !== messageOf(sent),
  }))
}

export const opened = (path: PathName, held: Attempt['held']): Attempt => ({
  path,
  is: 'proving',
  reason: null,
  signedIn: false,
  sent: 0,
  asked: 0,
  held,
  touched: 0,
  lapsed: false,
  changed: false,
})
