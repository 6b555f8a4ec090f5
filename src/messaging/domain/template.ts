import type { Instant } from '../../kernel/time.ts'

/** What every message says about whom and when; never a full identifier (SCREENS 5, L-01). */
interface Common {
  readonly company: string
  /** Masked, such as `179••••••7001`. */
  readonly ruc: string
  readonly at: Instant
  /** Default `mainland`. */
  readonly zone?: 'mainland' | 'galapagos'
}

/** A "this was not me" address; without one the public page for it is named. */
interface Deniable {
  readonly notMe?: string
}

/** What each message of SCREENS 5 needs. It is stored with the message and may be read by staff. */
export interface TemplateParams {
  readonly 'M-01': Common & Deniable
  readonly 'M-02': Common & Deniable
  readonly 'M-03': Common & Deniable
  readonly 'M-04': Common & Deniable & { readonly refused: number; readonly until: Instant }
  readonly 'M-12': Common
  readonly 'M-15': Common & { readonly caseCode: string }
  readonly 'M-16': Common & { readonly caseCode: string; readonly keptUntil: Instant }
}

export type Template = keyof TemplateParams

/** Only these take a token along; everything else is a notice and always goes (I-26). */
const withLink: ReadonlySet<Template> = new Set(['M-01'])

export const carriesLink = (template: Template): boolean => withLink.has(template)
