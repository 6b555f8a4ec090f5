import type { EmployerFacts } from '../../../src/cases/domain/case.ts'
import { referralFor } from '../../../src/cases/domain/closed-paths.ts'
import type { Step } from '../explorer/explore.ts'
import { carriedOut, happens, names, step, withLink, type Act } from './acts.ts'
import { caseOf, factsOf, linkOf, now, proofOf } from './bridge.ts'
import { brokenByKey, brokenByOutage, brokenByRepetition } from './checks.ts'
import type { Machine } from './machine.ts'
import { afterNewKey } from './sign-in.ts'
import type { Claim, Request, Slot, World } from './world.ts'
import { facts } from './world.ts'

export interface Redeeming {
  /** Keys on their way at the same time: two are a double click. */
  readonly atOnce: number
  readonly browsers: readonly ('own' | 'other')[]
  /** What the registries said may be old news when the key is set: anything can happen in between. */
  readonly hearsApart: boolean
}

/**
 * What can be done with a link, the old one included: the key is sent (and judged, and slowly hashed, while the
 * registries are asked), then one transaction judges everything again. Looking at a link (GET) is no step: it
 * changes nothing.
 */
export const redeems =
  (redeeming: Redeeming): Act =>
  (machine, world) =>
    world.links.flatMap((link, index) => [
      ...sends(machine, world, index, redeeming),
      ...(link.requests.length === 0 ? [] : goesOn(machine, world, index, redeeming)),
    ])

function sends(
  machine: Machine,
  world: World,
  index: number,
  { atOnce, browsers }: Redeeming,
): Step<World>[] {
  const link = world.links[index]
  if (
    link === undefined ||
    link.requests.length >= atOnce ||
    machine.judgeLink(linkOf(world, index, machine)).is !== 'live'
  )
    return []
  const from = (browser: 'own' | 'other', act: string): Step<World> => ({
    act: `${names[link.of]} ${act}`,
    to: withLink(world, index, { bound: browser, requests: withOne(link.requests, 'sent') }),
    own: link.of === 0,
  })
  return [
    ...(link.bound === 'other' ? [] : [from('own', 'opens the link and sends a key')]),
    // The short code that the first browser shows opens the link in a second one, and from then on only there (L-07).
    ...(!browsers.includes('other') || link.bound === 'own' || link.requests.length > 0
      ? []
      : [from('other', 'sends a key from a second browser, with the code of the first')]),
  ]
}

const withOne = (requests: readonly Request[], one: Request): readonly Request[] =>
  [...requests, one].toSorted()

const withoutOne = (requests: readonly Request[], one: Request): readonly Request[] =>
  requests.toSpliced(requests.indexOf(one), 1)

/** One request that was taken up, on one instance; `left` is the world without it. */
interface Hand {
  readonly machine: Machine
  readonly world: World
  readonly index: number
  readonly slot: Slot
  readonly left: (world: World) => World
}

function goesOn(machine: Machine, world: World, index: number, { hearsApart }: Redeeming): Step<World>[] {
  const link = world.links[index]
  if (link === undefined) return []
  const steps = [...new Set(link.requests)].flatMap((request) => {
    const left = (after: World) =>
      withLink(after, index, { requests: withoutOne(after.links[index]?.requests ?? [request], request) })
    const hand: Hand = { machine, world, index, slot: link.of, left }
    const answer = answerOf(request)
    const goes = answer !== undefined ? [set(hand, answer)] : hears(hand, hearsApart)
    return [...goes, stops(hand)]
  })
  return steps.map((one) => {
    const broken = brokenByRepetition(world, one.to, index)
    return broken.length === 0 ? one : { ...one, breaks: [...(one.breaks ?? []), ...broken] }
  })
}

/** Everything of the transaction is there afterwards, or nothing of it. */
function stops({ machine, world, index, left }: Hand): Step<World> {
  const isLive = machine.judgeLink(linkOf(world, index, machine)).is === 'live'
  const halfway = machine.isAtomic || !isLive ? world : withLink(world, index, { state: 'consumed' })
  return { act: 'the server stops before the transaction ends', to: left(halfway), own: false }
}

interface Heard {
  readonly answer: 'match' | 'no answer'
  readonly ruc: EmployerFacts['rucState'] | undefined
}

const answerOf = (request: Request): Heard | undefined => {
  switch (request) {
    case 'sent':
      return undefined
    case 'match':
      return { answer: 'match', ruc: 'active' }
    case 'matchSuspended':
      return { answer: 'match', ruc: 'suspended' }
    case 'noAnswer':
      return { answer: 'no answer', ruc: undefined }
  }
}

