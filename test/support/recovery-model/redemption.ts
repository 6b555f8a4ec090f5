import { referralFor } from '../../../src/cases/domain/transition.ts'
import type { Step } from '../explorer/explore.ts'
import { carriedOut, happens, names, step, withLink, type Act } from './acts.ts'
import { caseOf, factsOf, linkOf, now, proofOf } from './bridge.ts'
import { brokenByKey, brokenByOutage } from './checks.ts'
import type { Machine } from './machine.ts'
import type { Claim, World } from './world.ts'
import { facts } from './world.ts'

export interface Redeeming {
  /** Keys on their way at the same time: two are a double click. */
  readonly atOnce: number
  readonly browsers: readonly ('own' | 'other')[]
}

type Answer = 'match' | 'mismatch' | 'no answer'

/**
 * What can be done with a link, the old one included: the key is sent (and judged, and slowly hashed),
 * then one transaction judges everything again. Looking at a link (GET) is no step: it changes nothing.
 */
export const redeems =
  (redeeming: Redeeming): Act =>
  (machine, world) =>
    world.links.flatMap((link, index) => [
      ...sends(machine, world, index, redeeming),
      ...(link.underWay === 0 ? [] : sets(machine, world, index)),
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
    link.underWay >= atOnce ||
    machine.judgeLink(linkOf(world, index, machine)).is !== 'live'
  )
    return []
  const from = (browser: 'own' | 'other', act: string): Step<World> => ({
    act: `${names[link.of]} ${act}`,
    to: withLink(world, index, { bound: browser, underWay: link.underWay + 1 }),
    own: link.of === 0,
  })
  return [
    ...(link.bound === 'other' ? [] : [from('own', 'opens the link and sends a key')]),
    // The short code that the first browser shows opens the link in a second one, and from then on only there (L-07).
    ...(!browsers.includes('other') || link.bound === 'own' || link.underWay > 0
      ? []
      : [from('other', 'sends a key from a second browser, with the code of the first')]),
  ]
}

function sets(machine: Machine, world: World, index: number): Step<World>[] {
  const { isRepresentative } = facts(world.employer)
  const link = world.links[index]
  if (link === undefined) return []
  const crashed: Step<World> = {
    act: 'the server stops before the transaction ends',
    to: done(world, index),
    own: false,
  }
  return [
    set(machine, world, index, isRepresentative ? 'match' : 'mismatch'),
    set(machine, world, index, 'no answer'),
    crashed,
  ]
}

const done = (world: World, index: number): World =>
  withLink(world, index, { underWay: (world.links[index]?.underWay ?? 1) - 1 })

function set(machine: Machine, world: World, index: number, answer: Answer): Step<World> {
  const link = linkOf(world, index, machine)
  const slot = world.links[index]?.of ?? 0
  const act = `would set the key (registries: ${answer})`
  const outage = (to: World) => (answer === 'no answer' ? brokenByOutage(world, to, slot) : [])
  const no = (why: string) => step(slot, `${act}: refused (${why})`, world, done(world, index))

  if (answer === 'mismatch' || (answer === 'no answer' && machine.outageAtRedemption === 'mismatch')) {
    const ended = happens(machine, world, slot, { type: 'employerChanged' }, now)
    if (typeof ended === 'string') return no(ended)
    return step(slot, `${act}: the case ends`, world, done(ended, index), outage(ended))
  }

  if (answer === 'match') {
    const { closedWhen } = machine.policy.paths.online
    const why = referralFor(factsOf(world.employer, facts(world.employer).ruc), closedWhen)
    const told =
      why === undefined ? 'notNow' : happens(machine, world, slot, { type: 'referred', reason: why }, now)
    if (typeof told !== 'string')
      return step(slot, `${act}: told that it is ${why}`, world, done(told, index))
  }

  const verdict = machine.judgeLink(link)
  if (machine.readsAgain && verdict.is !== 'live') return no(`the link is ${verdict.is}`)
  const claim = world.claims[slot]
  if (claim.is === 'none') return no('no case')
  const read = machine.readsAgain ? claim : asItWas(claim)
  const ruc = answer === 'match' ? facts(world.employer).ruc : read.ruc
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
  if (!moved.ok) return no(moved.code)
  if (machine.readsAgain && !machine.consumes(link)) return no('the link is used up')

  const keysMade = (world.links[index]?.keysMade ?? 0) + 1
  const after = carriedOut(
    done(withLink(world, index, { state: 'consumed', keysMade }), index),
    slot,
    moved.value,
  )
  const broken = brokenByKey({ world, slot, index, claim, made: moved.value.case, ruc })
  return step(slot, `sets the key (registries: ${answer})`, world, after, [...broken, ...outage(after)])
}

const later = <T extends number>(a: T, b: T): T => (a > b ? a : b)

/** What a transaction that reads without holding would still believe of a case that is completed by now. */
const asItWas = (claim: Claim): Claim =>
  claim.is === 'completed' ? { ...claim, is: 'linkIssued', sent: 1, gate: 0 } : claim
