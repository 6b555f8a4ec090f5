/** The languages of this release; Spanish is the source. The locale decides plurals and digits. */
export const locales = { es: 'es-EC', en: 'en' } as const

export type Lang = keyof typeof locales

export const langs = ['es', 'en'] as const satisfies readonly Lang[]
