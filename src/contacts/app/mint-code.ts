import type { ChangeId, EmployerId, MessageId, TextId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { codeFrom } from '../domain/code.ts'
import type { CodeStore } from './ports.ts'

export interface MintCodeDeps {
  readonly codes: CodeStore
  /** Below the bound, each equally likely. */
  random(bound: number): number
  /** Keyed, because a million codes are soon tried out. */
  codeDigest(id: ChangeId, code: string): Uint8Array
  /** Seconds. */
  readonly lifeSeconds: number
}

/** Makes the code of one hand-over, in the worker's transaction: it rests nowhere, and ends the one before (L-01, L-02). */
export async function mintCode(
  deps: MintCodeDeps,
  tx: Tx,
  request: { readonly employerId: EmployerId; readonly changeId: ChangeId; readonly messageId: MessageId },
) {
  const { lifeSeconds } = deps
  const code = codeFrom(deps.random(1_000_000))
  const digest = deps.codeDigest(request.changeId, code)
  const destination = await deps.codes.mint(tx, { ...request, digest, lifeSeconds })
  return destination === undefined
    ? ({ kind: 'void', reason: 'changeMovedOn' } as const)
    : ({ kind: 'minted', destination, code, lifeSeconds } as const)
}

/** The same for the text message to a new mobile. */
export async function mintTextCode(
  deps: MintCodeDeps,
  tx: Tx,
  request: { readonly employerId: EmployerId; readonly changeId: ChangeId; readonly textId: TextId },
) {
  const code = codeFrom(deps.random(1_000_000))
  const digest = deps.codeDigest(request.changeId, code)
  const minted = await deps.codes.mintText(tx, { ...request, digest, lifeSeconds: deps.lifeSeconds })
  return minted === undefined
    ? ({ kind: 'void', reason: 'changeMovedOn' } as const)
    : ({ kind: 'minted', code, ...minted } as const)
}
