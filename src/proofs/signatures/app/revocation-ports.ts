import type { Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { SerialPage } from '../domain/serial-pages.ts'
import type { TrustEntry } from '../domain/trust.ts'

/** A list that was read whole, and that the key of an entry of the trust store has signed. */
export interface ReadList {
  readonly issuerKeySha256: string
  /** DER of its issuing distribution point; empty where it is about everything that its issuer has issued. */
  readonly scope: Uint8Array
  readonly sha256: string
  readonly octets: Uint8Array
  readonly entries: number
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant
  /** In decimal; none where the list has none. */
  readonly number: string | undefined
  readonly pages: readonly SerialPage[]
}

/** Why a list is not taken. What was fetched before stays as it is. */
export type ListFault =
  | 'address'
  | 'inside'
  | 'connection'
  | 'timeout'
  | 'redirect'
  | 'status'
  | 'tooLarge'
  /** Not the list of this authority, or one that says what is not understood. */
  | 'unreadable'
  | 'notSigned'
  | 'stale'
  | 'future'
  | 'scope'
  /** The one that is here is newer. */
  | 'older'
  /** The process that reads lists ended. */
  | 'broken'

/** Where a list comes from. */
export type ListOrigin =
  | {
      readonly url: string
      /** What the address said of the list that is here: it may answer that nothing has changed. */
      readonly etag: string | undefined
      readonly lastModified: string | undefined
    }
  | { readonly octets: Uint8Array }

export type ListReading =
  | {
      readonly is: 'read'
      readonly list: ReadList
      readonly etag: string | undefined
      readonly lastModified: string | undefined
    }
  | { readonly is: 'unchanged' }
  | { readonly is: 'refused'; readonly fault: Exclude<ListFault, 'older'>; readonly detail: string }

/** Fetches and reads lists in a thread of its own, so that 200,000 entries hold up nobody. Never throws. */
export interface ListReader {
  read(origin: ListOrigin, issuer: TrustEntry, at: Instant): Promise<ListReading>
  close(): Promise<void>
}

/** A list as it is looked up: everything but what it lists. */
export interface KeptList {
  readonly id: number
  readonly scope: Uint8Array
  readonly sha256: string
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant
  readonly address: string | null
}

/** How it last went at an address. */
export interface FetchState {
  readonly issuerKeySha256: string
  readonly address: string
  readonly askedAt: Instant
  readonly wellAt: Instant | null
  readonly fault: ListFault | null
  readonly etag: string | undefined
  readonly lastModified: string | undefined
}

export interface RevocationLists {
  /**
   * Takes a list in place of an older one of the same authority and scope. `known`: it is the one that is here.
   * `older`: the one that is here is newer, by its date or its number; nothing changes.
   */
  put(list: ReadList, address: string | undefined, tx?: Tx): Promise<'taken' | 'known' | 'older'>
  /** The newest of each scope. */
  of(issuerKeySha256: string): Promise<readonly KeptList[]>
  /** The same of all authorities, by their keys. */
  newest(): Promise<ReadonlyMap<string, readonly KeptList[]>>
  /**
   * Since when the list says that it is revoked; undefined where it does not name it. `gone`: another list has taken its
   * place since it was looked up, and what it named cannot be read any more: it says nothing, and least of all that a
   * certificate is good.
   */
  since(listId: number, serial: Uint8Array): Promise<Instant | undefined | 'gone'>
  fetches(): Promise<readonly FetchState[]>
  noteFetch(state: Omit<FetchState, 'askedAt' | 'wellAt'>): Promise<void>
  /**
   * Has an address asked in the next round, which begins at once: a certificate names it and no list here covers it.
   * Nothing happens for one that is known, nor when an authority has 64 of them.
   */
  want(issuerKeySha256: string, address: string): Promise<void>
}

/** Where lists are looked up. */
export type ListLookup = Pick<RevocationLists, 'of' | 'since' | 'want'>

/**
 * Sends a question to a responder: 3 s, 64 kB, no redirect, nothing inside. Never throws; `resting` where the responder
 * failed several times and is left alone for a while.
 */
export interface OcspTransport {
  post(address: string, request: Uint8Array): Promise<Outcome<Uint8Array, ListFault | 'resting'>>
}

/** What judged requests stand on, once for all that stand on the same. */
export interface EvidenceKeeper {
  /** Keeps an answer. A list is here already. Both go two days after nothing stands on them. */
  keepAnswer(sha256: string, octets: Uint8Array): Promise<void>
  /** A list or an answer, octet for octet as it came. */
  find(sha256: string): Promise<Uint8Array | undefined>
}
