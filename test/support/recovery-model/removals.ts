import type { Case } from '../../../src/cases/domain/case.ts'
import type { Effect } from '../../../src/cases/domain/transition.ts'
import type { Link } from '../../../src/links/domain/link.ts'
import type { EmployerCondition } from '../../../src/policy/index.ts'
import type { Machine } from './machine.ts'
import type { Scope } from './model.ts'
import { brief, deep, shaken, wide } from './model.ts'

/** One guard taken out, and the invariant that has to fall with it. A test that cannot fail proves nothing. */
export interface Removal extends Spare {
  readonly breaks: string
}

/** A guard that another makes up for. */
export interface Spare {
  readonly id: string
  /** What is missing, in words that follow "without". */
  readonly without: string
  readonly scope: Scope
  remove(machine: Machine): Machine
}

const seenBy =
  (look: (link: Link) => Link) =>
  (machine: Machine): Machine => ({
    ...machine,
    judgeLink: (link) => machine.judgeLink(look(link)),
    consumes: (link) => machine.consumes(look(link)),
  })

/** A link may be asked for while the questions are still open. */
const jumpsOver = (machine: Machine): Machine => ({
  ...machine,
  transition: (current, event, policy, now) =>
    machine.transition(
      event.type === 'linkRequested' && current.state.is === 'proving'
        ? { ...current, state: { is: 'ready', sent: 0 } }
        : current,
      event,
      policy,
      now,
    ),
})

const never = 8_640_000_000_000

/** Nothing is wrong with the employer, as far as this event sees. */
const well = { rucState: 'active', hasKey: true, blocked: false, frozen: false, hasMail: true } as const

const withProofs =
  (change: Partial<Machine['policy']['proof']>) =>
  (machine: Machine): Machine => ({
    ...machine,
    policy: { ...machine.policy, proof: { ...machine.policy.proof, ...change } },
  })

const withOnline =
  (change: Partial<Machine['policy']['paths']['online']>) =>
  (machine: Machine): Machine => ({
    ...machine,
    policy: {
      ...machine.policy,
      paths: { ...machine.policy.paths, online: { ...machine.policy.paths.online, ...change } },
    },
  })

const openInSpiteOf =
  (condition: EmployerCondition) =>
  (machine: Machine): Machine =>
    withOnline({ closedWhen: machine.policy.paths.online.closedWhen.filter((one) => one !== condition) })(
      machine,
    )

const forever = never as Link['diesAt']

type Transition = Machine['transition']

const withEffects =
  (change: (effects: readonly Effect[], after: Case) => readonly Effect[]) =>
  (machine: Machine): Machine => {
    const transition: Transition = (current, event, policy, now) => {
      const decided = machine.transition(current, event, policy, now)
      if (!decided.ok) return decided
      const { case: after, effects } = decided.value
      return { ...decided, value: { case: after, effects: change(effects, after) } }
    }
    return { ...machine, transition }
  }

const forgetting = (effect: Effect) => withEffects((effects) => effects.filter((one) => one !== effect))

