import type { PdfDocument } from '../pdf/document.ts'
import { changed, unreadable } from '../pdf/flaw.ts'
import {
  countOf,
  isDict,
  isRef,
  isText,
  nameOf,
  sameRef,
  sameValue,
  type PdfDict,
  type PdfRef,
  type PdfValue,
} from '../pdf/values.ts'
import { Added } from './added.ts'
import { claimDrawing } from './appearance.ts'
import { claimField, type NewField } from './field.ts'
import { appendedTo, isPlain, sameBut } from './same-but.ts'
import { claimTags } from './tags.ts'

/** Octets of everything that was appended (SIGNATURES 9). */
export const mostIncrement = 1024 * 1024

/** Of a trailer, and of a section that is a stream. */
const trailerKeys: ReadonlySet<string> = new Set(
  'Size Prev Root Info ID Type W Index Filter DecodeParms Length'.split(' '),
)
const formKeys: readonly string[] = ['Fields', 'SigFlags', 'DA', 'DR']
const nothing: PdfDict = { is: 'dict', entries: new Map() }

/**
 * Whether the revision of that index, 1 or more, appends one signature and nothing else (SIGNATURES 4): the signature, its
 * field and its place on a page, the form, new versions of the catalog and of one page that differ in just that, the
 * drawing of the stamp, and what the program writes about itself where no page shows it. Throws `PdfFlaw`:
 * CHANGED_AFTER_SIGNING for anything else, PDF_UNREADABLE for what cannot be read.
 */
export function holdsOnlyASignature(document: PdfDocument, index: number): void {
  const added = new Added(document, index)
  const [old, now] = [document.revisions[index - 1]?.trailer, document.revisions[index]?.trailer]
  if (old === undefined || now === undefined) return unreadable('revision')
  // What stood there before may stand there still.
  for (const [key, value] of now.entries)
    if (!trailerKeys.has(key) && !sameValue(old.entries.get(key), value)) changed('trailer')
  if ((countOf(now.entries.get('Size')) ?? -1) < (countOf(old.entries.get('Size')) ?? 0)) changed('size')

  const root = now.entries.get('Root')
  const oldRoot = old.entries.get('Root')
  if (!isRef(root) || !isRef(oldRoot) || !sameRef(root, oldRoot)) return changed('catalog')
  const before = added.before(root)
  const catalog = added.take(root, root)
  if (!isDict(before) || !isDict(catalog)) return changed('catalog')
  sameBut(before, catalog, ['AcroForm', 'Metadata', 'Version', 'Extensions'], 'catalog')
  for (const key of ['Version', 'Extensions'])
    if (!isPlain(catalog.entries.get(key) ?? null)) changed('catalog')

  const field = claimForm(added, before.entries.get('AcroForm'), catalog.entries.get('AcroForm'))
  claimPage(added, field)
  claimInfo(added, old.entries.get('Info'), now.entries.get('Info'))
  claimMetadata(added, before.entries.get('Metadata'), catalog.entries.get('Metadata'))
  const tags = catalog.entries.get('StructTreeRoot')
  if (isRef(tags) && added.has(tags)) claimTags(added, tags, field.widget)
  if (added.unclaimed.length > 0) changed('another object')
}

function claimForm(added: Added, oldForm: PdfValue | undefined, newForm: PdfValue | undefined): NewField {
  const old = added.before(oldForm)
  const now = added.take(newForm, oldForm)
  if (!isDict(now)) return changed('form')
  const before = isDict(old) ? old : nothing
  sameBut(before, now, formKeys, 'form')
  const flags = countOf(now.entries.get('SigFlags') ?? 0)
  if (flags === undefined || flags > 3) changed('form')
  for (const key of ['DA', 'DR'])
    if (before.entries.has(key)) sameBut(only(before, key), only(now, key), [], 'form')
  if (!isText(now.entries.get('DA') ?? null) && now.entries.has('DA')) changed('form')
  if (!before.entries.has('DR')) claimDrawing(added, now.entries.get('DR') ?? null)
  const oldFields = before.entries.get('Fields')
  const fields = appendedTo(added.before(oldFields), added.take(now.entries.get('Fields'), oldFields), 'form')
  const [field, ...more] = fields
  return isRef(field) && more.length === 0 ? claimField(added, field) : changed('fields')
}

const only = ({ entries }: PdfDict, key: string): PdfDict => ({
  is: 'dict',
  entries: new Map([[key, entries.get(key) ?? null]]),
})

/** The page that got the widget: its list of annotations, and perhaps in which order they are walked through. */
function claimPage(added: Added, { widget, page }: NewField): void {
  const found = page ?? pageIn(added)
  if (found === undefined) return
  const old = added.before(found)
  if (!isDict(old) || nameOf(old.entries.get('Type')) !== 'Page') return changed('page')
  const now = added.take(found, found)
  if (!isDict(now)) return changed('page')
  sameBut(old, now, ['Annots', 'Tabs'], 'page')
  const [oldTabs, newTabs] = [old.entries.get('Tabs'), now.entries.get('Tabs')]
  // Where the page said nothing of it, it may say so now.
  const isAdded = oldTabs === undefined && nameOf(newTabs) !== undefined
  if (!isAdded && !sameValue(oldTabs, newTabs)) changed('page')
  const oldAnnots = old.entries.get('Annots')
  const annots = appendedTo(added.before(oldAnnots), added.take(now.entries.get('Annots'), oldAnnots), 'page')
  // One that shows nothing need not be on the page.
  if (annots.length > 1) changed('annotation')
  const [annot] = annots
  if (annot !== undefined && !(isRef(annot) && sameRef(annot, widget))) changed('annotation')
}

/** The page whose new version this revision brings, where the widget does not name it. */
function pageIn(added: Added): PdfRef | undefined {
  for (const { number, generation, value } of added.unclaimed)
    if (isDict(value) && nameOf(value.entries.get('Type')) === 'Page')
      return { is: 'ref', number, generation }
  return undefined
}

/** When it was changed and by which program: no page shows it. Some programs give each entry an object of its own. */
function claimInfo(added: Added, old: PdfValue | undefined, now: PdfValue | undefined): void {
  const info = added.take(now, old)
  if (info === null) return
  if (!isDict(info)) return changed('info')
  const before = added.before(old)
  for (const [key, value] of info.entries) {
    const stood = isDict(before) ? before.entries.get(key) : undefined
    if (!isPlain(added.take(value, stood))) changed('info')
  }
}

/** The same as XML: nobody here opens it. */
function claimMetadata(added: Added, old: PdfValue | undefined, now: PdfValue | undefined): void {
  if (!isRef(now) || !added.has(now)) {
    if (!sameValue(old ?? null, now ?? null)) changed('metadata')
    return
  }
  const value = added.take(now, old)
  if (!isDict(value) || nameOf(value.entries.get('Type')) !== 'Metadata') changed('metadata')
  if (nameOf(value.entries.get('Subtype')) !== 'XML') changed('metadata')
  // What stands in another file is signed by nobody (ISO 32000-1, 7.3.8.2).
  if (value.entries.has('F')) changed('metadata')
}
