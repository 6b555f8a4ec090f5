import type { CaseEvent } from '../../../src/cases/domain/transition.ts'
import type { ProofKind } from '../../../src/policy/index.ts'
import type { Model, Step } from '../explorer/explore.ts'
import { actsOn, opened, proofWords, type Act } from '../path-model/acts.ts'
import { caseOf, factsOf, proofOf } from '../path-model/bridge.ts'
import { changes, happen, isOver, passes } from '../path-model/model.ts'
import type { Attempt, Walk } from '../path-model/walk.ts'
import { begun, start, worldKey, type Machine, type Outside, type Scope, type World } from './world.ts'

/**
 * The path of households by itself: with no other way out, every state of an honest employer that is well has to lead to a
 * working key (I-20), with the account alone and with the affiliate key alone. What the bank and the affiliate service
 * bring back comes hours or days later, in any state, twice, or to another case.
 */
export function householdModel(machine: Machine, scope: Scope): Model<World> {
  return {
    initial: start,
    key: worldKey,
    next: (world) => [
      ...opens(machine, scope, world),
      ...moves(machine, world),
      ...(scope.has.includes('account') ? bank(machine, world) : []),
      ...(scope.has.includes('affiliateKey') ? affiliate(machine, world) : []),
      ...time(machine, world),
      ...changes(world.walk).map((step) => ({ ...step, to: afterChange(world, step.to) })),
    ],
    broken: () => [],
    ends: ({ walk: { employer, attempt } }) => employer === 'well' && attempt?.is === 'completed',
    mustEnd: ({ walk: { employer } }) => employer === 'well',
  }
}

const within = (world: World, step: Step<Walk>, more: Partial<World> = {}): Step<World> => ({
  ...step,
  to: step.to === world.walk && Object.keys(more).length === 0 ? world : { ...world, walk: step.to, ...more },
})

/** P-60: who asks as a household or a natural person gets this path, and no other. */
function opens({ decider, openingPath }: Machine, { of }: Scope, world: World): readonly Step<World>[] {
  const { attempt } = world.walk
  if (attempt !== null && (!decider.opensAnother || !isOver(attempt))) return []
  if (openingPath(of, 'household') !== 'household') return []
  const reg = { reg: { age: 0, foreign: false } }
  return [
    {
      act: 'Ana opens a case as the household that she is; both registries confirm her.',
      to: {
        ...world,
        walk: { ...world.walk, attempt: opened('household', reg) },
        deposit: { ...world.deposit, isOfAnother: world.deposit.is !== 'none' },
        signIn: { ...world.signIn, isOfAnother: world.signIn.is !== 'none' },
      },
      own: true,
    },
  ]
}

/** The bank and the affiliate key come by their own ways below; to another path nobody goes here. */
const comesBelow = ({ event }: Act): boolean =>
  (event.type === 'proofObtained' && ['bank', 'aff'].includes(event.proof.kind)) ||
  event.type === 'wayChosen' ||
  event.type === 'unlockChosen'

function moves({ decider }: Machine, world: World): readonly Step<World>[] {
  const { walk } = world
  const { attempt } = walk
  if (attempt === null) return []
  return actsOn(attempt, factsOf(walk))
    .filter((act) => !comesBelow(act))
    .map((act) => within(world, happen(decider, walk, attempt, caseOf(attempt), act)))
}

const act = (words: string, event: CaseEvent, brought: Attempt['held'] = {}): Act => ({
  words,
  event,
  own: true,
  brought,
  isOfEarlierMessage: false,
})

const shows = (kind: ProofKind, walk: Walk, foreign = false): Act => {
  const held = { age: 0, foreign }
  const event = { type: 'proofObtained', proof: { ...proofOf(kind, held) }, facts: factsOf(walk) } as const
  return act(`Ana shows ${proofWords[kind]}`, event, { [kind]: held })
}

/** Several events of one transaction, each on what the one before it left. */
function inOrder(
  { decider }: Machine,
  world: World,
  acts: readonly ((walk: Walk) => Act)[],
): { readonly walk: Walk; readonly breaks: readonly string[] } {
  let { walk } = world
  const breaks: string[] = []
  for (const next of acts) {
    const { attempt } = walk
    if (attempt === null) break
    const step = happen(decider, walk, attempt, caseOf(attempt), next(walk))
    breaks.push(...(step.breaks ?? []))
    walk = step.to
  }
  return { walk, breaks }
}

/** As both use cases ask of the case: it is a household's, and something is still to be shown. */
const isAskable = (attempt: Attempt | null): attempt is Attempt =>
  attempt?.path === 'household' && attempt.is === 'proving'

const closes = act('The employer is found to have changed', { type: 'employerChanged' })
const foreignOf = ({ knowsItsCase }: Machine, { isOfAnother }: Outside): readonly string[] =>
  isOfAnother && !knowsItsCase ? ['I-03'] : []