export const removals: readonly Removal[] = [
  {
    id: 'questions',
    without: 'the questions, in the order of steps and in the set of proofs',
    breaks: 'I-01',
    scope: deep,
    remove: (machine) => jumpsOver(withOnline({ proofs: ['reg', 'mail'] })(machine)),
  },
  {
    id: 'proof-life',
    without: 'the life of the proofs',
    breaks: 'I-01',
    scope: deep,
    remove: withProofs({ life: never }),
  },
  {
    id: 'proof-outer-limit',
    without: 'the outer limit of the proofs',
    breaks: 'I-01',
    scope: deep,
    remove: withProofs({ outerLimit: never }),
  },
  {
    id: 'read-again',
    without: 'reading again, in the transaction that acts, what was read before hashing',
    breaks: 'I-02',
    scope: deep,
    remove: (machine) => ({ ...machine, readsAgain: false }),
  },
  {
    id: 'proof-owner',
    without: 'looking whose proof it is',
    breaks: 'I-03',
    scope: wide,
    remove: (machine) => ({
      ...machine,
      transition: (current, event, policy, now) =>
        machine.transition(
          current,
          event.type === 'proofObtained'
            ? { ...event, proof: { ...event.proof, caseId: current.id } }
            : event,
          policy,
          now,
        ),
    }),
  },
  {
    id: 'registry-freshness',
    without: 'the freshness of the registries',
    breaks: 'I-04',
    scope: deep,
    remove: withProofs({ registryFreshness: never }),
  },
  {
    id: 'block',
    without: 'the block of a key',
    breaks: 'I-04',
    scope: deep,
    remove: openInSpiteOf('blocked'),
  },
  {
    id: 'freeze',
    without: 'the freeze of an employer',
    breaks: 'I-04',
    scope: deep,
    remove: openInSpiteOf('frozen'),
  },
  {
    id: 'ruc-state',
    without: 'the state of the RUC',
    breaks: 'I-04',
    scope: deep,
    remove: openInSpiteOf('rucNotActive'),
  },
  {
    id: 'epoch',
    without: 'the epoch of the employer, in link and case',
    breaks: 'I-05',
    scope: deep,
    remove: (machine) => ({ ...seenBy((link) => ({ ...link, current: true }))(machine), epochOfCase: false }),
  },
  {
    id: 'epoch-of-case',
    without: 'the epoch of the employer in the case',
    breaks: 'I-05',
    scope: deep,
    remove: (machine) => ({ ...machine, epochOfCase: false }),
  },
  {
    id: 'link-end',
    without: 'the end of a link',
    breaks: 'I-06',
    scope: deep,
    remove: seenBy((link) => ({ ...link, diesAt: forever })),
  },
  {
    id: 'link-dot',
    without: 'the dot: a link is still taken at the instant of its end',
    breaks: 'I-06',
    scope: deep,
    remove: seenBy((link) => ({ ...link, diesAt: (link.diesAt + 1) as Link['diesAt'] })),
  },
  {
    id: 'link-cap',
    without: 'the cap of a link whose arrival nobody recorded',
    breaks: 'I-06',
    scope: deep,
    remove: seenBy((link) => (link.acceptedAt === null ? { ...link, diesAt: forever } : link)),
  },
  {
    id: 'void-former',
    without: 'voiding the former link',
    breaks: 'I-07',
    scope: deep,
    remove: (machine) => {
      const { transition } = machine
      return {
        ...machine,
        mintVoidsFormer: false,
        transition: (current, event, policy, now) => {
          const decided = transition(current, event, policy, now)
          if (!decided.ok || event.type !== 'linkRequested') return decided
          return { ...decided, value: { ...decided.value, effects: [] } }
        },
      }
    },
  },
  {
    id: 'suspension',
    without: 'the suspension of the questions',
    breaks: 'I-09',
    scope: deep,
    remove: (machine) => {
      const { reserve } = machine.tries
      const blind: typeof reserve = (tries, id, now, rule) => {
        const { suspendedUntil, ...open } = tries
        return reserve(suspendedUntil === undefined ? open : { ...open, refused: 0 }, id, now, rule)
      }
      return { ...machine, tries: { ...machine.tries, reserve: blind } }
    },
  },
  {
    id: 'registry-outage',
    without: 'telling an outage of the registries from a mismatch',
    breaks: 'I-10',
    scope: deep,
    remove: (machine) => ({ ...machine, outageAtRedemption: 'mismatch' }),
  },
  {
    id: 'facts-outage',
    without: 'telling facts that cannot be read from wrong answers',
    breaks: 'I-10',
    scope: deep,
    remove: (machine) => ({ ...machine, outageAtQuestions: 'refused' }),
  },
  {
    id: 'another-case',
    without: 'a fresh case after the end of one',
    breaks: 'I-20',
    scope: brief,
    remove: (machine) => ({ ...machine, opensAnother: false }),
  },
  {
    id: 'suspension-end',
    without: 'an end of the suspension',
    breaks: 'I-20',
    scope: brief,
    remove: (machine) => ({
      ...machine,
      tries: { ...machine.tries, standingAt: () => ({ kind: 'suspended', until: forever }) },
    }),
  },
  {
    id: 'spare-other',
    without: 'sparing the other case when one ends',
    breaks: 'L-10',
    scope: wide,
    remove: withEffects((effects, { state }) => (state.is === 'closed' ? ['voidLinks'] : effects)),
  },
  {
    id: 'way-takes-link',
    without: 'the end of the link of a case that goes on before an officer',
    breaks: 'I-03',
    scope: brief,
    remove: withEffects((effects, { path }) => (path === 'online' ? effects : [])),
  },
  {
    id: 'newest-message',
    without: 'minting only for the message that was asked for last',
    breaks: 'L-10',
    scope: wide,
    remove: (machine) => ({ ...machine, mintsNewestOnly: false }),
  },
  {
    id: 'one-transaction',
    without: 'one transaction for the link, the key and the case',
    breaks: 'I-13',
    scope: deep,
    remove: (machine) => ({ ...machine, isAtomic: false }),
  },
  {
    id: 'ended-stays-ended',
    without: 'leaving a completed case as it is when its key is sent once more',
    breaks: 'I-14',
    scope: deep,
    remove: (machine) => ({
      ...machine,
      transition: (current, event, policy, now) =>
        machine.transition(
          event.type === 'employerChanged' ? { ...current, state: { is: 'proving' } } : current,
          event,
          policy,
          now,
        ),
    }),
  },
  {
    id: 'address',
    without: 'looking, when a token is made, whether the address still stands in the record',
    breaks: 'I-16',
    scope: deep,
    remove: (machine) => ({ ...machine, asksAddress: false }),
  },
  {
    id: 'restore-epoch',
    without: 'the restore epoch, in link and case',
    breaks: 'I-18',
    scope: shaken,
    remove: (machine) => ({ ...machine, restoreEpochOfLink: false, restoreEpochOfCase: false }),
  },
  {
    id: 'restore-epoch-of-case',
    without: 'the restore epoch in the case',
    breaks: 'I-18',
    scope: shaken,
    remove: (machine) => ({ ...machine, restoreEpochOfCase: false }),
  },
  {
    id: 'sessions-end',
    without: 'the end of the sessions when a key is set',
    breaks: 'I-21',
    scope: shaken,
    remove: forgetting('endSessions'),
  },
  {
    id: 'session-key',
    without: 'opening sessions only for the key that is in force when they open',
    breaks: 'I-21',
    scope: shaken,
    remove: (machine) => ({ ...machine, sessionAsksKey: false }),
  },
  {
    id: 'key-notice',
    without: 'the notice to the contacts when a key is set',
    breaks: 'I-26',
    scope: brief,
    remove: forgetting('tellContacts'),
  },
  {
    id: 'own-attempt',
    without: 'counting what a worker records for its own attempt only',
    breaks: 'F-14',
    scope: shaken,
    remove: (machine) => ({ ...machine, asksAttempt: false }),
  },
]

