import { sameOctets } from '../der.ts'
import { textOctets } from './text.ts'

/** A value of a PDF (ISO 32000-1, 7.3). A stream is read apart: its dictionary is a value. */
export type PdfValue = null | boolean | number | PdfName | PdfText | PdfRef | PdfList | PdfDict

export interface PdfName {
  readonly is: 'name'
  /** Without the solidus, its `#xx` undone: `/J#53` is `JS`. */
  readonly name: string
}

export interface PdfText {
  readonly is: 'text'
  /** As it stands, with `(…)` or `<…>`. */
  readonly raw: Uint8Array
  /** Where it begins in what it was read from: the file, or an opened stream of objects. */
  readonly at: number
}

export interface PdfRef {
  readonly is: 'ref'
  readonly number: number
  readonly generation: number
}

export interface PdfList {
  readonly is: 'list'
  readonly items: readonly PdfValue[]
}

export interface PdfDict {
  readonly is: 'dict'
  readonly entries: ReadonlyMap<string, PdfValue>
}

type Kind = PdfName | PdfText | PdfRef | PdfList | PdfDict
type KindOf<K extends Kind['is']> = Extract<Kind, { readonly is: K }>

const isKind =
  <K extends Kind['is']>(kind: K) =>
  (value: PdfValue | undefined): value is KindOf<K> =>
    typeof value === 'object' && value !== null && value.is === kind

export const isText = isKind('text')
export const isRef = isKind('ref')
export const isList = isKind('list')
export const isDict = isKind('dict')
const isName = isKind('name')

export const nameOf = (value: PdfValue | undefined): string | undefined =>
  isName(value) ? value.name : undefined

/** A whole number that counts octets or objects, 0 … 2³¹−1; undefined for anything else. */
export const countOf = (value: PdfValue | undefined): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31 ? value : undefined

export const sameRef = (a: PdfRef, b: PdfRef): boolean =>
  a.number === b.number && a.generation === b.generation

/**
 * Whether two values say the same, however they are spelt: numbers by what they are, texts by their octets, dictionaries
 * in any order. References are the same when they name the same object; what stands there is for who asks.
 */
export function sameValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  switch (a.is) {
    case 'name':
      return isName(b) && a.name === b.name
    case 'text':
      return isText(b) && sameOctets(textOctets(a.raw), textOctets(b.raw))
    case 'ref':
      return isRef(b) && sameRef(a, b)
    case 'list':
      return (
        isList(b) &&
        a.items.length === b.items.length &&
        a.items.every((item, index) => sameValue(item, b.items[index]))
      )
    case 'dict':
      return (
        isDict(b) &&
        a.entries.size === b.entries.size &&
        [...a.entries].every(([key, value]) => b.entries.has(key) && sameValue(value, b.entries.get(key)))
      )
  }
}
