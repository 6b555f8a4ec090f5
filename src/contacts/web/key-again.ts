import type { CurrentSession } from '../../keys/web/current-session.ts'
import type { confirmKey } from '../../keys/app/confirm-key.ts'
import type { RawSignIn } from '../../keys/app/sign-in.ts'
import type { Visit } from '../../platform/web/context.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'

export interface KeyAgainDeps {
  confirmKey(raw: RawSignIn): ReturnType<typeof confirmKey>
  readonly limits: NetworkLimits
}

/** The key once more, before a session begins to change where codes and links go (ATK-43); refused ones count like a sign-in. */
export const keyAgain = (
  { confirmKey: confirm, limits }: KeyAgainDeps,
  { who: { identifier, branchCode } }: CurrentSession,
  { browserName: browser, network }: Visit,
  typed: { readonly form: string; readonly key: string },
): ReturnType<typeof confirmKey> =>
  withinLimit(
    limits,
    ['signInFailure', network],
    () => confirm({ ...typed, identifier, branchCode, browser, network }),
    ({ ok }) => !ok,
  )
