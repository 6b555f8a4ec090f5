import type { Case } from '../../../src/cases/domain/case.ts'
import type { Proof } from '../../../src/cases/domain/ledger.ts'
import { record } from '../../../src/cases/domain/ledger.ts'
import { referralFor } from '../../../src/cases/domain/closed-paths.ts'
import { refused } from '../../../src/kernel/outcome.ts'
import type { Policy } from '../../../src/policy/index.ts'
import { now, proofOf } from './bridge.ts'
import type { Decider } from './model.ts'
import type { Removal, Spare } from './removing.ts'
import { forgetting, seeing, withPolicy } from './removing.ts'

const links = (change: Partial<Policy['link']>) =>
  withPolicy((policy) => ({ ...policy, link: { ...policy.link, ...change } }))

/** Nothing is wrong with the employer, as far as this event sees. */
const well = { rucState: 'active', hasKey: true, blocked: false, frozen: false, hasMail: true } as const

const completes = (_: Case, after: Case) => after.state.is === 'completed'

/** The reason is told at the first proof, whatever is still to be shown. */
const tellsAtOnce = (decider: Decider): Decider => ({
  ...decider,
  transition: (current, event, policy, at) => {
    const why =
      event.type === 'proofObtained' && current.state.is === 'proving'
        ? referralFor(event.facts, policy.paths[current.path].closedWhen)
        : undefined
    const told = why === undefined ? event : ({ type: 'referred', reason: why } as const)
    return decider.transition(current, told, policy, at)
  },
})

/** Every proof counts as the case's own, in the ledger as on the way into it. */
const ownsAll = (decider: Decider): Decider => ({
  ...decider,
  transition: (current, event, policy, at) => {
    const owned = (proof: Proof): Proof => ({ ...proof, caseId: current.id })
    return decider.transition(
      { ...current, ledger: current.ledger.map(owned) },
      event.type === 'proofObtained' ? { ...event, proof: owned(event.proof) } : event,
      policy,
      at,
    )
  },
})

