import { createChance, type Chance } from '../../src/entry/demo/chance.ts'

/** Chance of one person, one mailbox or one registry: what others do never moves it, so that a day can be repeated. */
export interface OwnChance extends Chance {
  /** Whole seconds from `least` to `most`. */
  between(least: number, most: number): number
  /** True so many times in a hundred. */
  isOne(percent: number): boolean
}

/** A chance for every name under the seed of the day. */
export function ownChance(seed: number, name: string): OwnChance {
  // FNV-1a over the name: two names that differ in a digit start far apart.
  let mixed = (0x811c9dc5 ^ seed) >>> 0
  for (const letter of name) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  const chance = createChance(mixed)
  return {
    ...chance,
    between: (least, most) => least + chance.int(most - least + 1),
    isOne: (percent) => chance.int(100) < percent,
  }
}
