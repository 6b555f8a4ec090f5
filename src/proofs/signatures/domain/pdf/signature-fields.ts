import { unreadable } from './flaw.ts'
import type { PdfDocument } from './document.ts'
import { isDict, isList, isRef, nameOf, type PdfDict, type PdfValue } from './values.ts'

/** A signature of a file, by the dictionary that its field leads to (ISO 32000-1, 12.8.1). */
export interface SignatureDict {
  readonly dict: PdfDict
  /** Whether it stands in the octets of the file, where its `/Contents` can be left out of what is signed. */
  readonly isInFile: boolean
}

/** Fields in one another, and of a form. */
const mostDepth = 16
const mostFields = 5_000

/**
 * The signatures of the form as the newest revision shows it, each once, in the order of the form. A time-stamp of the
 * whole document (`DocTimeStamp`) is nobody's. Throws `PdfFlaw`.
 */
export function signaturesOf(document: PdfDocument): readonly SignatureDict[] {
  const { last } = document
  const catalog = document.dict(document.revisions[last]?.trailer.entries.get('Root'), last, 'catalog')
  const form = document.resolve(catalog.entries.get('AcroForm'), last)
  if (!isDict(form)) return []
  const found = new Map<PdfDict, SignatureDict>()
  const seen = new Set<PdfDict>()

  const visit = (field: PdfValue, depth: number, inherited: PdfValue | undefined): void => {
    const value = document.resolve(field, last)
    if (!isDict(value)) return
    // A field that is reached twice is a ring, or a form that readers see differently.
    if (depth > mostDepth || seen.has(value) || seen.size === mostFields) unreadable('fields')
    seen.add(value)
    const type = document.resolve(value.entries.get('FT') ?? inherited, last)
    const given = value.entries.get('V')
    const signature = document.resolve(given, last)
    if (nameOf(type) === 'Sig' && isDict(signature) && !isTimeStamp(signature)) {
      const holder = isRef(given) ? given : field
      const isInFile = isRef(holder) && document.find(holder, last)?.object !== undefined
      found.set(signature, { dict: signature, isInFile })
    }
    const kids = document.resolve(value.entries.get('Kids'), last)
    if (isList(kids)) for (const kid of kids.items) visit(kid, depth + 1, type)
  }

  const fields = document.resolve(form.entries.get('Fields'), last)
  if (isList(fields)) for (const field of fields.items) visit(field, 0, undefined)
  return [...found.values()]
}

/** What says of itself that it tells the time, and nobody’s word: it is not counted, and not verified. */
export const isTimeStamp = ({ entries }: PdfDict): boolean =>
  nameOf(entries.get('Type')) === 'DocTimeStamp' || nameOf(entries.get('SubFilter')) === 'ETSI.RFC3161'