/** The guards of the transition function and of the ledger, in the order in which they stand there. */
export const guardRemovals: readonly Removal[] = [
  {
    id: 'path-proof-owner',
    without: 'looking whose proof it is, when it is brought and when it is counted',
    breaks: 'I-03',
    remove: ownsAll,
  },
  {
    id: 'path-life-at-proof',
    without: 'the life of the proofs when another one is added',
    breaks: 'I-01',
    remove: seeing('proofObtained', (current) => ({ current: { ...current, touchedAt: now } })),
  },
  {
    id: 'path-reason-waits',
    without: 'waiting with a reason until all but the mailbox is shown',
    breaks: 'ATK-16',
    remove: tellsAtOnce,
  },
  {
    id: 'path-message-refused',
    without: 'looking which message the mailbox refused',
    breaks: 'F-14',
    remove: seeing('mailRefused', ({ state }, event) => ({
      event: state.is === 'linkIssued' ? { ...event, messageId: state.messageId } : event,
    })),
  },
  {
    id: 'path-life-at-link',
    without: 'the life of the proofs when a link is asked for',
    breaks: 'ATK-28',
    remove: seeing('linkRequested', (_, event) => ({ event: { ...event, idleSince: now } })),
  },
  {
    id: 'path-conditions-at-link',
    without: 'the conditions of the employer when a link is asked for',
    breaks: 'ATK-28',
    remove: seeing('linkRequested', (_, event) => ({
      event: { ...event, facts: { ...event.facts, ...well } },
    })),
  },
  {
    id: 'path-epoch-at-link',
    without: 'the epoch of the employer when a link is asked for',
    breaks: 'ATK-28',
    remove: seeing('linkRequested', (current, event) => ({
      current: { ...current, epoch: event.facts.epoch },
    })),
  },
  {
    id: 'path-life-at-answer',
    without: 'the life of the proofs when a contact answers',
    breaks: 'ATK-28',
    remove: seeing('contactAnswered', (current) => ({ current: { ...current, touchedAt: now } })),
  },
  {
    id: 'path-conditions-at-answer',
    without: 'the conditions of the employer when a contact answers',
    breaks: 'ATK-28',
    remove: seeing('contactAnswered', (_, event) => ({
      event: { ...event, facts: { ...event.facts, ...well } },
    })),
  },
  {
    id: 'path-epoch-at-answer',
    without: 'the epoch of the employer when a contact answers',
    breaks: 'ATK-28',
    remove: seeing('contactAnswered', (current, event) => ({
      current: { ...current, epoch: event.facts.epoch },
    })),
  },
  {
    id: 'path-links-end',
    without: 'an end to asking for links',
    breaks: 'L-19',
    remove: links({ resendMax: 4 }),
  },
  {
    id: 'path-links-wait',
    without: 'the wait between two links',
    breaks: 'L-19',
    remove: links({ resendWait: 0 }),
  },
  {
    id: 'path-former-links',
    without: 'the former links dying when another is asked for',
    breaks: 'L-10',
    remove: forgetting('voidLinks', (_, after) => after.state.is === 'linkIssued'),
  },
  {
    id: 'path-owner-at-key',
    without: 'looking whose proof comes with a key',
    breaks: 'I-03',
    remove: seeing('keySet', ({ id }, event) => ({
      event: { ...event, proofs: event.proofs.map((proof) => ({ ...proof, caseId: id })) },
    })),
  },
  {
    id: 'path-epoch-at-key',
    without: 'the epoch of the employer when a key is set',
    breaks: 'I-05',
    remove: seeing('keySet', (current, event) => ({ current: { ...current, epoch: event.facts.epoch } })),
  },
  {
    id: 'path-life-at-key',
    without: 'the life of the proofs when a key is set',
    breaks: 'I-01',
    remove: seeing('keySet', (_, event) => ({ event: { ...event, idleSince: now } })),
  },
  {
    id: 'path-conditions-at-key',
    without: 'the conditions of the employer when a key is set',
    breaks: 'I-04',
    remove: seeing('keySet', (_, event) => ({ event: { ...event, facts: { ...event.facts, ...well } } })),
  },
  {
    id: 'path-doubt',
    without: 'asking for a second person where nobody says that the employer is beyond doubt',
    breaks: 'I-01',
    paths: ['inPerson'],
    remove: (decider) => ({
      ...decider,
      transition: (current, event, policy, at) =>
        decider.transition(
          current,
          'facts' in event ? { ...event, facts: { doubtful: false, ...event.facts } } : event,
          policy,
          at,
        ),
    }),
  },
  {
    id: 'path-sessions-end',
    without: 'the end of the sessions when a key is set',
    breaks: 'I-21',
    remove: forgetting('endSessions', completes),
  },
  {
    id: 'path-links-at-key',
    without: 'the end of all links when a key is set',
    breaks: 'I-21',
    remove: forgetting('voidLinks', completes),
  },
  {
    id: 'path-contact-change-at-key',
    without: 'the end of a change of contact when a key is set',
    breaks: 'I-21',
    remove: forgetting('stopContactChanges', completes),
  },
  {
    id: 'path-users-at-key',
    without: 'the doubt about the users of an employer when a key is set',
    breaks: 'I-21',
    remove: forgetting('doubtUsers', completes),
  },
  {
    id: 'path-tries-at-key',
    without: 'the end of the counted tries when a key is set',
    breaks: 'I-09',
    remove: forgetting('clearTries', completes),
  },
  {
    id: 'path-notice-at-key',
    without: 'the notice to the contacts when a key is set',
    breaks: 'I-26',
    remove: forgetting('tellContacts', completes),
  },
  {
    id: 'path-own-link',
    without: 'the end of its own link when a case ends',
    breaks: 'L-10',
    remove: forgetting('voidOwnLinks', (before) => before.state.is === 'linkIssued'),
  },
  {
    id: 'path-suspension-spares',
    without: 'sparing a case that needs no more questions when they are suspended',
    breaks: 'I-08',
    remove: (decider) => ({
      ...decider,
      transition: (current, event, policy, at) =>
        'facts' in event && event.facts.suspendedUntil !== null
          ? refused('pathClosed')
          : decider.transition(current, event, policy, at),
    }),
  },
  {
    id: 'path-two-officers',
    without: 'looking whether who checked is who approves',
    breaks: 'I-12',
    paths: ['firstKey'],
    remove: seeing('proofObtained', (_, event) => ({
      event: { ...event, proof: { ...event.proof, source: 'anybody' } },
    })),
  },
  {
    id: 'path-contact-two',
    without: 'the check and the approval before a contact is set at the counter',
    breaks: 'I-24',
    paths: ['firstKey'],
    remove: seeing('contactSet', (current) => ({
      current: {
        ...current,
        touchedAt: now,
        ledger: (['reg', 'att', 'second'] as const).map((kind) => proofOf(kind, { age: 0, foreign: false })),
      },
    })),
  },
  {
    id: 'path-contact-path',
    without: 'the path on which alone a contact is set',
    breaks: 'I-24',
    paths: ['inPerson'],
    remove: withPolicy((policy) => ({
      ...policy,
      paths: { ...policy.paths, inPerson: { ...policy.paths.inPerson, setsContact: true } },
    })),
  },
  {
    id: 'path-contact-confirmed',
    without: 'the word of its own mailbox before a contact is set',
    breaks: 'I-11',
    paths: ['firstKey'],
    remove: seeing('contactSet', (_, event) => ({ event: { ...event, confirmed: true } })),
  },
  {
    id: 'path-contact-told',
    without: 'the notice to the contacts of before',
    breaks: 'I-11',
    paths: ['firstKey'],
    remove: seeing('contactSet', (_, event) => ({ event: { ...event, formerTold: true } })),
  },
  {
    id: 'path-contact-epoch',
    without: 'looking whether anything else has changed when a contact is set',
    breaks: 'I-05',
    paths: ['firstKey'],
    remove: seeing('contactSet', (current, event) => ({ current: { ...current, epoch: event.epochBefore } })),
  },
  {
    id: 'path-unlock-life',
    without: 'the life of the proofs when somebody asks to unlock',
    breaks: 'ATK-28',
    paths: ['online'],
    remove: seeing('unlockChosen', (current) => ({ current: { ...current, touchedAt: now } })),
  },
  {
    id: 'path-unlock-epoch',
    without: 'the epoch of the employer when somebody asks to unlock',
    breaks: 'ATK-28',
    paths: ['online'],
    remove: seeing('unlockChosen', (current, event) => ({
      current: { ...current, epoch: event.facts.epoch },
    })),
  },
  {
    id: 'path-unlock-paths',
    without: 'the paths on which alone a block is lifted',
    breaks: 'ATK-44',
    paths: ['inPerson'],
    remove: withPolicy((policy) => ({
      ...policy,
      paths: { ...policy.paths, inPerson: { ...policy.paths.inPerson, unlocks: true } },
    })),
  },
  {
    id: 'path-unlock-blocked',
    without: 'the block that there has to be to be lifted',
    breaks: 'ATK-44',
    paths: ['attendedUnlock'],
    remove: seeing('keyUnlocked', (_, event) => ({
      event: { ...event, facts: { ...event.facts, blocked: true } },
    })),
  },
  {
    id: 'path-unlock-contested',
    without: 'the report against a key when it is to be kept',
    breaks: 'ATK-44',
    paths: ['attendedUnlock'],
    remove: seeing('keyUnlocked', (_, event) => ({
      event: { ...event, facts: { ...event.facts, contested: false } },
    })),
  },
  {
    id: 'path-unlock-epoch-at-key',
    without: 'the epoch of the employer when a block is lifted',
    breaks: 'I-05',
    paths: ['attendedUnlock'],
    remove: seeing('keyUnlocked', (current, event) => ({
      current: { ...current, epoch: event.facts.epoch },
    })),
  },
  {
    id: 'path-unlock-life-at-key',
    without: 'the life of the proofs when a block is lifted',
    breaks: 'I-01',
    paths: ['attendedUnlock'],
    remove: seeing('keyUnlocked', (_, event) => ({ event: { ...event, idleSince: now } })),
  },
  {
    id: 'path-unlock-owner',
    without: 'looking whose mailbox comes with an unlocking',
    breaks: 'I-03',
    paths: ['attendedUnlock'],
    remove: seeing('keyUnlocked', ({ id }, event) => ({
      event: { ...event, proofs: event.proofs.map((proof) => ({ ...proof, caseId: id })) },
    })),
  },
  {
    id: 'path-unlock-no-recovery',
    without: 'the difference between unlocking and recovering, for what counts the questions',
    breaks: 'ATK-22',
    paths: ['attendedUnlock'],
    remove: (decider) => ({
      ...decider,
      transition: (current, event, policy, at) => {
        const decided = decider.transition(current, event, policy, at)
        return decided.ok && event.type === 'keyUnlocked'
          ? { ...decided, value: { ...decided.value, effects: [...decided.value.effects, 'clearTries'] } }
          : decided
      },
    }),
  },
  {
    id: 'path-another-case',
    without: 'a fresh case after the end of one',
    breaks: 'I-20',
    remove: (decider) => ({ ...decider, opensAnother: false }),
  },
  {
    id: 'path-no-mailbox',
    without: 'a path for an employer that has no mailbox',
    breaks: 'I-20',
    remove: withPolicy((policy) => ({
      ...policy,
      paths: {
        ...policy.paths,
        firstKey: { ...policy.paths.firstKey, closedWhen: ['frozen', 'noMail'] },
        biometrics: { ...policy.paths.biometrics, closedWhen: ['frozen', 'noMail'] },
      },
    })),
  },
]

