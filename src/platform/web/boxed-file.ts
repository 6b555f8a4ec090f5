/**
 * What goes with a file that an officer opens: the browser saves it and never shows it as a page of ours, in a box that is
 * stricter than any page (ATK-55, ASVS 3.4.3 and 3.4.6).
 * @param name as it is saved, made by us: letters, digits, `-` and `.`
 */
export const boxedFile = (name: string): Readonly<Record<string, string>> => ({
  'content-security-policy':
    "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'content-disposition': `attachment; filename="${name}"`,
})
