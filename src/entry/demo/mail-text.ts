/** The address with the token, alone on its line; the token stands in the fragment (L-15). */
export const linkIn = (text: string): string | undefined => /^(https?:\/\/\S+#\S+)$/m.exec(text)?.[1]

/** All addresses that stand alone on a line. */
export const addressesIn = (text: string): readonly string[] => text.match(/^https?:\/\/\S+$/gm) ?? []

/** The code for typing: capitals and digits alone on a line, in groups or not (L-16). */
export const codeIn = (text: string): string | undefined =>
  text.split('\n').find((line) => /^[0-9A-Z]+(?:[ -][0-9A-Z]+)*$/.test(line) && /\d/.test(line))
