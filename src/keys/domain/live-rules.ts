import type { Policy } from '../../policy/policy.ts'
import { lookAlikes } from './fold.ts'
import type { KeyAlphabet } from './key-alphabet.ts'
import { kinds } from './key-rules.ts'
import { seriesRows } from './key-series.ts'
import { ownParts, type KeyContext, type OwnParts } from './own-parts.ts'

type Kind = keyof typeof kinds

/**
 * Everything the browser needs to judge a key while it is typed, as plain JSON, so that it agrees with
 * the server without sharing code (ATK-31). Only `common` and `reused` are left to the server. It
 * holds parts of the person's own data: it belongs on the page where the key is set, and nowhere else.
 */
export interface LiveRules {
  /** Code points after NFC. */
  readonly min: number
  readonly max: number
  readonly alphabet: KeyAlphabet
  /** Kinds of character that are asked for, each with the source of its expression (flag `u`). */
  readonly classes: readonly { readonly kind: Kind; readonly pattern: string }[]
  readonly own: readonly OwnParts[]
  /** A part with letters is also looked for with these read as letters, in key and part alike. */
  readonly lookAlikes: Readonly<Record<string, string>>
  /** Refused from this length on: equal characters, or neighbours of one of the rows, both ways. */
  readonly series: { readonly length: number; readonly rows: readonly string[] }
}

/** The live table of a policy for one person. */
export const liveRules = (rules: Policy['key'], context: KeyContext): LiveRules => ({
  min: rules.min,
  max: rules.max,
  alphabet: rules.alphabet,
  classes: (['upper', 'lower', 'digit', 'symbol'] as const)
    .filter((kind) => rules.classes[kind])
    .map((kind) => ({ kind, pattern: kinds[kind].source })),
  own: ownParts(context, rules).filter(({ parts }) => parts.length > 0),
  lookAlikes,
  series: { length: rules.series, rows: seriesRows },
})