/** The registries are asked while the key is hashed. */
function hears(hand: Hand, hearsApart: boolean): Step<World>[] {
  const { machine, world, index } = hand
  const { isRepresentative, ruc } = facts(world.employer)
  const goesOnWith = (request: Request, act: string): Step<World> => {
    if (!hearsApart) {
      const heard = answerOf(request)
      return heard === undefined ? refusedStep(hand, act, 'nothing was heard') : set(hand, heard)
    }
    const requests = withOne(hand.left(world).links[index]?.requests ?? [], request)
    return {
      act: `${names[hand.slot]} ${act}`,
      to: withLink(world, index, { requests }),
      own: hand.slot === 0,
    }
  }
  const outage =
    machine.outageAtRedemption === 'mismatch'
      ? { ...mismatch(hand, 'no answer'), own: false }
      : goesOnWith('noAnswer', 'sent a key, and the registries do not answer')
  if (!isRepresentative) return [mismatch(hand, 'mismatch'), outage]
  const { closedWhen } = machine.policy.paths.online
  const why = referralFor(factsOf(world.employer, ruc), closedWhen)
  const told =
    why === undefined ? 'notNow' : happens(machine, world, hand.slot, { type: 'referred', reason: why }, now)
  if (why !== undefined && typeof told !== 'string')
    return [
      step(hand.slot, `sent a key (registries: match): told that it is ${why}`, world, hand.left(told)),
      outage,
    ]
  const request = ruc === 'suspended' ? 'matchSuspended' : 'match'
  return [goesOnWith(request, 'sent a key, and the registries confirm the person'), outage]
}

const refusedStep = ({ world, slot, left }: Hand, act: string, why: string): Step<World> =>
  step(slot, `${act}: refused (${why})`, world, left(world))

function mismatch(hand: Hand, answer: 'mismatch' | 'no answer'): Step<World> {
  const { machine, world, slot, left } = hand
  const act = `would set the key (registries: ${answer})`
  const ended = happens(machine, world, slot, { type: 'employerChanged' }, now)
  if (typeof ended === 'string') return refusedStep(hand, act, ended)
  return step(slot, `${act}: the case ends`, world, left(ended), outageOf(hand, answer, ended))
}

const outageOf = ({ world, slot }: Hand, answer: string, after: World): readonly string[] =>
  answer === 'no answer' ? brokenByOutage(world, after, slot) : []

function set(hand: Hand, { answer, ruc: heard }: Heard): Step<World> {
  const { machine, world, index, slot, left } = hand
  const link = linkOf(world, index, machine)
  const act = `would set the key (registries: ${answer})`
  const verdict = machine.judgeLink(link)
  if (machine.readsAgain && verdict.is !== 'live') return refusedStep(hand, act, `the link is ${verdict.is}`)
  const claim = world.claims[slot]
  if (claim.is === 'none') return refusedStep(hand, act, 'no case')
  const read = machine.readsAgain ? claim : asItWas(claim)
  const ruc = heard ?? read.ruc
  const moved = machine.transition(
    caseOf(slot, read, machine),
    {
      type: 'keySet',
      proofs: [...(answer === 'match' ? [proofOf('reg', slot, 0)] : []), proofOf('mail', slot, 0)],
      facts: factsOf(world.employer, ruc),
      generation: 2,
      idleSince: later(proofOf('mail', slot, read.touched).at, link.acceptedAt ?? link.mintedAt),
    },
    machine.policy,
    now,
  )
  if (!moved.ok) return refusedStep(hand, act, moved.code)
  if (machine.readsAgain && !machine.consumes(link)) return refusedStep(hand, act, 'the link is used up')

  const keysMade = (world.links[index]?.keysMade ?? 0) + 1
  const used = withLink(world, index, { state: 'consumed', keysMade })
  const after = carriedOut(afterNewKey(left(used)), slot, moved.value)
  const broken = brokenByKey({ world, slot, index, claim, made: moved.value, ruc, after })
  return step(slot, `sets the key (registries: ${answer})`, world, after, [
    ...broken,
    ...outageOf(hand, answer, after),
  ])
}

const later = <T extends number>(a: T, b: T): T => (a > b ? a : b)

/** What a transaction that reads without holding would still believe of a case that is completed by now. */
const asItWas = (claim: Claim): Claim =>
  claim.is === 'completed' ? { ...claim, is: 'linkIssued', sent: 1, gate: 0 } : claim
