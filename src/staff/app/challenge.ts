import { secondsBetween, type Instant } from '../../kernel/time.ts'

/** What a browser was asked to sign, as it carries it: sealed, so that it can neither choose nor change it. */
export interface IssuedChallenge {
  /** Base64url, 256 random bits. */
  readonly value: string
  /** One ceremony only: `signIn`, or `register:` and the invitation it is for. */
  readonly ceremony: string
  readonly since: Instant
}

/**
 * Whether this challenge may still be answered, in this ceremony. That it is used once the database knows.
 * @param life Seconds.
 */
export function isOpen(
  issued: IssuedChallenge | undefined,
  { ceremony, now, life }: { readonly ceremony: string; readonly now: Instant; readonly life: number },
): issued is IssuedChallenge {
  if (issued === undefined || issued.ceremony !== ceremony) return false
  const age = secondsBetween(issued.since, now)
  return age >= 0 && age < life
}
