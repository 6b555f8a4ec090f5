import type { Model, Step } from '../explorer/explore.ts'
import type { Act, ActOf } from './acts.ts'
import { isInTime } from './bridge.ts'
import { brokenIn } from './checks.ts'
import { answers, asks, carriesOver, choosesOfficer, leaves, opens, waits } from './claimant.ts'
import type { Delivering } from './delivery.ts'
import { delivers } from './delivery.ts'
import { changes, passes } from './environment.ts'
import type { Machine } from './machine.ts'
import type { Redeeming } from './redemption.ts'
import { redeems } from './redemption.ts'
import { restores } from './restore.ts'
import { signsIn } from './sign-in.ts'
import type { Employer, ModelLink, Slot, Tick, World } from './world.ts'
import { employers, facts, start, worldKeys } from './world.ts'

const actsOfEach: readonly ActOf[] = [opens, answers, carriesOver, waits, asks, choosesOfficer, leaves]

/** How much of the world is let happen. The product of everything with everything would not be finished in a night. */
export interface Scope extends Redeeming, Delivering {
  readonly name: string
  readonly slots: readonly Slot[]
  readonly employers: readonly Employer[]
  readonly ticks: readonly Tick[]
  /** Instead of the profile's own: both sides of the limit are met by small numbers too. */
  readonly resendMax: number
  /** The key in force is used meanwhile. */
  readonly signsIn: boolean
}

/** One case with everything that can befall it and its employer, also between a registry's answer and the key. */
export const deep: Scope = {
  name: 'one case, and everything that can befall it',
  slots: [0],
  employers,
  ticks: ['3 minutes', '10 minutes', '30 minutes', 'a day'],
  resendMax: 1,
  atOnce: 2,
  browsers: ['own', 'other'],
  hearsApart: true,
  lateWorkers: false,
  restores: false,
  signsIn: false,
}

/** Two cases at once, a link each; of what befalls the employer, only that a contact changes. */
export const wide: Scope = {
  name: 'two cases at once',
  slots: [0, 1],
  employers: ['well'],
  ticks: ['3 minutes', 'a day'],
  resendMax: 0,
  atOnce: 1,
  browsers: ['own'],
  hearsApart: true,
  lateWorkers: false,
  restores: false,
  signsIn: false,
}

/** Two cases, blocks, longer waits, renewed links: 48 million transitions, minutes of work and two gigabytes, for the night. */
export const far: Scope = {
  ...wide,
  name: 'two cases, blocks, waits, renewed links',
  employers: ['well', 'blocked'],
  ticks: ['3 minutes', '30 minutes', 'a day'],
  resendMax: 1,
  hearsApart: false,
}

/** One case, its employer mostly left in peace: enough to see that a guard is missing, or is not missed. */
export const brief: Scope = { ...deep, employers: ['well'], resendMax: 0 }

/** The same while everything around it fails: workers come back late, the database is restored, the old key is in use. */
export const shaken: Scope = {
  ...brief,
  name: 'one case, while everything around it fails',
  lateWorkers: true,
  restores: true,
  signsIn: true,
}

/** The recovery of one employer's key, driven by a machine that is the product's or nearly so. */
export function recoveryModel(given: Machine, scope: Scope): Model<World> {
  const { policy } = given
  const machine: Machine = {
    ...given,
    policy: { ...policy, link: { ...policy.link, resendMax: scope.resendMax } },
  }
  const ofEach = [...actsOfEach, delivers(scope)]
  const happens: readonly Act[] = [
    redeems(scope),
    passes(scope.ticks),
    changes(scope.employers),
    ...(scope.restores ? [restores] : []),
    ...(scope.signsIn ? [signsIn] : []),
  ]
  return {
    initial: start,
    key: worldKeys(),
    next(world) {
      const steps: Step<World>[] = []
      const add = (some: readonly Step<World>[]) => {
        for (const step of some) steps.push(step.to === world ? step : tidied(step))
      }
      for (const slot of scope.slots) for (const act of ofEach) add(act(machine, world, slot))
      for (const act of happens) add(act(machine, world))
      return steps
    },
    broken: brokenIn,
    ends: hasEnd,
    mustEnd: (world) => facts(world.employer).isRepresentative,
  }
}

/** Forgets what nothing can ask a dead link for any more, and the link itself once no key is on its way to it. */
function tidied(step: Step<World>): Step<World> {
  const { to } = step
  if (to.links.length === 0) return step
  const links: ModelLink[] = []
  let isTidy = to.links.length <= 2
  for (const link of to.links) {
    const waits = to.claims[link.of].is === 'linkIssued'
    const isOld = link !== to.links[0]
    if (link.state === 'open' ? waits || isInTime(link) : link.requests.length > 0 || (waits && !isOld))
      links.push(worn(link, isOld))
    isTidy &&= links.at(-1) === link
  }
  return isTidy ? step : { ...step, to: { ...to, links: links.slice(0, 2) } }
}

/** A dead link no longer knows whose it was, and an old one not even its age. */
function worn(link: ModelLink, isOld: boolean): ModelLink {
  if (link.state === 'open') return link
  return isOld
    ? { ...former, of: link.of, keysMade: link.keysMade }
    : link.bound === 'none'
      ? link
      : { ...link, bound: 'none' }
}

const former: ModelLink = {
  of: 0,
  minted: 0,
  accepted: null,
  state: 'newerLink',
  current: true,
  bound: 'none',
  requests: ['sent'],
  keysMade: 0,
  restored: false,
}

/**
 * Where the honest person at browser A may stand at the end (I-20): a working key, if the employer is
 * well; else the page that says why the online way does not serve, and what does. Whoever chose an officer is at
 * the beginning of another way, whose ends the model of the paths asks for.
 */
function hasEnd({ employer, claims: [a] }: World): boolean {
  if (a.is === 'elsewhere') return true
  if (a.is === 'completed') return employer !== 'blocked' && employer !== 'frozen'
  return employer !== 'well' && (a.is === 'referred' || a.is === 'closed')
}
