import type { Step } from '../explorer/explore.ts'
import { names, withClaim, type ActOf } from './acts.ts'
import type { ModelLink, MessageState, Slot, World } from './world.ts'
import { facts, isUnderWay } from './world.ts'

/** The worker and the mail servers (L-01 to L-04). A crash anywhere is a step that does not follow. */
export const delivers: ActOf = (machine, world, slot) => {
  const claim = world.claims[slot]
  if (!isUnderWay(claim)) return []
  const steps: Step<World>[] = []
  const add = (act: string, to: World, own = slot === 0) =>
    steps.push({ act: `the worker ${act} (${names[slot]})`, to, own })

  // Also after a crash between minting and recording, and for a message that was put off: each hand-over has a token of its own.
  if (claim.is === 'linkIssued' && facts(world.employer).hasMail)
    add('mints a link and hands it over', minted(world, slot, machine.mintVoidsFormer))
  else add('finds that nobody waits for the message', ended(world, slot, 'cancelled'))

  if (claim.message !== 'sending') return steps
  const index = world.links.findIndex((link) => link.of === slot)
  add('records that the mailbox took it', accepted(ended(world, slot, 'accepted'), index))
  add('records that it was put off', refused(ended(world, slot, 'deferred'), index), false)
  add('records that it was refused', refused(ended(world, slot, 'rejected'), index), false)
  add('heard no answer', ended(world, slot, 'unknown'), false)
  return steps
}

function minted(world: World, slot: Slot, voidsFormer: boolean): World {
  const fresh: ModelLink = {
    of: slot,
    minted: 0,
    accepted: null,
    state: 'open',
    current: true,
    bound: 'none',
    underWay: 0,
    keysMade: 0,
  }
  const former = world.links.map((link) =>
    voidsFormer && link.state === 'open' ? { ...link, state: 'newerLink' as const } : link,
  )
  const sending = withClaim(world, slot, { ...world.claims[slot], message: 'sending' })
  return { ...sending, links: [fresh, ...former] }
}

const ended = (world: World, slot: Slot, message: MessageState): World =>
  withClaim(world, slot, { ...world.claims[slot], message, arrived: 0 })

const accepted = (world: World, index: number): World => withOpen(world, index, { accepted: 0 })
/** A refused hand-over voids its own link (L-02). */
const refused = (world: World, index: number): World => withOpen(world, index, { state: 'caseMoved' })

const withOpen = (world: World, index: number, change: Partial<ModelLink>): World => ({
  ...world,
  links: world.links.map((link, at) =>
    at === index && link.state === 'open' ? { ...link, ...change } : link,
  ),
})
