/** The two languages of this release. Another one is a catalogue and its name here. */
export const langs = ['es', 'en'] as const

export type Lang = (typeof langs)[number]
