import { mostPages, mostPixels, mostSide } from '../../proofs/dossier/domain/file-limits.ts'
import { inflatedLength } from './inflated-length.ts'
import { filtersOf, PdfFile } from './pdf-file.ts'
import { countOf, isDict, isRef, itemsOf, nameOf, type PdfDict, type PdfValue } from './pdf-values.ts'
import { refuse } from './refuse.ts'

export interface ReadPdf {
  readonly pages: number
  readonly active: boolean
}

/** What a stream that is no picture may come to when it is opened, and all of a file together. Octets. */
const mostStream = 24 * 1024 * 1024
const mostStreams = 96 * 1024 * 1024
/** Levels of the tree of pages. */
const deepestTree = 32

/** Names of what runs, opens, sends or fetches something, or carries another file (ATK-55). */
const activeNames = new Set([
  'AA',
  'EmbeddedFile',
  'EmbeddedFiles',
  'GoToE',
  'GoToR',
  'ImportData',
  'JavaScript',
  'JS',
  'Launch',
  'Movie',
  'Rendition',
  'ResetForm',
  'RichMedia',
  'Sound',
  'SubmitForm',
  'URI',
])

/** A form that its reader draws itself: what an officer would see is not what another program shows. */
const drawnNames = new Set(['XFA'])

/**
 * Looks through a whole PDF: every object of it is read, every stream has the length it says, the pages are
 * counted, and what it could do is found under any spelling. Throws `RefusedFile`.
 */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  // At the very beginning: what stands before would be another file in the same octets.
  if (!/^%PDF-(?:1\.[0-7]|2\.0)[\r\n ]/.test(bytes.toString('latin1', 0, 10))) refuse('type')
  const file = new PdfFile(bytes)
  const catalog = file.resolve(file.trailer.entries.get('Root'))
  if (!isDict(catalog) || nameOf(catalog.entries.get('Type')) !== 'Catalog') refuse('type')
  const pages = pagesOf(file, catalog.entries.get('Pages'))
  if (pages === 0) refuse('type')

  let active = false
  let room = mostStreams
  for (const number of file.numbers) {
    const { value, stream } = file.object(number)
    if (mentions(value, drawnNames)) refuse('form')
    if (mentions(value, activeNames)) active = true
    if (stream !== undefined && isDict(value)) room -= await openedLength(file, value, stream, room)
  }
  return { pages, active }
}

function pagesOf(file: PdfFile, root: PdfValue | undefined): number {
  const seen = new Set<number>()
  let pages = 0
  const visit = (node: PdfValue | undefined, depth: number): void => {
    if (depth > deepestTree) refuse('deep')
    // A page that stands in the tree twice would be counted for ever.
    if (!isRef(node) || seen.has(node.number)) refuse('type')
    seen.add(node.number)
    const dict = file.resolve(node)
    if (!isDict(dict)) refuse('type')
    switch (nameOf(dict.entries.get('Type'))) {
      case 'Page':
        if (++pages > mostPages) refuse('deep')
        return
      case 'Pages':
        for (const kid of itemsOf(file.resolve(dict.entries.get('Kids')))) visit(kid, depth + 1)
        return
      default:
        refuse('type')
    }
  }
  visit(root, 0)
  return pages
}

function mentions(value: PdfValue, names: ReadonlySet<string>): boolean {
  if (typeof value !== 'object' || value === null) return false
  switch (value.is) {
    case 'name':
      return names.has(value.name)
    case 'list':
      return value.items.some((item) => mentions(item, names))
    case 'dict':
      return [...value.entries].some(([key, item]) => names.has(key) || mentions(item, names))
    default:
      return false
  }
}

/** A picture comes to its points and no more; anything else is opened and counted. */
async function openedLength(file: PdfFile, dict: PdfDict, stream: Buffer, room: number): Promise<number> {
  if (nameOf(dict.entries.get('Subtype')) === 'Image') {
    const [width, height] = ['Width', 'Height'].map((key) => countOf(file.resolve(dict.entries.get(key))))
    if ((width ?? 0) > mostSide || (height ?? 0) > mostSide || (width ?? 0) * (height ?? 0) > mostPixels)
      refuse('deep')
    return 0
  }
  const filters = filtersOf(dict)
  if (filters.length === 0) return stream.length
  // Packed twice, or by what nobody uses for text any more: not looked into, and so not taken.
  if (filters.length > 1 || filters[0] !== 'FlateDecode') refuse('deep')
  return inflatedLength([stream], Math.min(mostStream, room))
}
