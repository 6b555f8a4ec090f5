import {
  closings,
  referrals,
  type Case,
  type CaseState,
  type EmployerFacts,
} from '../../cases/domain/case.ts'
import type { Proof } from '../../cases/domain/ledger.ts'
import { isOpen, transition, type CaseEvent } from '../../cases/domain/transition.ts'
import type { CaseId, EmployerId, MessageId } from '../../kernel/ids.ts'
import { instant, plus } from '../../kernel/time.ts'
import { asDescribed, standards, type Policy } from '../../policy/index.ts'

/**
 * The text of `docs/journeys/case.md`. Nothing in it is drawn by hand: one case of each state is shown
 * one event of each kind, and what `transition` answers is an arrow or is none.
 */
export function journeysDoc(): string {
  return `${[
    '# The life of a case',
    'Drawn from `src/cases/domain/transition.ts`: every state was shown every event, and each arrow is an answer of the function that the product itself asks. What is not drawn is refused. The drawing is for the online path and an employer in whose way nothing stands, which lifts no block: `keyUnlocked` has its arrow on the paths that unlock only; `docs/policy.md` has the paths and their proofs.',
    drawing(),
    'A case opens on its first proof: both registries confirm that this person represents this employer. Before that nothing is kept.',
    '## What each state answers',
    'The guard in front of `completed` judges everything again in the same transaction: the full proof set of the path, each proof of this case and not expired, the registries fresh, the employer unchanged since the case was opened. `—` is refused.',
    answers(),
    '## Ends',
    `A case is **referred** when the online way cannot serve, for one of these reasons, each with its own page: ${names(referrals)}. It is **closed** with a reason too: ${names(closings)}. From every end a fresh case may be opened; a suspension closes only the questions and ends by itself.`,
  ].join('\n\n')}\n`
}

const now = instant(Date.UTC(2027, 0, 1))
const id = 'case' as CaseId
const messageId = 'message' as MessageId
const well: EmployerFacts = {
  rucState: 'active',
  hasKey: true,
  blocked: false,
  frozen: false,
  hasMail: true,
  suspendedUntil: null,
  epoch: 1,
  doubtful: false,
  contested: false,
}
const proof = (kind: Proof['kind']): Proof => ({ kind, caseId: id, at: now, source: '', evidence: '' })

const states: { readonly [Name in CaseState['is']]: Extract<CaseState, { is: Name }> } = {
  proving: { is: 'proving' },
  ready: { is: 'ready', sent: 0 },
  linkIssued: { is: 'linkIssued', messageId, requestedAt: plus(now, -3_600), sent: 1 },
  completed: { is: 'completed', at: now, generation: 2, signedInAt: null },
  suspended: { is: 'suspended', until: plus(now, 86_400) },
  referred: { is: 'referred', reason: 'attendedOnly', at: now },
  closed: { is: 'closed', reason: 'withdrawn', at: now },
}

interface Shown {
  readonly event: CaseEvent
  /** On the arrow. */
  readonly words: string
}

