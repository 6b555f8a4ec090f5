import type { Act } from './acts.ts'
import type { Claim, World } from './world.ts'

/**
 * The database is restored from its newest copy: what people did since is forgotten, and what they did away with
 * stands there again (F-34). That time went by meanwhile is a step of the clock by itself.
 */
export const restores: Act = ({ restoreEpochOfLink }, { copy }) =>
  copy === null
    ? []
    : [
        {
          act: 'the database is restored from a copy of the moment when the last link was minted',
          to: restored(copy, restoreEpochOfLink),
          own: false,
        },
      ]

const restored = (copy: World, movesLinks: boolean): World => ({
  ...copy,
  claims: [marked(copy.claims[0]), marked(copy.claims[1])],
  links: copy.links.map((link) => ({ ...link, restored: true, current: link.current && !movesLinks })),
})

const marked = (claim: Claim): Claim => (claim.is === 'none' ? claim : { ...claim, restored: true })
