import { changed } from '../pdf/flaw.ts'
import {
  countOf,
  isDict,
  isList,
  isRef,
  nameOf,
  sameValue,
  type PdfDict,
  type PdfRef,
  type PdfValue,
} from '../pdf/values.ts'
import type { Added } from './added.ts'
import { onlyKeys, sameBut } from './same-but.ts'

const elementKeys: ReadonlySet<string> = new Set(['Type', 'S', 'P', 'K', 'Pg', 'NS', 'Lang'])
const objectKeys: ReadonlySet<string> = new Set(['Type', 'Obj', 'Pg'])
/** Nodes of the tree that leads from marks to elements, and its entries. */
const mostNodes = 1_000
const mostEntries = 50_000
/** New elements: one for the field; each is compared with each new entry of the tree. */
const mostElements = 8

/**
 * The structure of a tagged file (ISO 32000-1, 14.7): whoever appends a field to it tells there that a form is now on the
 * page, and writes the tree anew. Nothing older may be gone or say something else. Throws `PdfFlaw`.
 */
export function claimTags(added: Added, root: PdfRef, widget: PdfRef): void {
  const old = added.before(root)
  const now = added.take(root, root)
  if (!isDict(old) || !isDict(now)) changed('tags')
  sameBut(old, now, ['K', 'ParentTree', 'ParentTreeNextKey'], 'tags')
  const elements = [...newKids(added, old, now)]
  // The element that got a child is written anew; it is known by what it was.
  for (const { number, generation, value } of added.unclaimed) {
    const ref: PdfRef = { is: 'ref', number, generation }
    const before = added.before(ref)
    if (!isDict(before) || !isDict(value) || !before.entries.has('S') || !before.entries.has('P')) continue
    added.claim(ref)
    sameBut(before, value, ['K'], 'tags')
    for (const kid of newKids(added, before, value)) elements.push(kid)
  }
  if (elements.length > mostElements) changed('tags')
  for (const element of elements) claimElement(added, element, widget)
  const nextKeys = [old, now].map(({ entries }) => entries.get('ParentTreeNextKey'))
  if (!sameValue(nextKeys[0], nextKeys[1]) && (countOf(nextKeys[1]) ?? -1) < (countOf(nextKeys[0]) ?? 0))
    changed('tags')
  leadsWhereItLed(added, old.entries.get('ParentTree'), now.entries.get('ParentTree'), elements)
}

/** Kids that were not there; the older ones are, in their order. One kid need not stand in a list. */
function newKids(added: Added, old: PdfDict, now: PdfDict): readonly PdfRef[] {
  const before = listOr(added.before(old.entries.get('K')), old.entries.get('K'))
  const after = listOr(takeList(added, now.entries.get('K'), old.entries.get('K')), now.entries.get('K'))
  let next = 0
  const found: PdfRef[] = []
  for (const kid of after)
    if (next < before.length && sameValue(kid, before[next])) next += 1
    else found.push(isRef(kid) ? kid : changed('tags'))
  return next === before.length ? found : changed('tags')
}

const listOr = (resolved: PdfValue, given: PdfValue | undefined): readonly PdfValue[] => {
  if (isList(resolved)) return resolved.items
  return given === undefined || given === null ? [] : [given]
}

/** A list, claimed if it is an object of its own; anything else stays the reference that it is, and unclaimed. */
function takeList(added: Added, value: PdfValue | undefined, old: PdfValue | undefined): PdfValue {
  return isList(added.look(value)) ? added.take(value, old) : (value ?? null)
}

/** A new element says nothing but that the widget is there. */
function claimElement(added: Added, ref: PdfRef, widget: PdfRef): void {
  const { value } = added.claimNew(ref, 'tags')
  if (!isDict(value) || nameOf(value.entries.get('S')) !== 'Form') changed('tags')
  onlyKeys(value, elementKeys, 'tags')
  const kid = added.take(value.entries.get('K'), undefined)
  const [only, ...more] = isList(kid) ? kid.items : [kid]
  const object = added.take(only, undefined)
  if (more.length > 0 || !isDict(object) || nameOf(object.entries.get('Type')) !== 'OBJR') changed('tags')
  onlyKeys(object, objectKeys, 'tags')
  if (!sameValue(object.entries.get('Obj'), widget)) changed('tags')
}

/** From every older mark to where it led, and from new ones to the new elements only. */
function leadsWhereItLed(
  added: Added,
  old: PdfValue | undefined,
  now: PdfValue | undefined,
  elements: readonly PdfRef[],
): void {
  const before = entriesOf(old, (value) => added.before(value))
  const after = entriesOf(now, (value) => {
    const stood = isRef(value) && before.nodes.has(value.number) ? value : undefined
    return added.take(value, stood)
  })
  for (const [key, value] of before.leads) {
    const list = added.before(value)
    const led = after.leads.get(key)
    const isSame = isList(list)
      ? sameValue(list, takeList(added, led, value))
      : led !== undefined && sameValue(value, led)
    if (!isSame) changed('tags')
  }
  for (const [key, value] of after.leads)
    if (!before.leads.has(key) && !elements.some((element) => sameValue(element, value))) changed('tags')
}

interface NumberTree {
  readonly leads: ReadonlyMap<number, PdfValue>
  /** Objects that the tree itself is made of. */
  readonly nodes: ReadonlySet<number>
}

/** A number tree (ISO 32000-1, 7.9.7), flat. Throws `PdfFlaw`. */
function entriesOf(root: PdfValue | undefined, resolve: (value: PdfValue) => PdfValue): NumberTree {
  const leads = new Map<number, PdfValue>()
  const nodes = new Set<number>()
  const next: PdfValue[] = root === undefined ? [] : [root]
  let visited = 0
  const part = (value: PdfValue | undefined): PdfValue => {
    if (isRef(value)) nodes.add(value.number)
    return resolve(value ?? null)
  }
  for (let value = next.pop(); value !== undefined; value = next.pop()) {
    visited += 1
    const node = part(value)
    if (visited > mostNodes || !isDict(node)) changed('tags')
    const kids = part(node.entries.get('Kids'))
    if (isList(kids)) for (const kid of kids.items) next.push(kid)
    const numbers = part(node.entries.get('Nums'))
    const items = isList(numbers) ? numbers.items : []
    for (let n = 0; n + 1 < items.length; n += 2) {
      const key = countOf(items[n]) ?? changed('tags')
      if (leads.has(key) || leads.size === mostEntries) changed('tags')
      leads.set(key, items[n + 1] ?? null)
    }
  }
  return { leads, nodes }
}
