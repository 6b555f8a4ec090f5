import { changed } from '../pdf/flaw.ts'
import { isTimeStamp } from '../pdf/signature-fields.ts'
import { isDict, isList, isRef, isText, nameOf, sameValue, type PdfDict, type PdfRef } from '../pdf/values.ts'
import type { Added } from './added.ts'
import { claimDrawing } from './appearance.ts'
import { isPlain, onlyKeys } from './same-but.ts'

/** Keys of a field and of its place on a page (ISO 32000-1, tables 164, 188 and 220), without any that act or lock. */
const fieldKeys = 'FT T TU TM Ff V DA Q Kids'.split(' ')
const widgetKeys =
  'Type Subtype Rect P F NM M AP AS Border BS C H MK StructParent Parent Contents Lang'.split(' ')
const fieldOnly: ReadonlySet<string> = new Set(fieldKeys)
const widgetOnly: ReadonlySet<string> = new Set(widgetKeys)
const both: ReadonlySet<string> = new Set([...fieldKeys, ...widgetKeys])

/** Keys of a signature (table 252), without `Reference` and its kin: who certifies would say what may be changed later. */
const signatureKeys: ReadonlySet<string> = new Set(
  'Type Filter SubFilter Contents ByteRange M Name Reason Location ContactInfo R V Prop_Build Prop_AuthTime Prop_AuthType'.split(
    ' ',
  ),
)

export interface NewField {
  /** Where it stands on a page. */
  readonly widget: PdfRef
  /** The page, where the widget names it. */
  readonly page: PdfRef | undefined
}

/** Claims a field that is all new, with its signature, its place and what is drawn there. Throws `PdfFlaw`. */
export function claimField(added: Added, field: PdfRef): NewField {
  const { value } = added.claimNew(field, 'field')
  if (!isDict(value) || nameOf(value.entries.get('FT')) !== 'Sig' || !isText(value.entries.get('T')))
    changed('field')
  claimSignature(added, value)
  if (!value.entries.has('Kids')) {
    onlyKeys(value, both, 'field')
    if (value.entries.has('Parent')) changed('field')
    return claimWidget(added, field, value)
  }
  onlyKeys(value, fieldOnly, 'field')
  const kids = added.take(value.entries.get('Kids'), undefined)
  const [widget, ...more] = isList(kids) ? kids.items : []
  if (!isRef(widget) || more.length > 0) changed('field')
  const { value: place } = added.claimNew(widget, 'widget')
  if (!isDict(place)) changed('widget')
  onlyKeys(place, widgetOnly, 'widget')
  if (place.entries.has('Parent') && !sameValue(place.entries.get('Parent'), field)) changed('widget')
  return claimWidget(added, widget, place)
}

function claimSignature(added: Added, { entries }: PdfDict): void {
  const ref = entries.get('V')
  if (!isRef(ref)) changed('signature')
  const { value } = added.claimNew(ref, 'signature')
  if (!isDict(value) || (nameOf(value.entries.get('Type')) ?? 'Sig') !== 'Sig') changed('signature')
  // Nobody would verify it, and what it is appended with would be covered by nothing.
  if (isTimeStamp(value)) changed('signature')
  onlyKeys(value, signatureKeys, 'signature')
  for (const each of value.entries.values()) if (!isPlain(each)) changed('signature')
}

function claimWidget(added: Added, widget: PdfRef, { entries }: PdfDict): NewField {
  if (nameOf(entries.get('Subtype')) !== 'Widget') changed('widget')
  for (const [key, value] of entries)
    if (!['V', 'P', 'Parent', 'Kids', 'AP'].includes(key) && !isPlain(value)) changed('widget')
  const appearance = added.take(entries.get('AP'), undefined)
  if (isDict(appearance)) {
    // Nothing that changes when somebody points at it.
    onlyKeys(appearance, new Set(['N']), 'appearance')
    claimDrawing(added, appearance)
  } else if (appearance !== null) changed('appearance')
  const page = entries.get('P')
  if (page !== undefined && !isRef(page)) changed('widget')
  return { widget, page }
}