/** Taken out alone, each of these is made up for by another: two locks, and each holds by itself. */
export const spares: readonly Spare[] = [
  {
    id: 'judgement-alone',
    without: 'the judgement of a link before the act; the statement that uses it up decides',
    scope: brief,
    remove: (machine) => ({
      ...machine,
      judgeLink: (link) => (link.consumedAt === null ? { is: 'live' } : machine.judgeLink(link)),
    }),
  },
  {
    id: 'statement-alone',
    without: 'the conditions of the statement; the judgement before it decides',
    scope: brief,
    remove: (machine) => ({ ...machine, consumes: () => true }),
  },
  {
    id: 'epoch-of-link',
    without: 'the epoch of the link; the epoch of the case decides',
    scope: brief,
    remove: seenBy((link) => ({ ...link, current: true })),
  },
  {
    id: 'order-alone',
    without: 'the order of steps; the set of proofs decides',
    scope: brief,
    remove: jumpsOver,
  },
  {
    id: 'questions-alone',
    without: 'the questions in the set of proofs; the order of steps decides',
    scope: brief,
    remove: withOnline({ proofs: ['reg', 'mail'] }),
  },
  {
    id: 'restore-epoch-of-link',
    without: 'the restore epoch in the link; that in the case decides',
    scope: { ...brief, restores: true },
    remove: (machine) => ({ ...machine, restoreEpochOfLink: false }),
  },
  {
    id: 'conditions-at-key',
    without:
      'the conditions of the employer when a key is set; the epoch and the answer of the registries decide',
    scope: { ...deep, resendMax: 0 },
    remove: (machine) => ({
      ...machine,
      transition: (current, event, policy, now) =>
        machine.transition(
          current,
          event.type === 'keySet' ? { ...event, facts: { ...event.facts, ...well } } : event,
          policy,
          now,
        ),
    }),
  },
]
