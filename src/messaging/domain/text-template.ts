import type { Instant } from '../../kernel/time.ts'

interface Common {
  readonly at: Instant
  /** Default `mainland`. */
  readonly zone?: 'mainland' | 'galapagos'
}

/** What each text message of SCREENS 5 needs; stored with it, and staff may read it. */
export interface TextParams {
  /** A code. Its digits and its end come at hand-over. */
  readonly 'M-22': Common
  /** An appointment, `at` that time. */
  readonly 'M-23': Common & { readonly caseCode: string; readonly centre: string }
  /** The key changed `at` this time. */
  readonly 'M-24': Common
  /** Somebody asked for another registered mobile, or for none. */
  readonly 'M-49': Common
  /** Whether a registered mobile is reached; it carries nothing. */
  readonly 'M-41': Common
}

export type TextTemplate = keyof TextParams

/** M-21, a link in a text message, is not among them: links from unknown senders are what fraud looks like (CHANNELS 4). */
export const textCarriesCode = (template: TextTemplate): boolean => template === 'M-22'

/** What tells a mobile that it may go is told, also when it has gone meanwhile (ATK-36). */
export const outlivesContact = (template: TextTemplate): boolean => template === 'M-49'

/** A notice says "today": it is not handed over much later. Seconds. */
export const textNoticeLife = 6 * 3_600
