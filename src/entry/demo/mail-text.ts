/** The address with the token, alone on its line; the token stands in the fragment (L-15). */
export const linkIn = (text: string): string | undefined => /^(https?:\/\/\S+#\S+)$/m.exec(text)?.[1]

/** Whether it is the link that sets or unlocks a key: invitations and notices carry one that lives for days. */
export const isTimedLink = (link: string | undefined): boolean =>
  link !== undefined && new URL(link).pathname.startsWith('/clave/')

/** All addresses that stand alone on a line. */
export const addressesIn = (text: string): readonly string[] => text.match(/^https?:\/\/\S+$/gm) ?? []

/** The code for typing: two groups of four alone on a line (L-16). One in twenty has no digit in it. */
export const codeIn = (text: string): string | undefined => /^[0-9A-Z]{4}-[0-9A-Z]{4}$/m.exec(text)?.[0]
