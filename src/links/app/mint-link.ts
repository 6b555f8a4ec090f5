import type { CaseId, EmployerId, LinkId, MessageId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Policy } from '../../policy/policy.ts'
import { codeFrom, showCode } from '../domain/token.ts'
import type { LinkStore } from './ports.ts'

export interface MintDeps {
  readonly links: LinkStore
  readonly policy: Policy['link']
  /** Public origin from the configuration, never from a request (L-17, ATK-01). */
  readonly origin: string
  newId(): LinkId
  newToken(): string
  newRef(): string
  randomBytes(count: number): Uint8Array
  digestOf(secret: string): Uint8Array
  /** Keyed, because a code of 40 bits could be guessed from a plain digest. */
  codeDigest(code: string): Uint8Array
}

export interface MintRequest {
  readonly messageId: MessageId
  readonly employerId: EmployerId
  readonly caseId: CaseId
  /** Seconds the person chose, when there was a choice. */
  readonly lifeSeconds: number | undefined
}

/**
 * Makes the token of one delivery attempt (L-01, L-02), in the worker's transaction. The token exists
 * from here to the hand-over and nowhere else; what stays is its digest. It stands in the fragment of
 * the address, where no server, log or scanner sees it (L-15).
 */
export async function mintLink(deps: MintDeps, tx: Tx, request: MintRequest) {
  if (!(await deps.links.isAwaited(tx, request.messageId)))
    return { kind: 'void', reason: 'caseMovedOn' } as const
  const token = deps.newToken()
  const code = codeFrom(deps.randomBytes(8))
  const ref = deps.newRef()
  const linkId = deps.newId()
  const lifeSeconds = request.lifeSeconds ?? deps.policy.life
  const isMinted = await deps.links.mint(tx, {
    id: linkId,
    employerId: request.employerId,
    caseId: request.caseId,
    messageId: request.messageId,
    ref,
    digest: deps.digestOf(token),
    codeDigest: deps.codeDigest(code),
    lifeSeconds,
    capSeconds: Math.max(deps.policy.cap, lifeSeconds),
  })
  if (!isMinted) return { kind: 'void', reason: 'superseded' } as const
  return {
    kind: 'minted',
    linkId,
    url: `${deps.origin}/clave/${ref}#${token}`,
    code: showCode(code),
    lifeSeconds,
  } as const
}

/** Whether a mint would still mint, without minting: for a late message that carries no token. */
export const wantsLink = async (deps: MintDeps, tx: Tx, request: MintRequest) =>
  (await deps.links.isAwaited(tx, request.messageId))
    ? true
    : ({ kind: 'void', reason: 'caseMovedOn' } as const)
