import type { Removal } from './removal.ts'

const inspected = 'src/adapters/files/inspect-file.test.ts'

/** One guard in one place, by the hostile file that is then taken, or refused by another word. */
const row = (
  id: string,
  without: string,
  [file, find, put]: readonly [file: string, find: string, put: string],
  test: string,
): Removal => ({
  id,
  without,
  edits: [{ file: `src/adapters/files/${file}`, find, put }],
  noticedBy: inspected,
  test,
})

/** A name that runs, opens, sends or fetches something, no longer known. */
const mark = (name: string, test: string): Removal =>
  row(`reader-mark-${name.toLowerCase()}`, `the mark ${name}`, ['read-pdf.ts', `  '${name}',\n`, ''], test)

/** The bounds of those that read files: each stands for what a file may cost, or may be besides (ATK-52, ATK-53, ATK-55). */
export const fileReaderRemovals: readonly Removal[] = [
  row(
    'reader-octets',
    'the bound of octets that one PDF has read',
    ['reading-meter.ts', "if (this.#octets < 0) refuse('deep')", ''],
    '6,000 objects in texts',
  ),
  row(
    'reader-values',
    'the bound of values of one PDF',
    ['reading-meter.ts', "if (this.#values < 0) refuse('deep')", ''],
    '200,000 empty dictionaries',
  ),
  row(
    'reader-containers',
    'what a dictionary or a list takes more than any other value',
    ['reading-meter.ts', 'this.#values -= containerValues', ''],
    '200,000 empty dictionaries',
  ),
  row(
    'reader-extends-ring',
    'the end of a ring of streams of objects',
    ['pdf-file.ts', "if (extended === container) refuse('type')", ''],
    'extend each other in a ring',
  ),
  row(
    'reader-extends-chain',
    'the bound of streams of objects that extend one another',
    ['pdf-file.ts', "if (n > mostExtended) refuse('deep')", ''],
    'extend each other 2,000 times',
  ),
  row(
    'reader-numbers',
    'the number of an object that has to be the one by which it is asked for',
    ['pdf-file.ts', "if (numbers[place.index] !== number) refuse('type')", ''],
    'whose numbers are others',
  ),
  row(
    'reader-untold-objects',
    'the look at objects that no table leads to',
    ['read-pdf.ts', 'file.objectsWithin(number).forEach(look)', 'file.objectsWithin(number)'],
    'that no table leads to',
  ),
  row(
    'reader-elsewhere',
    'the refusal of a stream whose content is elsewhere',
    ['read-pdf.ts', "if (value.entries.has('F')) refuse('type')", ''],
    'a stream whose content is elsewhere',
  ),
  row(
    'reader-overlaps',
    'the sum of all streams, which is no more than the file',
    ['read-pdf.ts', "if (lying > bytes.length) refuse('type')", ''],
    'streams that lie over each other',
  ),
  row(
    'reader-archive',
    'the look for an archive at the end of a file',
    ['inspect-file.ts', ' || isArchive(inspected.content)', ''],
    'an archive in a remark of a PDF',
  ),
  row(
    'reader-picture-said',
    'the size that a picture in a PDF says it has',
    ['pdf-picture.ts', '  limitPoints(width, height)\n', ''],
    'a picture of 60,000 points a side',
  ),
  row(
    'reader-picture-jpeg',
    'the size of a JPEG in a PDF',
    ['pdf-picture.ts', "['DCTDecode', judgeJpeg]", "['DCTDecode', () => undefined]"],
    'a small picture that is a JPEG of 60,000',
  ),
  row(
    'reader-picture-jpeg2000',
    'the size of a JPEG 2000 in a PDF',
    ['pdf-picture.ts', "['JPXDecode', judgeJpeg2000]", "['JPXDecode', () => undefined]"],
    'a small picture that is a JPEG 2000',
  ),
  row(
    'reader-picture-fax',
    'the size of a fax in a PDF',
    ['pdf-picture.ts', '  limitPoints(columns, rows)\n', ''],
    'a small fax',
  ),
  row(
    'reader-picture-points',
    'the bound of a packed picture by its points',
    ['pdf-picture.ts', 'Math.min(room, (width * widestPoint + 1) * height)', 'room'],
    'a small picture that expands',
  ),
  row(
    'reader-pictures',
    'the bound of all packed pictures of a file together',
    ['read-pdf.ts', 'rooms.pictures -= await', 'await'],
    'many pictures that expand',
  ),
  row(
    'reader-png-parts',
    'the bound of parts of a PNG',
    ['read-png.ts', "if (++chunks > mostChunks) refuse('deep')", ''],
    'a PNG of 400,000 empty parts',
  ),
  row(
    'reader-png-whole',
    'the points that a PNG says it has and has not',
    ['read-png.ts', " < drawn) refuse('type')", ' < 0) return bytes'],
    'a PNG with fewer points than it says',
  ),
  row(
    'reader-jpeg-parts',
    'the bound of parts of a JPEG',
    ['read-jpeg.ts', "if (++segments > mostSegments) refuse('deep')", ''],
    'a JPEG of a million empty parts',
  ),
  row(
    'reader-jpeg-scans',
    'the bound of scans of a JPEG',
    ['read-jpeg.ts', "if (++scans > mostScans) refuse('deep')", 'scans += 1'],
    'a JPEG of 1,000 scans',
  ),
  row(
    'reader-jpeg-tables',
    'the look whether tables of a JPEG hold nothing else',
    ['read-jpeg.ts', '    judgeTables(marker, body)\n', ''],
    'a JPEG and a page of the web in its tables',
  ),
  row(
    'reader-jpeg-said',
    'the length of what a JPEG says besides its points',
    ['read-jpeg.ts', 'known?.length === body.length && ', 'known !== undefined && '],
    'a page of the web in its small picture',
  ),
  mark('3D', 'a body in three dimensions'),
  mark('EF', 'another file inside that does not say so'),
  mark('FileAttachment', 'another file pinned to a page'),
  mark('PS', 'a program of PostScript'),
  mark('Ref', 'a page of a file elsewhere'),
  mark('RichMedia', 'a film that does not say what it holds'),
  mark('RichMediaContent', 'a film that only says what it holds'),
]
