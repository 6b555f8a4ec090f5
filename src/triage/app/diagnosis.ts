import type { Instant } from '../../kernel/time.ts'
import type { RegistrySource } from '../../policy/policy.ts'
import type { RowId } from '../domain/row-types.ts'

/** One thing that happened, with its times; the page puts it into words. Durations are in seconds. */
export type Happening =
  | { readonly is: 'linkAsked' | 'linkOpened' | 'linkExpired' | 'linkReplaced'; readonly at: Instant }
  /** The mail server took it `after` seconds: from there on the life of the link ran. */
  | { readonly is: 'linkAccepted' | 'linkAcceptedLate'; readonly at: Instant; readonly after: number }
  | { readonly is: 'linkVoid' }
  | { readonly is: 'mailPutOff'; readonly at: Instant; readonly next: Instant | null }
  | {
      readonly is: 'mailFull' | 'mailFiltered' | 'mailOurs' | 'mailSuppressed' | 'mailUnknown'
      readonly at: Instant
    }
  | { readonly is: 'mailUnopened'; readonly at: Instant; readonly until: Instant }
  | { readonly is: 'mailUnsure'; readonly until: Instant }
  | { readonly is: 'mailAnswersAgain'; readonly at: Instant }
  | { readonly is: 'codesSpent' | 'linksSpent' }
  | { readonly is: 'answersRefused'; readonly refused: number; readonly left: number }
  | { readonly is: 'suspended' | 'suspensionOver'; readonly until: Instant }
  | { readonly is: 'idle'; readonly since: Instant; readonly life: number }
  | { readonly is: 'rucSuspended' | 'rucCancelled'; readonly at: Instant }
  | { readonly is: 'blocked'; readonly at: Instant }
  | { readonly is: 'noMail' | 'newMailUnconfirmed' | 'notBlocked' | 'noKeyYet' | 'thinFile' | 'attendedOnly' }
  | { readonly is: 'newMailCooling'; readonly from: Instant }
  | { readonly is: 'stopped' | 'reported' | 'employerChanged'; readonly at: Instant }
  | { readonly is: 'registryDown'; readonly registry: RegistrySource }
  | { readonly is: 'signedRejected'; readonly at: Instant }
  | { readonly is: 'paperToFix' }

/** Where the way that works first time begins. `wait`: nothing is the person's to do. */
export type Go =
  | 'askLink'
  | 'restart'
  | 'waitForMail'
  | 'ways'
  | 'unlock'
  | 'firstKey'
  | 'ruc'
  | 'noMail'
  | 'sign'
  | 'papers'
  | 'questions'
  | 'status'
  | 'wait'

export interface Diagnosis {
  /** The result of the triage assistant that says what to do. */
  readonly row: RowId
  /** In the order in which it happened. */
  readonly happened: readonly [Happening, ...Happening[]]
  /** Whether doing the same once more can end otherwise; where not, the page says so. */
  readonly sameAgain: boolean
  readonly go: Go
}
