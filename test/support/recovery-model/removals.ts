import type { Link } from '../../../src/links/domain/link.ts'
import type { EmployerCondition } from '../../../src/policy/index.ts'
import type { Machine } from './machine.ts'
import type { Scope } from './model.ts'
import { brief, deep, wide } from './model.ts'

/** One guard taken out, and the invariant that has to fall with it. A test that cannot fail proves nothing. */
export interface Removal {
  readonly without: string
  readonly breaks: string
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

export const removals: readonly Removal[] = [
  {
    without: 'the questions, in the order of steps and in the set of proofs',
    breaks: 'I-01',
    scope: deep,
    remove: (machine) => jumpsOver(withOnline({ proofs: ['reg', 'mail'] })(machine)),
  },
  {
    without: 'the life of the proofs',
    breaks: 'I-01',
    scope: deep,
    remove: withProofs({ life: never }),
  },
  {
    without: 'the outer limit of the proofs',
    breaks: 'I-01',
    scope: deep,
    remove: withProofs({ outerLimit: never }),
  },
  {
    without: 'reading again, in the transaction that acts, what was read before hashing',
    breaks: 'I-02',
    scope: deep,
    remove: (machine) => ({ ...machine, readsAgain: false }),
  },
  {
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
    without: 'the freshness of the registries',
    breaks: 'I-04',
    scope: deep,
    remove: withProofs({ registryFreshness: never }),
  },
  { without: 'the block of a key', breaks: 'I-04', scope: deep, remove: openInSpiteOf('blocked') },
  { without: 'the freeze of an employer', breaks: 'I-04', scope: deep, remove: openInSpiteOf('frozen') },
  { without: 'the state of the RUC', breaks: 'I-04', scope: deep, remove: openInSpiteOf('rucNotActive') },
  {
    without: 'the epoch of the employer, in link and case',
    breaks: 'I-05',
    scope: deep,
    remove: (machine) => ({ ...seenBy((link) => ({ ...link, current: true }))(machine), epochOfCase: false }),
  },
  {
    without: 'the epoch of the employer in the case',
    breaks: 'I-05',
    scope: deep,
    remove: (machine) => ({ ...machine, epochOfCase: false }),
  },
  {
    without: 'the end of a link',
    breaks: 'I-06',
    scope: deep,
    remove: seenBy((link) => ({ ...link, diesAt: forever })),
  },
  {
    without: 'the dot: a link is still taken at the instant of its end',
    breaks: 'I-06',
    scope: deep,
    remove: seenBy((link) => ({ ...link, diesAt: (link.diesAt + 1) as Link['diesAt'] })),
  },
  {
    without: 'the cap of a link whose arrival nobody recorded',
    breaks: 'I-06',
    scope: deep,
    remove: seenBy((link) => (link.acceptedAt === null ? { ...link, diesAt: forever } : link)),
  },
  {
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
    without: 'telling an outage of the registries from a mismatch',
    breaks: 'I-10',
    scope: deep,
    remove: (machine) => ({ ...machine, outageAtRedemption: 'mismatch' }),
  },
  {
    without: 'telling facts that cannot be read from wrong answers',
    breaks: 'I-10',
    scope: deep,
    remove: (machine) => ({ ...machine, outageAtQuestions: 'refused' }),
  },
  {
    without: 'a fresh case after the end of one',
    breaks: 'I-20',
    scope: brief,
    remove: (machine) => ({ ...machine, opensAnother: false }),
  },
  {
    without: 'an end of the suspension',
    breaks: 'I-20',
    scope: brief,
    remove: (machine) => ({
      ...machine,
      tries: { ...machine.tries, standingAt: () => ({ kind: 'suspended', until: forever }) },
    }),
  },
  {
    without: 'sparing the other case when one ends',
    breaks: 'L-10',
    scope: wide,
    remove: (machine) => {
      const { transition } = machine
      return {
        ...machine,
        transition: (current, event, policy, now) => {
          const decided = transition(current, event, policy, now)
          if (!decided.ok || decided.value.case.state.is !== 'closed') return decided
          return { ...decided, value: { ...decided.value, effects: ['voidLinks'] } }
        },
      }
    },
  },
]

/** Taken out alone, each of these is made up for by another: two locks, and each holds by itself. */
export const spares: readonly Omit<Removal, 'breaks'>[] = [
  {
    without: 'the judgement of a link before the act; the statement that uses it up decides',
    scope: brief,
    remove: (machine) => ({
      ...machine,
      judgeLink: (link) => (link.consumedAt === null ? { is: 'live' } : machine.judgeLink(link)),
    }),
  },
  {
    without: 'the conditions of the statement; the judgement before it decides',
    scope: brief,
    remove: (machine) => ({ ...machine, consumes: () => true }),
  },
  {
    without: 'the epoch of the link; the epoch of the case decides',
    scope: brief,
    remove: seenBy((link) => ({ ...link, current: true })),
  },
  { without: 'the order of steps; the set of proofs decides', scope: brief, remove: jumpsOver },
  {
    without: 'the questions in the set of proofs; the order of steps decides',
    scope: brief,
    remove: withOnline({ proofs: ['reg', 'mail'] }),
  },
]