/** Taken out alone, each of these is made up for by another: two locks, and each holds by itself. */
export const guardSpares: readonly Spare[] = [
  {
    id: 'path-owner-at-proof',
    without: 'looking whose proof it is when it is brought; the count of the ledger looks again',
    paths: ['online', 'firstKey'],
    remove: (decider) => ({
      ...decider,
      transition: (current, event, policy, at) =>
        event.type === 'proofObtained' && current.state.is === 'proving' && event.proof.caseId !== current.id
          ? {
              ok: true,
              value: { case: { ...current, ledger: record(current.ledger, event.proof) }, effects: [] },
            }
          : decider.transition(current, event, policy, at),
    }),
  },
  {
    id: 'path-conditions-at-proof',
    without: 'the conditions of the employer when a proof is added; asking for a link looks again',
    paths: ['online', 'firstKey'],
    remove: seeing('proofObtained', (_, event) => ({
      event: { ...event, facts: { ...event.facts, ...well } },
    })),
  },
  {
    id: 'path-epoch-at-proof',
    without: 'the epoch of the employer when a proof is added; asking for a link looks again',
    paths: ['online', 'firstKey'],
    remove: seeing('proofObtained', (current, event) => ({
      current: { ...current, epoch: event.facts.epoch },
    })),
  },
]
