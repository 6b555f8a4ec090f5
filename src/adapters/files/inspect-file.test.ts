import { deflateSync } from 'node:zlib'
import { describe, expect, it, test } from 'vitest'
import type { HostileFile } from '../../../test/support/files/hostile-file.ts'
import { hostileFiles } from '../../../test/support/files/hostile-files.ts'
import { objectStream, onePage, packedPdfOf, pdfOf, streamOf } from '../../../test/support/files/pdfs.ts'
import { exif, jpegOf, pngOf } from '../../../test/support/files/pictures.ts'
import { mostBytes } from '../../proofs/dossier/domain/file-limits.ts'
import { readFileContent } from './inspect-file.ts'

const packed = packedPdfOf({ ...onePage, 4: objectStream([[6, '[1]']]) }, new Map([[6, [4, 0]]]))

const contentOf = async (file: Buffer): Promise<Buffer> => {
  const read = await readFileContent(file)
  if (!read.ok) throw new Error(read.code)
  return Buffer.from(read.value.content)
}

describe('a PDF', () => {
  it('is taken as it came when it is whole and does nothing', async () => {
    const file = pdfOf(onePage)
    expect(await readFileContent(file)).toMatchObject({
      value: { type: 'pdf', pages: 1, active: false, content: file },
    })
  })

  it('may have its objects in streams and its octets written as text', async () => {
    const [drawn, digits] = [Buffer.from('q Q q Q'), '<~E+*s,E+*~>']
    const file = packedPdfOf(
      {
        ...onePage,
        4: objectStream([[6, '[1 2 0 R /A]']]),
        5: streamOf(
          Buffer.from(`${deflateSync(drawn).toString('hex')}>`),
          '/Filter [/ASCIIHexDecode /FlateDecode]',
        ),
        7: streamOf(Buffer.from(digits.slice(2)), '/Filter /ASCII85Decode'),
      },
      new Map([[6, [4, 0]]]),
    )
    expect(await readFileContent(file)).toMatchObject({ value: { pages: 1, active: false } })
  })
})

describe('a hostile file', () => {
  const expectedOf = ({ expected }: HostileFile) =>
    expected === 'active' || expected === 'harmless'
      ? { ok: true, value: { active: expected === 'active' } }
      : { ok: false, code: expected }

  test.each(Object.entries(hostileFiles))('%s', async (_what, one) => {
    const sent = one.make()
    expect(sent.length).toBeLessThan(mostBytes)
    const begun = performance.now()
    const read = await readFileContent(sent)
    expect(read).toMatchObject(expectedOf(one))
    // By a bound of its own, and not because its process was ended (issue 4).
    expect(performance.now() - begun).toBeLessThan(10_000)
    if (read.ok && one.gone !== undefined)
      expect(Buffer.from(read.value.content).includes(one.gone)).toBe(false)
  })

  const wholes = { PDF: pdfOf(onePage), 'packed PDF': packed, PNG: pngOf(30, 20), JPEG: jpegOf(30, 20) }
  test.each(Object.entries(wholes))('a %s is refused wherever it was cut off', async (_what, whole) => {
    expect(await readFileContent(whole)).toMatchObject({ ok: true })
    // A PDF may do without the last end of a line.
    const last = whole.toString('latin1').trimEnd().length - 1
    const taken: number[] = []
    for (let length = 0; length <= last; length += 1)
      if ((await readFileContent(whole.subarray(0, length))).ok) taken.push(length)
    expect(taken).toEqual([])
  })
})

describe('a picture', () => {
  it('loses where it was taken and keeps how it was held', async () => {
    const file = jpegOf(30, 20, {
      before: [
        [0xe1, exif(6)],
        [0xfe, Buffer.from('GPS in a comment')],
      ],
    })
    const content = await contentOf(file)
    expect(content.includes('GPS')).toBe(false)
    expect(content.subarray(2, 4)).toEqual(Buffer.from([0xff, 0xe1]))
    // Looked at again it is the same: what is kept is whole.
    expect(await contentOf(content)).toEqual(content)
    const png = pngOf(3, 3, {
      more: [
        ['eXIf', exif(1)],
        ['tEXt', Buffer.from('GPS')],
      ],
    })
    expect((await contentOf(png)).equals(pngOf(3, 3))).toBe(true)
  })

  it('ends where it ends: what stands behind is not kept', async () => {
    for (const file of [jpegOf(3, 3), pngOf(3, 3)])
      expect(await contentOf(Buffer.concat([file, Buffer.from('PK<script>')]))).toEqual(file)
  })

  it('is whole in seven passes, and not with an octet less', async () => {
    // Eight by eight points of an octet: passes of 1, 1, 2, 4, 8, 16 and 32 points in 1, 1, 1, 2, 2, 4 and 4 lines.
    const octets = 64 + 15
    const file = (length: number) => pngOf(8, 8, { interlace: 1, points: deflateSync(Buffer.alloc(length)) })
    expect(await readFileContent(file(octets))).toMatchObject({ ok: true })
    expect(await readFileContent(file(octets - 1))).toMatchObject({ code: 'type' })
  })
})

test.each([
  '<html><script>',
  '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '#!/bin/sh\n',
  'PK\u0003\u0004',
  'MZ',
  '',
  'GIF89a',
])('ATK-52: %j is none of the three', async (text) => {
  expect(await readFileContent(Buffer.from(text, 'latin1'))).toMatchObject({ code: 'type' })
})
