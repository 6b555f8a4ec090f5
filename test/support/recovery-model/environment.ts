import type { Step } from '../explorer/explore.ts'
import type { Act } from './acts.ts'
import { triesOf, now } from './bridge.ts'
import type { Claim, Employer, Tick, World } from './world.ts'
import { ageClaim, ageLink, isUnderWay, ticks } from './world.ts'

/** Time, and what happens to the employer meanwhile. */

export const passes =
  (names: readonly Tick[]): Act =>
  ({ tries, policy }, world) =>
    names.map((name): Step<World> => {
      const by = ticks[name]
      const isOver =
        world.tries === 'suspended' &&
        tries.standingAt(triesOf(world, by), now, policy.questions).kind === 'open'
      const [a, b] = world.claims
      return {
        act: `${name} pass`,
        to: {
          ...world,
          tries: isOver ? 0 : world.tries,
          claims: [ageClaim(a, by), ageClaim(b, by)],
          links: world.links.map((link) => ageLink(link, by)),
        },
        own: true,
      }
    })

interface Change {
  readonly act: string
  readonly from: Employer
  readonly to: Employer
  /** Whether the institution's own books change; the taxpayer registry's do not move the epoch. */
  readonly moves: boolean
  /** The address to which a message may be under way leaves the record. */
  readonly leaves?: true
}

const known: readonly Change[] = [
  { act: 'the key is blocked', from: 'well', to: 'blocked', moves: true },
  { act: 'the key is unblocked', from: 'blocked', to: 'well', moves: true },
  { act: 'the mail contact is removed', from: 'well', to: 'noMail', moves: true, leaves: true },
  { act: 'a mail contact is registered', from: 'noMail', to: 'well', moves: true },
  {
    act: 'the mail contact is changed for another that is in use already',
    from: 'well',
    to: 'well',
    moves: true,
    leaves: true,
  },
  { act: 'the employer is frozen', from: 'well', to: 'frozen', moves: true },
  { act: 'the employer is released', from: 'frozen', to: 'well', moves: true },
  { act: 'the RUC is suspended', from: 'well', to: 'rucSuspended', moves: false },
  { act: 'the RUC is active again', from: 'rucSuspended', to: 'well', moves: false },
  {
    act: 'the representative leaves, and only the registries know',
    from: 'well',
    to: 'representativeLeft',
    moves: false,
  },
  {
    act: 'the new representative is recorded',
    from: 'representativeLeft',
    to: 'representativeChanged',
    moves: true,
  },
  { act: 'the representative is appointed again', from: 'representativeChanged', to: 'well', moves: true },
]

export const changes =
  (employers: readonly Employer[]): Act =>
  (_, world) =>
    known
      .filter(({ from, to }) => from === world.employer && employers.includes(to))
      .map(({ act, to, moves, leaves = false }) => ({
        act,
        to: moves ? moved(world, to, leaves) : { ...world, employer: to },
        own: false,
      }))

const moved = (world: World, employer: Employer, leaves: boolean): World => ({
  ...world,
  employer,
  claims: [outdated(world.claims[0], leaves), outdated(world.claims[1], leaves)],
  links: world.links.map((link) => ({ ...link, current: false })),
})

const outdated = (claim: Claim, leaves: boolean): Claim =>
  claim.is === 'proving' || claim.is === 'ready' || claim.is === 'linkIssued'
    ? { ...claim, changed: true, addressLeft: claim.addressLeft || (leaves && isUnderWay(claim)) }
    : claim
