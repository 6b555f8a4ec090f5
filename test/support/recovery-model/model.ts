import type { Model, Step } from '../explorer.ts'
import type { Act, ActOf } from './acts.ts'
import { isInTime } from './bridge.ts'
import { brokenIn } from './checks.ts'
import { answers, asks, carriesOver, leaves, opens, waits } from './claimant.ts'
import { delivers } from './delivery.ts'
import { changesHappen, passes } from './environment.ts'
import type { Machine } from './machine.ts'
import { redeems } from './redemption.ts'
import type { World } from './world.ts'
import { facts, keyOf, slots, start } from './world.ts'

const actsOfEach: readonly ActOf[] = [opens, answers, carriesOver, waits, asks, leaves, delivers]
const actsOfAll: readonly Act[] = [redeems, passes, changesHappen]

/** The recovery of one employer's key by two browsers, driven by a machine that is the product's or nearly so. */
export const recoveryModel = (machine: Machine): Model<World> => ({
  initial: start,
  key: keyOf,
  next: (world) =>
    [
      ...slots.flatMap((slot) => actsOfEach.flatMap((act) => act(machine, world, slot))),
      ...actsOfAll.flatMap((act) => act(machine, world)),
    ].map(tidied),
  broken: brokenIn,
  ends: hasEnd,
  mustEnd: (world) => facts(world.employer).isRepresentative,
})

/** Forgets links that two guards each refuse: voided or used up, and their case is over, or their time. */
function tidied(step: Step<World>): Step<World> {
  const { to } = step
  const links = to.links.filter((link, at) => {
    const waits = to.claims[link.of].is === 'linkIssued'
    if (link.state === 'open') return waits || isInTime(link)
    return link.underWay > 0 || (waits && (at === 0 || isInTime(link)))
  })
  return links.length === to.links.length && links.length < 3 ? step : { ...step, to: { ...to, links: links.slice(0, 2) } }
}

/**
 * Where the honest person at browser A may stand at the end (I-20): a working key, if the employer is
 * well; else the page that says why the online way does not serve, and what does.
 */
function hasEnd({ employer, claims: [a] }: World): boolean {
  if (a.is === 'completed') return employer !== 'blocked' && employer !== 'frozen'
  return employer !== 'well' && (a.is === 'referred' || a.is === 'closed')
}