/** The same kind of event twice where it can end in two ways; `every` kind is here, or this does not compile. */
const events: { readonly [Type in CaseEvent['type']]: readonly Shown[] } = {
  proofObtained: [
    {
      event: { type: 'proofObtained', proof: proof('gate'), facts: well },
      words: 'the last proof before the mailbox',
    },
    {
      event: { type: 'proofObtained', proof: proof('reg'), facts: well },
      words: 'a proof, and others are missing',
    },
    {
      event: { type: 'proofObtained', proof: proof('gate'), facts: { ...well, blocked: true } },
      words: 'all shown, but the path is closed for the employer',
    },
    {
      event: { type: 'proofObtained', proof: proof('gate'), facts: { ...well, epoch: 2 } },
      words: 'the employer changed meanwhile',
    },
  ],
  provingSuspended: [
    {
      event: { type: 'provingSuspended', until: plus(now, 86_400), byThisCase: true },
      words: 'the last try of the questions',
    },
  ],
  referred: [{ event: { type: 'referred', reason: 'attendedOnly' }, words: 'the online way does not serve' }],
  linkRequested: [
    {
      event: { type: 'linkRequested', messageId, facts: well, idleSince: now },
      words: 'a link is asked for',
    },
    {
      event: { type: 'linkRequested', messageId, facts: { ...well, blocked: true }, idleSince: now },
      words: 'a link is asked for, but the path is closed',
    },
    {
      event: { type: 'linkRequested', messageId, facts: well, idleSince: plus(now, -86_400) },
      words: 'a link is asked for, but the proofs have run out',
    },
  ],
  contactAnswered: [
    {
      event: { type: 'contactAnswered', by: 'mail', messageId, facts: well },
      words: 'the contact answered on the page itself',
    },
  ],
  linkExpired: [{ event: { type: 'linkExpired' }, words: 'the link ran out after it arrived' }],
  mailRefused: [{ event: { type: 'mailRefused', messageId }, words: 'the mailbox refused the message' }],
  keySet: [
    {
      event: {
        type: 'keySet',
        proofs: [proof('reg'), proof('mail')],
        facts: well,
        generation: 2,
        idleSince: now,
      },
      words: 'the link is redeemed and the key set',
    },
  ],
  keyUnlocked: [
    {
      event: {
        type: 'keyUnlocked',
        proofs: [proof('reg'), proof('mail')],
        facts: { ...well, blocked: true },
        generation: 1,
        idleSince: now,
      },
      words: 'the link is redeemed and the block lifted, on a path that unlocks',
    },
  ],
  unlockChosen: [
    {
      event: { type: 'unlockChosen', path: 'unlockOnFile', facts: well },
      words: 'asks to unlock by what is on file',
    },
  ],
  proofsExpired: [{ event: { type: 'proofsExpired' }, words: 'a key is sent, but the proofs have run out' }],
  signedIn: [{ event: { type: 'signedIn' }, words: 'the first sign-in' }],
  employerChanged: [{ event: { type: 'employerChanged' }, words: 'the registries no longer confirm' }],
  reported: [{ event: { type: 'reported' }, words: '“it was not me”' }],
  withdrawn: [{ event: { type: 'withdrawn' }, words: 'the person gives up' }],
  contactSet: [
    {
      event: {
        type: 'contactSet',
        confirmed: true,
        formerTold: true,
        epochBefore: 1,
        facts: { ...well, epoch: 2 },
      },
      words: 'a contact is set at the counter',
    },
  ],
  wayChosen: [
    { event: { type: 'wayChosen', path: 'inPerson', facts: well }, words: 'goes on before an officer' },
  ],
}

const stateNames = Object.keys(states) as readonly CaseState['is'][]
const shown = Object.values(events).flat()

function answer(is: CaseState['is'], event: CaseEvent, policy: Policy): string | undefined {
  const ledger = is === 'proving' ? [proof('reg')] : [proof('reg'), proof('gate')]
  const current: Case = {
    id,
    employerId: 'employer' as EmployerId,
    path: 'online',
    state: states[is],
    ledger,
    touchedAt: now,
    epoch: 1,
  }
  const decided = transition(current, event, policy, now)
  return decided.ok ? decided.value.case.state.is : undefined
}

/** Arrows in which every open state ends alike are drawn once, from a state that holds them all. */
function drawing(): string {
  const open = stateNames.filter((is) => isOpen(states[is]))
  const common = shown.filter(({ event }) => open.every((is) => answer(is, event, asDescribed) === 'closed'))
  const arrow = (from: string, to: string | undefined, words: string) =>
    to === undefined ? [] : [`  ${from} --> ${to}: ${words}`]
  const arrows = stateNames.flatMap((is) =>
    shown.flatMap((one) => {
      if (common.includes(one)) return []
      const plain = answer(is, one.event, asDescribed)
      const other = answer(is, one.event, standards)
      if (plain === other) return arrow(is, plain, one.words)
      return [
        ...arrow(is, plain, `${one.words} (as-described)`),
        ...arrow(is, other, `${one.words} (standards)`),
      ]
    }),
  )
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> proving: both registries confirm the pair',
    ...arrows,
    ...stateNames.filter((is) => !open.includes(is)).map((is) => `  ${is} --> [*]`),
    '```',
    '',
    `From each of ${names(open)} a case is also **closed** by: ${common.map(({ words }) => words).join(' · ')}.`,
  ].join('\n')
}

function answers(): string {
  const cell = (is: CaseState['is'], event: CaseEvent): string => {
    const plain = answer(is, event, asDescribed) ?? '—'
    const other = answer(is, event, standards) ?? '—'
    return plain === other ? plain : `${plain}; in \`standards\` ${other}`
  }
  const rows = shown.map(({ event, words }) => [
    `\`${event.type}\``,
    words,
    ...stateNames.map((is) => cell(is, event)),
  ])
  const head = ['Event', 'What happened', ...stateNames.map((is) => `\`${is}\``)]
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const names = (list: readonly string[]): string => list.map((name) => `\`${name}\``).join(', ')
