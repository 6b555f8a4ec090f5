import type { TransitionRefusal } from '../../../src/cases/domain/transition.ts'
import type { Step } from '../explorer/explore.ts'
import { happens, hasOpenCase, names, step, withClaim, type ActOf } from './acts.ts'
import { currentMessage, factsOf, linkOf, nextMessage, now, proofOf, triesOf, waitedUntil } from './bridge.ts'
import { brokenByOutage } from './checks.ts'
import type { Machine } from './machine.ts'
import type { Claim, Slot, World } from './world.ts'
import { facts, isUnderWay, noClaim } from './world.ts'

/** What the person at one browser can do, except with a link. */

/** A case opens on the registries' match and on nothing else: mismatch and outage leave no trace (DOMAIN 1.2). */
export const opens: ActOf = ({ opensAnother }, world, slot) => {
  const claim = world.claims[slot]
  const { isRepresentative, ruc } = facts(world.employer)
  const may =
    claim.is === 'none' ||
    (opensAnother && (!hasOpenCase(claim) || claim.is === 'suspended' || claim.is === 'referred'))
  if (!may || !isRepresentative) return []
  const opened = withClaim(world, slot, { ...noClaim, is: 'proving', ruc })
  const links = world.links.filter((link) => link.of !== slot)
  return [
    {
      act: `${names[slot]} opens a case: the registries confirm the pair`,
      to: { ...opened, links, copy: null },
      own: slot === 0,
    },
  ]
}

export const answers: ActOf = (machine, world, slot) => {
  if (world.claims[slot].is !== 'proving') return []
  return [
    answersWith(machine, world, slot, 'answers rightly', 'passed'),
    { ...answersWith(machine, world, slot, 'answers wrongly', 'refused'), own: false },
    outageOfFacts(machine, world, slot),
  ]
}

function outageOfFacts(machine: Machine, world: World, slot: Slot): Step<World> {
  const after = answersWith(
    machine,
    world,
    slot,
    'answers, and the facts cannot be read',
    machine.outageAtQuestions,
  )
  // During suspension nothing is judged: what follows is not the outage's doing.
  const breaks = world.tries === 'suspended' ? [] : brokenByOutage(world, after.to, slot)
  return { ...after, own: false, breaks: [...(after.breaks ?? []), ...breaks] }
}

/** The use case: a try is taken, the set judged, the try settled, the case moved; all of it or nothing. */
function answersWith(
  machine: Machine,
  world: World,
  slot: Slot,
  act: string,
  verdict: 'passed' | 'refused' | 'cannotJudge',
): Step<World> {
  const { tries, policy } = machine
  const suspend = (from: World, byThisCase: boolean) =>
    happens(machine, from, slot, { type: 'provingSuspended', until: now, byThisCase }, now)
  const taken = tries.reserve(triesOf(world), 'one', now, policy.questions)
  if (taken.kind === 'suspended')
    return step(slot, `${act}, but the employer is suspended`, world, suspend(world, false))
  if (taken.kind === 'busy') return step(slot, `${act}, but as many are being judged`, world, world)
  const breaks = world.tries === 'suspended' ? ['I-09'] : []
  const settled = tries.settle(taken.tries, 'one', verdict, now, policy.questions)
  if (settled.kind === 'lapsed') return step(slot, `${act}, too late`, world, world, breaks)
  const isSuspended = settled.standing.kind === 'suspended'
  const counted: World = { ...world, tries: isSuspended ? 'suspended' : settled.tries.refused }
  if (verdict === 'cannotJudge') return step(slot, act, world, counted, breaks)
  if (verdict === 'refused')
    return step(slot, act, world, isSuspended ? suspend(counted, true) : counted, breaks)
  const { ruc } = world.claims[slot]
  const proven = happens(
    machine,
    counted,
    slot,
    { type: 'proofObtained', proof: proofOf('gate', slot, 0), facts: factsOf(world.employer, ruc) },
    now,
  )
  return step(slot, act, world, proven, breaks)
}

/** Somebody shows here what was proven in the other case (ATK-28). */
export const carriesOver: ActOf = (machine, world, slot) => {
  const other = slot === 0 ? 1 : 0
  const { gate } = world.claims[other]
  if (world.claims[slot].is !== 'proving' || gate === null) return []
  const carried = happens(
    machine,
    world,
    slot,
    {
      type: 'proofObtained',
      proof: proofOf('gate', other, gate),
      facts: factsOf(world.employer, world.claims[slot].ruc),
    },
    now,
  )
  return [{ ...step(slot, `shows the answers that ${names[other]} gave`, world, carried), own: false }]
}

