import { isOpen } from '../../../src/cases/domain/transition.ts'
import type { CaseEvent, Moved, TransitionRefusal } from '../../../src/cases/domain/transition.ts'
import type { Outcome } from '../../../src/kernel/outcome.ts'
import type { Step } from '../explorer/explore.ts'
import { caseOf, claimAfter } from './bridge.ts'
import { brokenForOther } from './checks.ts'
import type { Machine } from './machine.ts'
import type { Claim, ModelLink, Slot, World } from './world.ts'

/** What every act of the model is made of. */

export type Act = (machine: Machine, world: World) => readonly Step<World>[]
export type ActOf = (machine: Machine, world: World, slot: Slot) => readonly Step<World>[]

export const names = ['A', 'B'] as const

export const withClaim = (world: World, slot: Slot, claim: Claim): World => ({
  ...world,
  claims: slot === 0 ? [claim, world.claims[1]] : [world.claims[0], claim],
})

export const withLink = (world: World, index: number, change: Partial<ModelLink>): World => ({
  ...world,
  links: world.links.map((link, at) => (at === index ? { ...link, ...change } : link)),
})

export const hasOpenCase = (claim: Claim): boolean =>
  claim.is !== 'none' && claim.is !== 'elsewhere' && isOpen({ is: claim.is } as Parameters<typeof isOpen>[0])

/** Asks the product's own function, and does what it says has to be done with the move. */
export function happens(
  machine: Machine,
  world: World,
  slot: Slot,
  event: CaseEvent,
  now: Parameters<Machine['transition']>[3],
): World | TransitionRefusal {
  const claim = world.claims[slot]
  const decided: Outcome<Moved, TransitionRefusal> = machine.transition(
    caseOf(slot, claim, machine),
    event,
    machine.policy,
    now,
  )
  return decided.ok ? carriedOut(world, slot, decided.value) : decided.code
}

export function carriedOut(world: World, slot: Slot, moved: Moved): World {
  const after = withClaim(world, slot, claimAfter(slot, world.claims[slot], moved.case))
  const voids = moved.effects.includes('voidLinks')
  const voidsOwn = moved.effects.includes('voidOwnLinks')
  const reason = moved.case.state.is === 'linkIssued' ? 'newerLink' : 'caseMoved'
  return {
    ...after,
    tries: moved.effects.includes('clearTries') ? 0 : after.tries,
    session: moved.effects.includes('endSessions') ? 'none' : after.session,
    links: after.links.map((link) =>
      link.state === 'open' && (voids || (voidsOwn && link.of === slot)) ? { ...link, state: reason } : link,
    ),
  }
}

/** One step of a trace. What was refused leaves the world as it was, and is a step all the same. */
export function step(
  slot: Slot,
  act: string,
  before: World,
  after: World | TransitionRefusal,
  breaks: readonly string[] = [],
): Step<World> {
  const refused = typeof after === 'string'
  const to = refused ? before : after
  return {
    act: refused ? `${names[slot]} ${act}: refused (${after})` : `${names[slot]} ${act}`,
    to,
    own: slot === 0,
    breaks: to === before ? breaks : breaks.concat(brokenForOther(before, to, slot)),
  }
}
