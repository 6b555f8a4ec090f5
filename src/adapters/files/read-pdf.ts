import { mostPages } from '../../proofs/dossier/domain/file-limits.ts'
import { inflatedLength } from './inflated-length.ts'
import { PdfFile } from './pdf-file.ts'
import { filtersOf, unwritten } from './pdf-filters.ts'
import { pictureLength } from './pdf-picture.ts'
import { isDict, isRef, itemsOf, nameOf, type PdfDict, type PdfValue } from './pdf-values.ts'
import { refuse } from './refuse.ts'

export interface ReadPdf {
  readonly pages: number
  readonly active: boolean
}

/** What a stream that is no picture may come to when it is opened, and all of a file together. Octets. */
const mostStream = 24 * 1024 * 1024
const mostStreams = 96 * 1024 * 1024
/** What the pictures of a file may come to that are not coded as pictures. Octets. */
const mostPictures = 400 * 1024 * 1024

interface Rooms {
  streams: number
  pictures: number
}

/** Levels of the tree of pages. */
const deepestTree = 32

/** Names of what runs, opens, sends or fetches something, or carries another file (ATK-55). */
const activeNames = new Set([
  '3D',
  'AA',
  'EF',
  'EmbeddedFile',
  'EmbeddedFiles',
  'FileAttachment',
  'GoToE',
  'GoToR',
  'ImportData',
  'JavaScript',
  'JS',
  'Launch',
  'Movie',
  'PS',
  'Ref',
  'Rendition',
  'ResetForm',
  'RichMedia',
  'RichMediaContent',
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
  const look = (value: PdfValue) => {
    if (mentions(value, drawnNames)) refuse('form')
    if (mentions(value, activeNames)) active = true
  }
  const rooms: Rooms = { streams: mostStreams, pictures: mostPictures }
  let lying = 0
  for (const number of file.numbers) {
    const { value, stream } = file.object(number)
    look(value)
    if (stream === undefined || !isDict(value)) continue
    // What it holds lies elsewhere, and is none of what was looked at.
    if (value.entries.has('F')) refuse('type')
    // More octets than there are: some lie in two of them.
    lying += stream.length
    if (lying > bytes.length) refuse('type')
    if (nameOf(value.entries.get('Type')) === 'ObjStm') file.objectsWithin(number).forEach(look)
    else await openedLength(file, value, stream, rooms)
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

/** What a stream comes to when it is opened, of at most `room`. */
async function openedLength(file: PdfFile, dict: PdfDict, stream: Buffer, rooms: Rooms): Promise<void> {
  const opened = unwritten(stream, filtersOf(dict))
  if (nameOf(dict.entries.get('Subtype')) === 'Image') {
    const resolve = (value: PdfValue | undefined) => file.resolve(value)
    rooms.pictures -= await pictureLength(dict, opened, resolve, rooms.pictures)
    return
  }
  const { octets, filters } = opened
  // Packed twice, or by what nobody uses for text any more: not looked into, and so not taken.
  if (filters.length > 1 || (filters.length === 1 && filters[0] !== 'FlateDecode')) refuse('deep')
  const most = Math.min(mostStream, rooms.streams)
  rooms.streams -= filters.length === 0 ? octets.length : await inflatedLength([octets], most)
}
