import { dictOf, listItems, refNumber, withEntries, writeDict, type RawDict, type RawPdf } from './raw-pdf.ts'
import type { RevisionObject } from './revision.ts'

/** What a new field changes in the tags of a tagged document, so that a screen reader meets it. */
export interface FieldTags {
  /** Number of the field among what has tags. */
  readonly structParent: number
  /** The new tag, and those that lead to it. */
  readonly objects: readonly RevisionObject[]
}

/**
 * As iText does it: a `Form` as the last of the document’s tags, its parent and the root of the tags written again, and an
 * entry more in the tree of parents. Undefined for a document without tags, or with tags of another shape than ours.
 */
export function tagsOfField(
  pdf: RawPdf,
  { widget, page, tag }: { readonly widget: number; readonly page: number; readonly tag: number },
): FieldTags | undefined {
  const catalog = dictOf(pdf, refNumber(pdf.trailer.get('Root')) ?? -1)
  const rootNumber = refNumber(catalog?.get('StructTreeRoot')) ?? -1
  const root = dictOf(pdf, rootNumber)
  const parentNumber = refNumber(listItems(root?.get('K') ?? '[]')[0]) ?? -1
  const parent = dictOf(pdf, parentNumber)
  const structParent = Number(root?.get('ParentTreeNextKey'))
  const tree = root?.get('ParentTree')
  if (
    root === undefined ||
    parent === undefined ||
    !tree?.startsWith('<<') ||
    !Number.isInteger(structParent)
  )
    return undefined
  const reference = `<< /Type /OBJR /Obj ${widget} 0 R /Pg ${page} 0 R >>`
  return {
    structParent,
    objects: [
      [tag, `<< /Type /StructElem /S /Form /P ${parentNumber} 0 R /Pg ${page} 0 R /K ${reference} >>`],
      [parentNumber, writeDict(withKid(parent, tag))],
      [
        rootNumber,
        writeDict(
          withEntries(root, {
            ParentTree: tree.replace(/\]\s*>>$/, ` ${structParent} ${tag} 0 R]>>`),
            ParentTreeNextKey: String(structParent + 1),
          }),
        ),
      ],
    ],
  }
}

const withKid = (parent: RawDict, tag: number): RawDict => {
  const kids = parent.get('K') ?? '[]'
  const all = kids.startsWith('[') ? listItems(kids) : [kids]
  return withEntries(parent, { K: `[${[...all, `${tag} 0 R`].join(' ')}]` })
}
