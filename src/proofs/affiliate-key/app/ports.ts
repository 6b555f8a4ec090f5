import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'

/** What goes along to the service and has to come back with its answer. Base64url, 256 random bits each. */
export interface AffiliateChallenge {
  readonly state: string
  readonly nonce: string
  /** Of PKCE (RFC 7636): shown to the service with the code, and to no browser. */
  readonly verifier: string
}

/** The same as a browser carries it, sealed: for one case, as its employer was then. */
export interface IssuedAffiliate extends AffiliateChallenge {
  readonly caseId: CaseId
  readonly epoch: number
  /** By the clock of the database. */
  readonly since: Instant
}

/**
 * `away`: nothing is known, for the service was silent or said what cannot be believed (I-10). `refused`: the service
 * let nobody in, as with a key that is locked. `cancelled`: the person left its page.
 */
export type AffiliateTrouble = 'away' | 'refused' | 'cancelled'

export type AffiliateSaid =
  | { readonly is: 'good'; readonly value: string }
  /** `why` is for the log: names of the protocol, never a token or what somebody typed. */
  | { readonly is: AffiliateTrouble; readonly why: string }

/** The affiliate key's own service. It throws for nothing that the service or a browser can send. */
export interface AffiliateService {
  /** The address there to which the browser goes. */
  ask(challenge: AffiliateChallenge): Promise<AffiliateSaid>
  /**
   * The cédula of whoever signed in there, not longer ago than `secondsSince`.
   *
   * @param answer What stands behind the question mark of the address that the browser came back to.
   */
  judge(answer: string, challenge: AffiliateChallenge, secondsSince: number): Promise<AffiliateSaid>
}

/** What the institution has set up. */
export interface AffiliateParts {
  readonly service: AffiliateService
  /** Where whoever forgot the affiliate key, or locked it, mends it; there, not here. */
  readonly forgotHref: string
  /** What the address bar will show, for whoever compares. */
  readonly host: string
}

export interface AffiliateStore {
  /** Uses a sign-in up, whatever becomes of it. False where it was used before, here or in another case. */
  use(tx: Tx, of: LoadedCase, state: Uint8Array): Promise<boolean>
}
