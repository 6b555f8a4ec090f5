/** The two languages of this release. Others are added as catalogues, without code. */
export const langs = ['es', 'en'] as const

export type Lang = (typeof langs)[number]