/** P-62 to P-64, with two deposits: the slow way to the bank. */
function bank(machine: Machine, world: World): readonly Step<World>[] {
  const { walk, deposit, isMonthSpent } = world
  const { attempt } = walk
  if (!isAskable(attempt)) return []
  const steps: Step<World>[] = []
  if (machine.namingProves) {
    const named = inOrder(machine, world, [(now) => shows('bank', now)])
    steps.push({
      act: 'Ana names the account.',
      to: { ...world, walk: named.walk },
      own: true,
      breaks: ['I-01', ...named.breaks],
    })
  }
  const isFree = deposit.is === 'none' || deposit.is === 'over' || deposit.isOfAnother
  if (isFree && !isMonthSpent)
    steps.push({
      act: 'Ana names the account, and the bank sends two small amounts.',
      to: { ...world, deposit: begun('underWay') },
      own: true,
    })
  if (deposit.is !== 'there' || (deposit.isOfAnother && machine.knowsItsCase)) return steps
  return [
    ...steps,
    answersAmounts(machine, world),
    {
      act: 'Somebody types wrong amounts until they are over, and with them those of the month.',
      to: { ...world, deposit: { ...deposit, is: 'over' }, isMonthSpent: true },
      own: false,
    },
    {
      act: 'Ana mistakes the amounts until they are over.',
      to: { ...world, deposit: { ...deposit, is: 'over' } },
      own: false,
    },
  ]
}

/** Asked of the registries again, chosen anew and proven, in one transaction: days lie between an order and its answer. */
function answersAmounts(machine: Machine, world: World): Step<World> {
  const { deposit } = world
  const over = { ...deposit, is: 'over' } as const
  if (deposit.isOfBefore && machine.knowsItsEmployer) {
    const { walk, breaks } = inOrder(machine, world, [() => closes])
    return {
      act: 'Ana types the amounts: the employer has changed.',
      to: { ...world, walk, deposit: over },
      own: true,
      breaks,
    }
  }
  const proven = inOrder(machine, world, [
    (now) =>
      act('The bank’s word begins anew', { type: 'wayChosen', path: 'household', facts: factsOf(now) }),
    (now) => shows('reg', now),
    (now) => shows('bank', now),
  ])
  const counts = proven.walk.attempt?.held.bank !== undefined
  return {
    act: 'Ana types the amounts.',
    to: { ...world, walk: proven.walk, deposit: over },
    own: true,
    breaks: [
      ...proven.breaks,
      ...(counts && deposit.isOfBefore ? ['I-05'] : []),
      ...(counts ? foreignOf(machine, deposit) : []),
    ],
  }
}

/** P-61: out to the affiliate key's own service, and back within ten minutes. */
function affiliate(machine: Machine, world: World): readonly Step<World>[] {
  const { walk, signIn } = world
  if (!isAskable(walk.attempt)) return []
  const goes: Step<World> = {
    act: 'Ana goes to the affiliate service.',
    to: { ...world, signIn: begun('out') },
    own: true,
  }
  if (signIn.is === 'none' || signIn.is === 'used') return [goes]
  const used = { ...signIn, is: 'used' } as const
  const comesLate = signIn.is === 'late' || (signIn.isOfAnother && machine.knowsItsCase)
  if (comesLate) return [goes, { act: 'Ana comes back too late.', to: { ...world, signIn: used }, own: true }]
  if (signIn.isOfBefore && machine.knowsItsEmployer) {
    const closed = inOrder(machine, world, [() => closes])
    return [
      goes,
      {
        act: 'Ana comes back: the employer has changed.',
        to: { ...world, walk: closed.walk, signIn: used },
        own: true,
        breaks: closed.breaks,
      },
    ]
  }
  const proven = inOrder(machine, world, [(now) => shows('aff', now)])
  const counts = proven.walk.attempt?.held.aff !== undefined
  return [
    goes,
    {
      act: 'Ana comes back signed in.',
      to: { ...world, walk: proven.walk, signIn: used },
      own: true,
      breaks: [
        ...proven.breaks,
        ...(counts && signIn.isOfBefore ? ['I-05'] : []),
        ...(counts ? foreignOf(machine, signIn) : []),
      ],
    },
    { act: 'The affiliate service is away.', to: { ...world, signIn: used }, own: false },
  ]
}

function time(machine: Machine, world: World): readonly Step<World>[] {
  const { deposit, signIn, isMonthSpent } = world
  const later = passes(world.walk).map((step) => {
    const isNight = step.act.startsWith('8 hours') || step.act.startsWith('24 hours')
    return within(world, step, {
      ...(isNight && deposit.is === 'underWay' ? { deposit: { ...deposit, is: 'there' as const } } : {}),
      ...(!step.act.startsWith('60 seconds') && signIn.is === 'out'
        ? { signIn: { ...signIn, is: 'late' as const } }
        : {}),
    })
  })
  const expires: readonly Step<World>[] =
    deposit.is === 'underWay' || deposit.is === 'there'
      ? [{ act: 'The deposits run out.', to: { ...world, deposit: { ...deposit, is: 'over' } }, own: false }]
      : []
  const months: readonly Step<World>[] =
    isMonthSpent && machine.monthEnds
      ? [{ act: 'A month passes.', to: { ...world, isMonthSpent: false }, own: true }]
      : []
  return [...later, ...expires, ...months]
}

/** What was ordered or begun before a change is of another employer, so to say; the RUC is nobody's doing here (I-05). */
function afterChange(world: World, walk: Walk): World {
  const { deposit, signIn } = world
  const isRuc = [world.walk.employer, walk.employer].some(
    (one) => one === 'rucSuspended' || one === 'rucCancelled',
  )
  if (isRuc || world.walk.employer === walk.employer) return { ...world, walk }
  return {
    ...world,
    walk,
    deposit: { ...deposit, isOfBefore: deposit.is !== 'none' },
    signIn: { ...signIn, isOfBefore: signIn.is !== 'none' },
  }
}
