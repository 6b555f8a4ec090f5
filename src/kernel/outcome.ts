/**
 * Three kinds of no. A *refusal* is an expected answer: it is returned, with a code from the
 * catalogue. A *fault* is the world failing: it is thrown, retried, and never counted against the
 * person. A *defect* is ours. Only refusals have a type here.
 */
export type Ok<T> = { readonly ok: true; readonly value: T }
export type Refused<C extends string, D = undefined> = {
  readonly ok: false
  readonly code: C
  readonly detail: D
}
export type Outcome<T, C extends string, D = undefined> = Ok<T> | Refused<C, D>

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

export function refused<C extends string>(code: C): Refused<C>
export function refused<C extends string, D>(code: C, detail: D): Refused<C, D>
export function refused<C extends string, D>(code: C, detail?: D): Refused<C, D | undefined> {
  return { ok: false, code, detail }
}

/**
 * What a registry adapter may answer (DOMAIN.md 4.3). Exactly one of these, and exceptions never
 * cross the port. Only `notFound`, and a `found` record that contradicts what was typed, may ever
 * count against a person; every other outcome is ours or the registry's (I-10).
 */
export type RegistryAnswer<R> =
  | { readonly kind: 'found'; readonly record: R; readonly asOf: Date; readonly source: string }
  | { readonly kind: 'notFound'; readonly source: string }
  | {
      readonly kind: 'partial'
      readonly record: Partial<R>
      readonly missing: readonly string[]
      readonly asOf: Date
      readonly source: string
    }
  | { readonly kind: RegistryOutage; readonly source: string; readonly retryAt?: Date }

export type RegistryOutage = 'unavailable' | 'timeout' | 'unauthorized' | 'malformed' | 'stale'
