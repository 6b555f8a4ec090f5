import type { DelegationId, EmployerId, MessageId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { codeFrom, codeLength, showCode } from '../../links/domain/token.ts'
import type { InvitationStore } from './ports.ts'

export interface MintInvitationDeps {
  readonly store: Pick<InvitationStore, 'mint'>
  /** The one configured public origin, without a slash at the end (L-17). */
  readonly origin: string
  newToken(): string
  newRef(): string
  randomBytes(count: number): Uint8Array
  /** Keyed for invitations alone: no token of another kind has this digest (L-09). */
  tokenDigest(token: string): Uint8Array
  codeDigest(code: string): Uint8Array
}

export interface MintedInvitation {
  readonly kind: 'minted'
  readonly destination: string
  /** With the token in its fragment (L-15); in memory only, from here to the hand-over. */
  readonly url: string
  readonly code: string
  readonly diesAt: Instant
}

/** Called at the hand-over of the mail, in the transaction that claims it (L-01, L-02). */
export async function mintInvitation(
  deps: MintInvitationDeps,
  tx: Tx,
  asked: {
    readonly employerId: EmployerId
    readonly delegationId: DelegationId
    readonly messageId: MessageId
  },
): Promise<MintedInvitation | { readonly kind: 'void'; readonly reason: string }> {
  const token = deps.newToken()
  const code = codeFrom(deps.randomBytes(codeLength))
  const ref = deps.newRef()
  const minted = await deps.store.mint(tx, {
    ...asked,
    ref,
    digest: deps.tokenDigest(token),
    codeDigest: deps.codeDigest(code),
  })
  return minted === undefined
    ? { kind: 'void', reason: 'notInvited' }
    : {
        kind: 'minted',
        destination: minted.mail,
        url: `${deps.origin}/acceso/${ref}#${token}`,
        code: showCode(code),
        diesAt: minted.diesAt,
      }
}
