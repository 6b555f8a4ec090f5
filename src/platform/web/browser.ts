import type { Refusals } from './repeats.ts'
import type { CaseId, LinkId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'

/**
 * What one browser carries between two pages, sealed so that it can be neither read nor changed there.
 * It says only who is asking and what was typed; what is true stands in the database, so an older copy
 * played back gains nothing (ATK-13). Any instance can read it: none keeps sessions of its own.
 */
export interface BrowserState {
  readonly id: string
  readonly seenAt: Instant
  readonly caseId?: CaseId
  /** A case that was found with its code and the digits (P-95): its state may be looked at from here, and no more. */
  readonly viewing?: CaseId
  /** What was typed on P-02, kept until it was answered, so that no fault makes anyone type it twice. */
  readonly typed?: TypedIdentity
  /** Answers to questions of one set, until the last one sends them all to the judge. Stored nowhere else. */
  readonly answers?: {
    readonly setKey: string
    readonly given: readonly (Readonly<Record<string, string>> | null)[]
  }
  /** Where somebody wanted to go who first has to say for which company: the pair leads back there (P-16, P-70). */
  readonly errand?: 'centre' | 'firstKey' | 'turn' | 'unlock' | 'unlockKey' | 'signed'
  /** How somebody said that they want to be seen before they came to book it (P-30), so that P-40 does not begin with nothing. */
  readonly turnKind?: 'counter' | 'video'
  /** What was chosen of a turno before it is confirmed (P-40 to P-44), of the case that it was chosen for. */
  readonly turn?:
    | {
        readonly caseId: CaseId
        readonly kind: 'counter' | 'video'
        readonly support: readonly ('lsec' | 'kichwa' | 'access')[]
        readonly centreId?: string | undefined
        /** Milliseconds; of one that is to take the place of another. */
        readonly from?: number | undefined
        readonly earlier?: boolean | undefined
        readonly mail?: string | undefined
        readonly phone?: string | undefined
        /** Neither is wanted. */
        readonly silent?: boolean | undefined
        /** The booked one that is to be changed. */
        readonly instead?: string | undefined
      }
    | undefined
  /** A question to the registries that took longer than anyone should look at a white page (P-03). */
  readonly asking?: { readonly nonce: string; readonly since: Instant }
  /** A link that was opened here and waits for its key; the token itself is not needed again. */
  readonly link?: { readonly id: LinkId; readonly evidence: string }
  /** While a message is on its way nothing typed is on the page, and the mail may take its time. */
  readonly waiting?: boolean
  /** While a request is with whoever has to sign it, the browser keeps its case for as long as that may take. */
  readonly signing?: boolean
  /** Two deposits are on their way to a debit account: it keeps the case until they are over, so that they can come back. */
  readonly depositing?: boolean
  /** Where a form that was already used has led, so that sending it twice leads there again (F-27). */
  readonly notice?: string
  /** What a passkey was asked to sign, and in which ceremony: the answer is held against this and nothing else. */
  readonly challenge?: { readonly value: string; readonly ceremony: string; readonly since: Instant }
  /** What was taken along to the provider of the institution's accounts, and for what. */
  readonly account?:
    | {
        readonly state: string
        readonly nonce: string
        readonly verifier: string
        readonly ceremony: string
        readonly since: Instant
      }
    | undefined
  /** What was taken along to the affiliate key's own service, and for which case. */
  readonly affiliate?:
    | {
        readonly state: string
        readonly nonce: string
        readonly verifier: string
        readonly caseId: CaseId
        readonly epoch: number
        readonly since: Instant
      }
    | undefined
  /** Digest of the invitation that was opened here and waits for a passkey, base64url; opens nothing elsewhere. */
  readonly invitation?: string
  /** The same of the invitation with which a representative makes a passkey on their own phone. */
  readonly keyInvitation?: string
  /** The place that stands over the date of the request letter (P-92). */
  readonly letterCity?: string
  /** The day, `YYYY-MM-DD`, on which somebody means to go to a centre; it is on their calendar and nowhere here. */
  readonly visitDay?: string
  /** The code of the certificate that is being checked here; it was typed, and counted. */
  readonly certificateCode?: string
  /** What was refused here lately, so that the same try over and over is met with what helps instead. */
  readonly refusals?: Refusals
  /** Whose certificate was asked for, while who has no script waits; whether it is anybody's nobody knows yet. */
  readonly certificate?: { readonly ruc: string; readonly sucursal: string }
  /** Where the page of an outage leads back to, when the registry was asked for a key that waits (P-21). */
  readonly retryAt?: '/clave/nueva' | '/clave/desbloquear' | '/hogar/cuenta/espera'
}

export interface TypedIdentity {
  readonly ruc: string
  readonly cedula: string
  readonly sucursal: string
  /** The RUC that was doubted once; sent again unchanged, it goes on (DOMAIN 2.4 rule 4). */
  readonly doubted?: string
  /** What was chosen on P-60. Of a household employer the cédula is the whole identity, and `ruc` stays empty. */
  readonly kind?: 'home' | 'natural'
}
