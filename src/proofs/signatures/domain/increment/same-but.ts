import { changed } from '../pdf/flaw.ts'
import { isList, sameValue, type PdfDict, type PdfValue } from '../pdf/values.ts'

/** Throws `PdfFlaw` unless both dictionaries say the same, but for those keys. */
export function sameBut(old: PdfDict, now: PdfDict, but: readonly string[], what: string): void {
  for (const key of new Set([...old.entries.keys(), ...now.entries.keys()]))
    if (!but.includes(key) && !sameValue(old.entries.get(key), now.entries.get(key))) changed(what)
}

/** Throws `PdfFlaw` for a dictionary with another key than these. */
export function onlyKeys(dict: PdfDict, allowed: ReadonlySet<string>, what: string): void {
  for (const key of dict.entries.keys()) if (!allowed.has(key)) changed(what)
}

/** The items that were appended to a list. Throws `PdfFlaw` when an older one is gone, moved or another. */
export function appendedTo(old: PdfValue, now: PdfValue, what: string): readonly PdfValue[] {
  const before = itemsOf(old, what)
  const after = itemsOf(now, what)
  if (before.some((item, index) => !sameValue(item, after[index])) || after.length < before.length)
    changed(what)
  return after.slice(before.length)
}

/** Nothing is a list of none. Throws `PdfFlaw` for any other value. */
function itemsOf(value: PdfValue, what: string): readonly PdfValue[] {
  if (value === null) return []
  return isList(value) ? value.items : changed(what)
}

/** Whether no reference stands anywhere in a value: what it says is all there. */
export function isPlain(value: PdfValue): boolean {
  if (typeof value !== 'object' || value === null) return true
  switch (value.is) {
    case 'ref':
      return false
    case 'list':
      return value.items.every(isPlain)
    case 'dict':
      return [...value.entries.values()].every(isPlain)
    case 'name':
    case 'text':
      return true
  }
}
