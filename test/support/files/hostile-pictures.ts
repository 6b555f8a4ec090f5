import { deflateSync } from 'node:zlib'
import { bomb, hostile, timesOf, type HostileFiles } from './hostile-file.ts'
import { onePage, pdfOf } from './pdfs.ts'
import { frameOf, jpegOf, pngOf, scan } from './pictures.ts'

const zip = Buffer.concat([
  Buffer.from('PK\u0003\u0004a.js', 'latin1'),
  Buffer.alloc(40),
  Buffer.from('PK\u0001\u0002', 'latin1'),
  Buffer.alloc(42),
  Buffer.from('PK\u0005\u0006\0\0\0\0\u0001\0\u0001\0', 'latin1'),
  Buffer.alloc(8),
  Buffer.from([0, 0]),
])
/** A profile of colours, as a picture carries it, and something else behind it. */
const profile = (content: Buffer): Buffer =>
  Buffer.concat([Buffer.from('ICC_PROFILE\0\u0001\u0001', 'latin1'), Buffer.alloc(128), content])
const jfif = (content: Buffer): Buffer =>
  Buffer.concat([Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\u0001\u0001', 'latin1'), content])

/** Pictures that are too much, and pictures that are something else besides (ATK-52, ATK-53; issue 4). */
export const hostilePictures: HostileFiles = {
  'a JPEG of 65,535 points a side': hostile('deep', () => jpegOf(65_535, 65_535)),
  'a JPEG without points': hostile('type', () => jpegOf(0, 3)),
  'a JPEG whose height comes later': hostile('type', () =>
    jpegOf(30, 0, { behind: [[0xdc, Buffer.from([0xff, 0xff])]] }),
  ),
  'a JPEG whose height changes': hostile('type', () =>
    jpegOf(30, 20, { behind: [[0xdc, Buffer.from([0xff, 0xff])]] }),
  ),
  'a JPEG of two frames': hostile('type', () => jpegOf(3, 3, { before: [[0xc0, frameOf(9, 9)]] })),
  // Fewer parts than a picture may have.
  'a JPEG of 1,000 scans': hostile('deep', () =>
    jpegOf(6_000, 6_000, { frame: 0xc2, scans: timesOf(1_000, () => scan) }),
  ),
  'a JPEG of a million empty parts': hostile('deep', () => jpegOf(9, 9, { empties: 1_200_000 })),
  'a JPEG of 16 bits': hostile('type', () => jpegOf(9, 9, { bits: 16 })),
  'a JPEG of 12 bits': hostile('harmless', () => jpegOf(9, 9, { bits: 12 })),
  'a JPEG of four colours': hostile('harmless', () => jpegOf(9, 9, { parts: 4 })),
  'a JPEG of 200 colours': hostile('type', () => jpegOf(9, 9, { parts: 200 })),
  'a JPEG whose points lie 15 apart': hostile('type', () => jpegOf(9, 9, { sampling: 0xff })),
  'a JPEG without a scan': hostile('type', () => jpegOf(9, 9, { scans: [] })),
  'a JPEG without loss': hostile('type', () => jpegOf(9, 9, { frame: 0xc3 })),
  'a PNG of 60,000 points a side': hostile('deep', () =>
    pngOf(60_000, 60_000, { points: deflateSync(Buffer.alloc(9)) }),
  ),
  'a PNG of 2,147,483,647 points a side': hostile('deep', () =>
    pngOf(2 ** 31 - 1, 2 ** 31 - 1, { points: bomb(1) }),
  ),
  'a PNG with more points than it says': hostile('deep', () => pngOf(3, 3, { points: bomb(48) })),
  'a PNG with fewer points than it says': hostile('type', () =>
    pngOf(3_000, 3_000, { points: deflateSync(Buffer.alloc(9)) }),
  ),
  'a PNG with a bomb for its colours': hostile(
    'harmless',
    () => pngOf(3, 3, { more: [['iCCP', Buffer.concat([Buffer.from('icc\0\0'), bomb(64)])]] }),
    'iCCP',
  ),
  'a PNG with a bomb for its words': hostile(
    'harmless',
    () => pngOf(3, 3, { more: [['zTXt', Buffer.concat([Buffer.from('Comment\0\0'), bomb(64)])]] }),
    'zTXt',
  ),
  'a PNG that moves': hostile(
    'harmless',
    () =>
      pngOf(3, 3, {
        more: [
          ['acTL', Buffer.from([0, 15, 66, 64, 0, 0, 0, 0])],
          ['fcTL', Buffer.alloc(26)],
          ['fdAT', Buffer.concat([Buffer.alloc(4), bomb(1)])],
        ],
      }),
    'acTL',
  ),
  'a PNG of 400,000 empty parts': hostile('deep', () => pngOf(3, 3, { empties: 400_000 })),
  'a PNG of 16 bits and four samples': hostile('harmless', () =>
    pngOf(3, 3, { bits: 16, colour: 6, points: deflateSync(Buffer.alloc(3 * (1 + 3 * 8))) }),
  ),
  'a PNG of 16 bits and four samples that is too large': hostile('deep', () =>
    pngOf(20_000, 20_000, { bits: 16, colour: 6, points: bomb(1) }),
  ),
  'a PNG of seven bits': hostile('type', () => pngOf(3, 3, { bits: 7 })),
  'a PNG and an archive behind it': hostile('harmless', () => Buffer.concat([pngOf(3, 3), zip]), 'PK'),
  'a JPEG and an archive behind it': hostile('harmless', () => Buffer.concat([jpegOf(3, 3), zip]), 'PK'),
  'a JPEG and an archive in its colours': hostile(
    'harmless',
    () => jpegOf(3, 3, { before: [[0xe2, profile(zip)]] }),
    'PK',
  ),
  'a JPEG and a page of the web in its small picture': hostile(
    'harmless',
    () => jpegOf(3, 3, { before: [[0xe0, jfif(Buffer.from('<script>alert(1)</script>'))]] }),
    '<script',
  ),
  'a JPEG and an archive in its tables': hostile('type', () => jpegOf(3, 3, { before: [[0xdb, zip]] })),
  'a JPEG and a page of the web in its tables': hostile('type', () =>
    jpegOf(3, 3, { before: [[0xdb, Buffer.from('<script>alert(1)</script>')]] }),
  ),
  'a PDF behind a JPEG': hostile('harmless', () => Buffer.concat([jpegOf(3, 3), pdfOf(onePage)]), '%PDF'),
  'a PDF behind half a JPEG': hostile('type', () =>
    Buffer.concat([jpegOf(3, 3).subarray(0, 60), pdfOf(onePage)]),
  ),
  'a GIF': hostile('type', () => Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0;', 'latin1')),
  'an SVG': hostile('type', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
  'an archive': hostile('type', () => zip),
  'an archive behind a PDF': hostile('type', () => Buffer.concat([pdfOf(onePage), zip])),
  'an archive before a PDF': hostile('type', () => Buffer.concat([zip, pdfOf(onePage)])),
  'an archive in a remark of a PDF': hostile('type', () => archiveInPdf()),
  'a page of the web behind a PDF': hostile('type', () =>
    Buffer.concat([pdfOf(onePage), Buffer.from('<script>alert(1)</script>')]),
  ),
  'a page of the web before a PDF': hostile('type', () =>
    Buffer.concat([Buffer.from('<html>'), pdfOf(onePage)]),
  ),
  'a page of the web in the first line of a PDF': hostile('type', () =>
    Buffer.concat([Buffer.from('%PDF-<script>alert(1)</script>1.7\n'), pdfOf(onePage)]),
  ),
  // It is a PDF for whoever is told so, and nobody is told anything else (ATK-55).
  'a page of the web in a remark of a PDF': hostile('harmless', () =>
    pdfOf({ ...onePage, 4: '% <script>alert(1)</script>\nnull' }),
  ),
}

/** An archive whose last words cover the rest of the file: whole for whoever reads from behind. */
function archiveInPdf(): Buffer {
  const file = pdfOf({ ...onePage, 4: Buffer.concat([Buffer.from('% '), zip, Buffer.from('\nnull')]) })
  const at = file.indexOf('PK\u0005\u0006') + 20
  file.writeUInt16LE(file.length - at - 2, at)
  return file
}
