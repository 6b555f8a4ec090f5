import { changed } from '../pdf/flaw.ts'
import { isDict, isRef, nameOf, type PdfDict, type PdfValue } from '../pdf/values.ts'
import type { Added } from './added.ts'

/** What a drawing is made of (ISO 32000-1, 7.8.3): everything else is no part of a stamp. */
const types: ReadonlySet<string> = new Set([
  'XObject',
  'Font',
  'FontDescriptor',
  'Encoding',
  'CMap',
  'ExtGState',
  'Pattern',
  'Mask',
  'Group',
])
const drawn: ReadonlySet<string> = new Set(['Form', 'Image'])
/** Acts, content that is switched on and off, and content of other files. */
const forbidden: readonly string[] = ['A', 'AA', 'JS', 'OC', 'OCGs', 'Ref', 'OPI', 'EF', 'F', 'PieceInfo']

/**
 * Claims what a stamp is drawn with, from `value` on. All of it is new, or was there before and stays as it was. Throws
 * `PdfFlaw` for what is no drawing.
 */
export function claimDrawing(added: Added, value: PdfValue): void {
  const next: PdfValue[] = [value]
  for (let each = next.pop(); each !== undefined; each = next.pop()) {
    if (isRef(each)) {
      if (!added.has(each)) continue
      if (added.isClaimed(each)) continue
      const { value: found, stream } = added.claimNew(each, 'appearance')
      if (stream !== undefined && isDict(found)) isDrawn(found)
      next.push(found)
    } else if (typeof each === 'object' && each !== null) {
      if (each.is === 'list') for (const item of each.items) next.push(item)
      if (each.is === 'dict') {
        isOfADrawing(each)
        for (const entry of each.entries.values()) next.push(entry)
      }
    }
  }
}

function isDrawn({ entries }: PdfDict): void {
  if (nameOf(entries.get('Type')) === 'XObject' && !drawn.has(nameOf(entries.get('Subtype')) ?? ''))
    changed('appearance')
}

function isOfADrawing({ entries }: PdfDict): void {
  const type = nameOf(entries.get('Type'))
  if (type !== undefined && !types.has(type)) changed('appearance')
  if (forbidden.some((key) => entries.has(key))) changed('appearance')
}
