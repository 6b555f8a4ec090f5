import type { Step } from '../explorer/explore.ts'
import { happens, names, withClaim, type ActOf } from './acts.ts'
import { currentMessage, now } from './bridge.ts'
import { brokenByLateWord, brokenByMint } from './checks.ts'
import type { Machine } from './machine.ts'
import type { Claim, ModelLink, MessageState, Slot, World } from './world.ts'
import { isUnderWay } from './world.ts'

export interface Delivering {
  /** A worker whose lease ran out may come back after another has handed the message over again. */
  readonly lateWorkers: boolean
  /** The database is copied whenever a link is minted, and may be restored from that copy at any moment. */
  readonly restores: boolean
}

/** The workers and the mail servers (L-01 to L-04). A crash anywhere is a step that does not follow. */
export const delivers =
  (delivering: Delivering): ActOf =>
  (machine, world, slot) => {
    const claim = world.claims[slot]
    return [
      ...(isUnderWay(claim) ? handsOver(machine, world, slot, delivering) : []),
      ...(claim.lateWorker ? comesBack(machine, world, slot) : []),
    ]
  }

function handsOver(machine: Machine, world: World, slot: Slot, delivering: Delivering): Step<World>[] {
  const claim = world.claims[slot]
  const steps: Step<World>[] = []
  const add = (act: string, to: World, own = slot === 0, breaks: readonly string[] = []) =>
    steps.push({ act: `the worker ${act} (${names[slot]})`, to, own, breaks })

  // Also after a crash between minting and recording, and for a message that was put off: each hand-over has a token of its own.
  if (isWanted(claim, machine))
    add(
      'mints a link and hands it over',
      minted(world, slot, machine, delivering),
      undefined,
      brokenByMint(claim),
    )
  else add('finds that nobody waits for the message', ended(world, slot, 'cancelled'))

  if (claim.message !== 'sending') return steps
  const index = world.links.findIndex((link) => link.of === slot)
  add('records that the mailbox took it', accepted(ended(world, slot, 'accepted'), index))
  add('records that it was put off', refused(ended(world, slot, 'deferred'), index), false)
  add('records that it was refused', refused(ended(world, slot, 'rejected'), index), false)
  add('heard no answer', ended(world, slot, 'unknown'), false)
  return steps
}

const isWanted = (claim: Claim, { asksAddress, mintsNewestOnly }: Machine): boolean =>
  claim.is === 'linkIssued' && !(asksAddress && claim.addressLeft) && !(mintsNewestOnly && claim.superseded)

function minted(world: World, slot: Slot, machine: Machine, { lateWorkers, restores }: Delivering): World {
  const claim = world.claims[slot]
  const fresh: ModelLink = {
    of: slot,
    minted: 0,
    accepted: null,
    state: 'open',
    current: true,
    bound: 'none',
    requests: [],
    keysMade: 0,
    restored: false,
  }
  const former = world.links.map((link) =>
    machine.mintVoidsFormer && link.state === 'open' ? { ...link, state: 'newerLink' as const } : link,
  )
  const sending = withClaim(world, slot, {
    ...claim,
    message: 'sending',
    lateWorker: claim.lateWorker || (lateWorkers && claim.message === 'sending'),
  })
  const to = { ...sending, links: [fresh, ...former] }
  return restores ? { ...to, copy: copyOf(to) } : to
}

/** What stands in a copy: no process, and no link but the one of this moment, for all others are dead. */
const copyOf = ({ links, claims: [a, b], ...world }: World): World => ({
  ...world,
  claims: [unattended(a), unattended(b)],
  links: links.slice(0, 1),
  signIn: 'none',
  session: 'none',
  copy: null,
})

const unattended = (claim: Claim): Claim => ({ ...claim, lateWorker: false })

/**
 * What the first worker has to say comes after the second one's hand-over. Its own link is dead already; of the
 * message it says nothing that is still true (L-02).
 */
function comesBack(machine: Machine, world: World, slot: Slot): Step<World>[] {
  const gone = withClaim(world, slot, { ...world.claims[slot], lateWorker: false })
  const says = (act: string, message: MessageState): Step<World> => {
    const counts = !machine.asksAttempt && world.claims[slot].message === 'sending'
    const to = counts ? told(machine, ended(gone, slot, message), slot) : gone
    return {
      act: `a worker whose lease ran out comes back and records that the mailbox ${act} (${names[slot]})`,
      to,
      own: false,
      breaks: brokenByLateWord(world, to, slot),
    }
  }
  return [says('took it', 'accepted'), says('refused it', 'rejected')]
}

/** A refusal for good is told to the case in the transaction that records it (I-13). */
function told(machine: Machine, world: World, slot: Slot): World {
  const claim = world.claims[slot]
  if (claim.message !== 'rejected') return world
  const messageId = currentMessage(slot, claim)
  const moved = happens(machine, world, slot, { type: 'mailRefused', messageId }, now)
  return typeof moved === 'string' ? world : moved
}

const ended = (world: World, slot: Slot, message: MessageState): World =>
  withClaim(world, slot, {
    ...world.claims[slot],
    message,
    arrived: 0,
    // Only while it is under way does anybody ask.
    ...(message !== 'deferred' && { addressLeft: false, superseded: false }),
  })

const accepted = (world: World, index: number): World => withOpen(world, index, { accepted: 0 })
/** A refused hand-over voids its own link (L-02). */
const refused = (world: World, index: number): World => withOpen(world, index, { state: 'caseMoved' })

const withOpen = (world: World, index: number, change: Partial<ModelLink>): World => ({
  ...world,
  links: world.links.map((link, at) =>
    at === index && link.state === 'open' ? { ...link, ...change } : link,
  ),
})
