import { deflateSync } from 'node:zlib'
import { describe, expect, it, test } from 'vitest'
import { activePdfs, hostilePdfs, onePage, pdfOf } from '../../../test/support/files/pdfs.ts'
import { exif, jpegOf, pngOf } from '../../../test/support/files/pictures.ts'
import { readFileContent } from './inspect-file.ts'

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

  test.each(Object.entries(activePdfs))('that holds %s is known for it (ATK-55)', async (_what, file) => {
    expect(await readFileContent(file)).toMatchObject({ value: { active: true } })
  })

  test.each(Object.entries(hostilePdfs))('with %s is refused', async (_what, { file, refusal }) => {
    expect(await readFileContent(file)).toMatchObject({ ok: false, code: refusal })
  })
})

describe('a picture', () => {
  it('loses where it was taken and keeps how it was held', async () => {
    const file = jpegOf(30, 20, [
      [0xe1, exif(6)],
      [0xfe, Buffer.from('GPS in a comment')],
    ])
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

  test.each([
    ['60,000 points a side', pngOf(60_000, 60_000, { points: deflateSync(Buffer.alloc(9)) }), 'deep'],
    ['60,000 points a side, JPEG', jpegOf(60_000, 60_000), 'deep'],
    ['more points than it says', pngOf(3, 3, { points: deflateSync(Buffer.alloc(50_000_000)) }), 'deep'],
    ['points that are none', pngOf(3, 3, { points: Buffer.from('x') }), 'type'],
    ['no points', jpegOf(0, 3), 'type'],
    ['half of it', jpegOf(30, 20).subarray(0, 100), 'type'],
    ['half of it, PNG', pngOf(30, 20).subarray(0, 40), 'type'],
    ['a chunk nobody knows', pngOf(3, 3, { more: [['ABCD', Buffer.alloc(1)]] }), 'type'],
  ])('with %s is refused', async (_what, file, refusal) => {
    expect(await readFileContent(file)).toMatchObject({ ok: false, code: refusal })
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