/** What the page of a case does before anything else: a link that ran out after it arrived is ended (4.1). */
function settled(machine: Machine, world: World, slot: Slot): World | TransitionRefusal | undefined {
  const index = world.links.findIndex((link) => link.of === slot)
  if (world.claims[slot].is !== 'linkIssued' || index === -1) return undefined
  const link = linkOf(world, index, machine)
  if (link.acceptedAt === null || machine.judgeLink(link).is !== 'expired') return undefined
  return happens(machine, world, slot, { type: 'linkExpired' }, now)
}

export const waits: ActOf = (machine, world, slot) => {
  const after = settled(machine, world, slot)
  return after === undefined
    ? []
    : [step(slot, 'looks at the waiting page: the link has run out', world, after)]
}

export const asks: ActOf = (machine, world, slot) => {
  const { is } = world.claims[slot]
  // From a page that is not his yet, too (ATK-28).
  if (is !== 'proving' && is !== 'ready' && is !== 'linkIssued') return []
  const ended = settled(machine, world, slot)
  const from = ended === undefined || typeof ended === 'string' ? world : ended
  const claim = from.claims[slot]
  if (claim.is === 'closed') return [step(slot, 'asks for a link: the former one has run out', world, from)]
  const waited = waitedUntil(claim)
  const moved = happens(
    machine,
    from,
    slot,
    {
      type: 'linkRequested',
      messageId: nextMessage(slot, claim),
      facts: factsOf(world.employer, claim.ruc),
      idleSince: waited !== null && waited > touchedAt(claim) ? waited : touchedAt(claim),
    },
    now,
  )
  if (typeof moved === 'string') return [step(slot, `asks for a link: refused (${moved})`, world, from)]
  const sent = moved.claims[slot].is === 'linkIssued' ? supersedes(queued(moved, slot), slot) : moved
  return [step(slot, 'asks for a link', world, sent)]
}

const touchedAt = (claim: Claim) => proofOf('mail', 0, claim.touched).at
const queued = (world: World, slot: Slot): World =>
  withClaim(world, slot, {
    ...world.claims[slot],
    message: 'queued',
    arrived: 0,
    addressLeft: false,
    superseded: false,
    lateWorker: false,
  })

/** The message of the other case, still on its way, is no longer the employer's newest. */
function supersedes(world: World, slot: Slot): World {
  const other = slot === 0 ? 1 : 0
  const claim = world.claims[other]
  return isUnderWay(claim) ? withClaim(world, other, { ...claim, superseded: true }) : world
}

/** From any page of the flow, whatever is under way there (P-16, P-20). */
export const choosesOfficer: ActOf = (machine, world, slot) => {
  const claim = world.claims[slot]
  if (!hasOpenCase(claim)) return []
  const facts = factsOf(world.employer, claim.ruc)
  const path = facts.blocked ? 'attendedUnlock' : 'inPerson'
  const chosen = happens(machine, world, slot, { type: 'wayChosen', path, facts }, now)
  return [{ ...step(slot, 'goes on before an officer', world, chosen), own: false }]
}

export const leaves: ActOf = (machine, world, slot) => {
  const claim = world.claims[slot]
  if (claim.is === 'completed' && !claim.signedIn)
    return [
      step(
        slot,
        'signs in with the new key',
        world,
        happens(machine, world, slot, { type: 'signedIn' }, now),
      ),
    ]
  if (!hasOpenCase(claim)) return []
  const steps = [
    step(slot, 'withdraws', world, happens(machine, world, slot, { type: 'withdrawn' }, now)),
    {
      ...step(
        slot,
        'is reported: "it was not me"',
        world,
        happens(machine, world, slot, { type: 'reported' }, now),
      ),
      own: false,
    },
  ]
  if (claim.message !== 'rejected') return steps
  const told = happens(
    machine,
    world,
    slot,
    { type: 'mailRefused', messageId: currentMessage(slot, claim) },
    now,
  )
  return [...steps, step(slot, 'is told that the mailbox refused the message', world, told)]
}
