/** What octets that are no good PDF come to (SIGNATURES 6, checks 1 and 3). */
export type PdfFlawCode = 'PDF_UNREADABLE' | 'PDF_ENCRYPTED' | 'CHANGED_AFTER_SIGNING'

/**
 * Thrown by the readers of a PDF, which are deep, and caught in one place: `read-signed-file.ts` makes it the code that
 * decides. It never leaves the domain.
 */
export class PdfFlaw extends Error {
  override readonly name = 'PdfFlaw'
  readonly code: PdfFlawCode
  /** In a word or two, for the record; nothing of what the file says. */
  readonly what: string
  constructor(code: PdfFlawCode, what: string) {
    super(`${code}: ${what}`)
    this.code = code
    this.what = what
  }
}

/** Throws: the octets are no PDF by ISO 32000-1, or say more than the limits allow. */
export function unreadable(what: string): never {
  throw new PdfFlaw('PDF_UNREADABLE', what)
}

/** Throws: the file can be read, and holds something that no signing adds. */
export function changed(what: string): never {
  throw new PdfFlaw('CHANGED_AFTER_SIGNING', what)
}
