import type { ContactId, EmployerId, Id } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Atomically, Tx } from '../../../kernel/transaction.ts'
import type { PairToCheck } from './check-relation.ts'

export type HoldId = Id<'hold'>

/** What stood in the fields of P-02, as it was typed. */
export interface TypedFields {
  readonly ruc: string
  readonly cedula: string
  readonly sucursal: string
  readonly doubted?: string
  /** Which way the form was on (P-60). */
  readonly kind?: 'home' | 'natural'
}

export interface HeldIdentity {
  readonly typed: TypedFields
  /** The same, read: what the registries are asked about. */
  readonly pair: PairToCheck
}

/** A hold as the page of P-21 shows it. */
export interface HoldView {
  /** In the form of a case code. */
  readonly code: string
  readonly heldAt: Instant
  readonly expiresAt: Instant
  readonly noticeAsked: boolean
}

/** A hold whose person waits for M-15. */
export interface WaitingHold {
  readonly id: HoldId
  readonly code: string
  readonly sealed: string
  readonly lang: Lang
  readonly expiresAt: Instant
  /** How often the registries were asked on its behalf. */
  readonly rechecks: number
  readonly now: Instant
}

export interface HeldIdentityStore {
  /** Id and code of what this browser has on hold, held until the transaction ends. */
  lock(tx: Tx, browser: Uint8Array): Promise<{ readonly id: HoldId; readonly code: string } | undefined>
  /** Writes for 24 hours from now; one a browser. */
  put(
    tx: Tx,
    hold: { id: HoldId; code: string; browser: Uint8Array; sealed: string; lang: Lang },
  ): Promise<void>
  of(browser: Uint8Array): Promise<HoldView | undefined>
  /** Only for the browser that wrote it. */
  open(
    code: string,
    browser: Uint8Array,
  ): Promise<{ readonly id: HoldId; readonly sealed: string } | undefined>
  /** Asks for the notice and puts the first recheck in the queue, once; false when there is nothing to ask for. */
  askNotice(browser: Uint8Array, delaySeconds: number): Promise<boolean>
  waiting(id: HoldId): Promise<WaitingHold | undefined>
  /** Counts one recheck and puts the next one in the queue. */
  postpone(id: HoldId, delaySeconds: number): Promise<void>
  /** True for exactly one caller: the notice is decided on. */
  settle(tx: Tx, id: HoldId): Promise<boolean>
  /** One of the notices an employer may get today; false when there is none left. */
  takeNotice(tx: Tx, employerId: EmployerId): Promise<boolean>
  release(browser: Uint8Array): Promise<void>
}

/** An employer that can be written to, at its registered, confirmed and current mail (I-16). */
export interface ReachableEmployer {
  readonly id: EmployerId
  readonly identifier: string
  readonly legalName: string
  readonly mail: ContactId
}

/** The sealer's two halves; `context` is bound in, so that a value moved to another row does not open. */
export interface HoldSeal {
  seal(value: HeldIdentity, context: string): string
  open(sealed: string, context: string): unknown
}

export interface HoldDeps {
  readonly atomically: Atomically
  readonly holds: HeldIdentityStore
  readonly seal: HoldSeal
  newHoldId(now: Instant): HoldId
  newHoldCode(): string
}

/** Puts what was typed aside while a registry is out. A browser that comes back keeps its code. */
export async function holdIdentity(
  deps: HoldDeps,
  held: HeldIdentity & { readonly browser: Uint8Array; readonly lang: Lang; readonly now: Instant },
): Promise<void> {
  const { typed, pair, browser, lang, now } = held
  await deps.atomically(async (tx) => {
    const { id, code } = (await deps.holds.lock(tx, browser)) ?? {
      id: deps.newHoldId(now),
      code: deps.newHoldCode(),
    }
    await deps.holds.put(tx, { id, code, browser, lang, sealed: deps.seal.seal({ typed, pair }, id) })
  })
}

/** What was typed, for the browser that typed it and whoever knows the code and the last digits (P-95). */
export async function resumeHeld(
  deps: Pick<HoldDeps, 'holds' | 'seal'>,
  asked: { readonly code: string; readonly digits: string },
  browser: Uint8Array,
): Promise<TypedFields | undefined> {
  const hold = await deps.holds.open(asked.code, browser)
  const held = hold === undefined ? undefined : openHeld(deps.seal, hold)
  return held?.pair.document.endsWith(asked.digits) === true ? held.typed : undefined
}

/** Undefined when it was sealed under a secret that is no longer known. */
export const openHeld = (
  seal: HoldSeal,
  hold: { readonly id: HoldId; readonly sealed: string },
): HeldIdentity | undefined => seal.open(hold.sealed, hold.id) as HeldIdentity | undefined
