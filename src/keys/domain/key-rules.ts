import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Policy } from '../../policy/policy.ts'
import { isCommonKey, type CommonKeys } from './common-keys.ts'
import { fold, readAsLetters } from './fold.ts'
import { acceptedCharacter, shownCharacter, unacceptedCharacter } from './key-alphabet.ts'
import { hasSeries } from './key-series.ts'
import { longestInput, normalKey } from './normal-key.ts'
import { holdsOneOf, ownParts, type KeyContext, type OwnDatum } from './own-parts.ts'

/** The rules a key can break, with what `p12.err.*` has to say about it. A key that was used before is found by its hash, elsewhere. */
export type BrokenKeyRule =
  | { readonly rule: 'empty' }
  | { readonly rule: 'short'; readonly min: number }
  | { readonly rule: 'long'; readonly max: number; readonly n: number }
  | { readonly rule: 'upper' | 'lower' | 'digit' | 'symbol' | 'seq' | 'common' }
  | { readonly rule: 'own'; readonly which: OwnDatum }
  /** `c`: the character, or `U+0020` and the like when it would show nothing. */
  | { readonly rule: 'char'; readonly c: string }

/** In the order in which broken rules are reported. */
export const keyRuleIds = [
  'empty',
  'short',
  'long',
  'upper',
  'lower',
  'digit',
  'symbol',
  'own',
  'seq',
  'common',
  'char',
] as const

/** Letters and digits of every script; a sign is what is neither, and no space. */
export const kinds = {
  upper: /\p{Lu}/u,
  lower: /\p{Ll}/u,
  digit: /\p{Nd}/u,
  symbol: /[\p{P}\p{S}]/u,
} as const

/**
 * Judges a new key by the rules of the policy (P-12; ATK-31 to ATK-34). Accepted, it answers the key
 * in its normal form; refused, every broken rule in the order of `keyRuleIds`, so that the person
 * corrects them all at once. Pure, below 50 µs for a key of ordinary length.
 */
export function judgeKey(
  raw: string,
  context: KeyContext,
  rules: Policy['key'],
  common: CommonKeys,
): Outcome<string, 'CLV-170', readonly BrokenKeyRule[]> {
  if (raw === '') return refused('CLV-170', [{ rule: 'empty' }])
  if (raw.length > longestInput) return refused('CLV-170', [{ rule: 'long', max: rules.max, n: raw.length }])
  const key = normalKey(raw)
  const broken = [...brokenRules(key, context, rules, common)]
  return broken.length === 0 ? ok(key) : refused('CLV-170', broken)
}

function* brokenRules(
  key: string,
  context: KeyContext,
  rules: Policy['key'],
  common: CommonKeys,
): Generator<BrokenKeyRule> {
  const characters = Array.from(key)
  const n = characters.length
  if (n < rules.min) yield { rule: 'short', min: rules.min }
  if (n > rules.max) yield { rule: 'long', max: rules.max, n }

  // A capital that the portal does not accept is no capital: else correcting it would break the next rule.
  const accepted = characters.filter((character) => acceptedCharacter(character, rules.alphabet)).join('')
  for (const kind of ['upper', 'lower', 'digit', 'symbol'] as const)
    if (rules.classes[kind] && !kinds[kind].test(accepted)) yield { rule: kind }

  const folded = fold(key)
  const letters = readAsLetters(folded)
  for (const { which, parts } of ownParts(context, rules))
    if (holdsOneOf(parts, folded, letters)) yield { rule: 'own', which }

  if (hasSeries(key, rules.series)) yield { rule: 'seq' }
  if (rules.blocklist && isCommonKey(key, common, context.institutionWords)) yield { rule: 'common' }

  const character = unacceptedCharacter(characters, rules.alphabet)
  if (character !== undefined) yield { rule: 'char', c: shownCharacter(character) }
}
