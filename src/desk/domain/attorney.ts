import type { CivilDay } from '../../kernel/civil-day.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { canonical } from './canonical.ts'

/** The power that an attorney showed, as the officer copied it from the paper. */
export interface Power {
  readonly notary: string
  /** The day of the deed. */
  readonly powerOn: CivilDay
  readonly scope: string
}

/** Characters of what an officer copies; what is longer is cut. */
export const longestNotary = 120
export const longestScope = 500

/** Whoever came with a power, by their own document (SCREENS S-07). */
export interface NamedAttorney extends Power {
  /** A cédula whose form is right. */
  readonly document: string
}

/** The same, as it is kept: enough to know the person again, not enough to read their number. */
export interface Attorney extends Power {
  /** Hex of the keyed digest that members of the staff are known by, too. */
  readonly person: string
  readonly masked: string
}

export type AttorneyRefusal = 'powerInFuture' | 'representative'

/**
 * Whether somebody can have come with this power. `powerInFuture`: the deed would be of a day that has not come;
 * `representative`: who opened the case needs no power, and is attended as themselves.
 */
export function judgeAttorney<T extends Pick<NamedAttorney, 'document' | 'powerOn'>>(
  attorney: T,
  { claimant, today }: { readonly claimant: string; readonly today: CivilDay },
): Outcome<T, AttorneyRefusal> {
  if (attorney.document === claimant) return refused('representative')
  return attorney.powerOn > today ? refused('powerInFuture') : ok(attorney)
}

/** What an approval and the log are bound to. */
export const attorneyParts = ({ person, masked, notary, powerOn, scope }: Attorney) =>
  [person, masked, notary, powerOn, scope] as const

/** One text of all of it; the log keeps its keyed digest. */
export const canonicalAttorney = (attorney: Attorney): string =>
  canonical('clavero.attorney.1', attorneyParts(attorney))
