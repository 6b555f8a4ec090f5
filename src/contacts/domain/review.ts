/** Why a second person sends a change back, and what is to be mended before it is proposed again. */
export const mends = ['addressDoubtful', 'companyMail', 'documentsMissing', 'personNotShown'] as const
export type Mend = (typeof mends)[number]

/** Why a second person refuses a change for good. */
export const refusals = ['objection', 'sharedAddress', 'notTheRepresentative'] as const
export type ReviewRefusal = (typeof refusals)[number]

export type Verdict =
  | { readonly is: 'approve' }
  | { readonly is: 'sendBack'; readonly mend: Mend }
  | { readonly is: 'refuse'; readonly why: ReviewRefusal }

const isOneOf = <T extends string>(words: readonly T[], raw: string): raw is T =>
  (words as readonly string[]).includes(raw)

/** Reads the form of S-12; undefined for what is no verdict, and for one without its reason. */
export function readVerdict(raw: { readonly fallo: string; readonly motivo: string }): Verdict | undefined {
  if (raw.fallo === 'approve') return { is: 'approve' }
  if (raw.fallo === 'sendBack' && isOneOf(mends, raw.motivo)) return { is: 'sendBack', mend: raw.motivo }
  if (raw.fallo === 'refuse' && isOneOf(refusals, raw.motivo)) return { is: 'refuse', why: raw.motivo }
  return undefined
}
