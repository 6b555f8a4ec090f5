import type { Chance } from './chance.ts'
import type { Input } from './input.ts'

/** One reader of octets from outside, and what it is fed with. */
export interface Target {
  /** The exported name of what is called. */
  readonly name: string
  /** Where it stands, under `src`. */
  readonly file: string
  /** What it is there to read; the inputs are bent from them. */
  readonly seeds: readonly Input[]
  /** An input made by the grammar of what is read; every third input is one, where there is a grammar. */
  readonly make?: (chance: Chance) => Input
  /** Whether it promises to take any value at all, and not only texts where texts belong. */
  readonly free?: true
  /** Characters of one text. Default 4,096: what a field of a form may hold. */
  readonly longest?: number
  /** Part of the inputs, where one takes long; the quickest have 1. */
  readonly share?: number
  /**
   * Reads. What it may throw it says in `refuses`; it throws `Unsound` for a value that cannot be what the
   * reader promises.
   */
  readonly call: (input: never) => unknown
  /** Whether this is the refusal that the reader documents. Default: it throws nothing. */
  readonly refuses?: (fault: unknown) => boolean
}

/** What was read is not what is promised to come out. */
export class Unsound extends Error {
  override readonly name = 'Unsound'
}

/** Says no to a value that must not come out. */
export function must(holds: boolean, says: string): void {
  if (!holds) throw new Unsound(says)
}

export const longestByDefault = 4_096
