import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import type { Invitation, InvitationStore } from './ports.ts'

export interface OpenInvitationDeps {
  readonly invitations: InvitationStore
  readonly atomically: Atomically
  tokenDigest(token: string): Uint8Array
  codeDigest(code: string): Uint8Array
  sameBytes(a: Uint8Array, b: Uint8Array): boolean
}

/** What somebody shows for an invitation: the token of the link, or the code that stands below it in the mail. */
export type ShownInvitation = { readonly token: string } | { readonly code: string }

/**
 * Opens an invitation in one browser. It uses nothing up: whoever has the mail opens it again elsewhere. Tries of the
 * typed code are taken before it is compared, five in all (L-08); a token is too long to be guessed.
 */
export async function openInvitation(
  deps: OpenInvitationDeps,
  ref: string,
  shown: ShownInvitation,
  browser: Uint8Array,
): Promise<Outcome<undefined, 'invitationOver' | 'codeMismatch', { readonly left: number }>> {
  const over = refused('invitationOver', { left: 0 })
  const invitation = await deps.invitations.find(ref)
  if (invitation === undefined || !invitation.isLive) return over
  const isShown =
    'token' in shown
      ? deps.sameBytes(deps.tokenDigest(shown.token), invitation.digest)
      : await isItsCode(deps, invitation, shown.code)
  if (isShown === true) {
    const bound = await deps.atomically((tx) => deps.invitations.bind(tx, ref, browser))
    return bound ? ok(undefined) : over
  }
  return isShown === false || isShown === 0 ? over : refused('codeMismatch', { left: isShown })
}

/** True, or how many tries are left. */
async function isItsCode(
  deps: OpenInvitationDeps,
  { ref, codeDigest }: Invitation,
  code: string,
): Promise<true | number> {
  const left = await deps.invitations.reserve(ref, 'code')
  if (left === null) return 0
  if (!deps.sameBytes(deps.codeDigest(code), codeDigest)) return left
  await deps.invitations.giveBack(ref, 'code')
  return true
}

/** The invitation that this browser has opened, while it is worth something. */
export async function openedInvitation(
  { invitations, sameBytes }: Pick<OpenInvitationDeps, 'invitations' | 'sameBytes'>,
  ref: string,
  browser: Uint8Array,
): Promise<Invitation | undefined> {
  const found = await invitations.find(ref)
  if (found === undefined || !found.isLive || found.browser === null) return undefined
  return sameBytes(found.browser, browser) ? found : undefined
}
