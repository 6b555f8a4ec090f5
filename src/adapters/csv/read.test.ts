import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RawRow, RowBatch } from '../../employers/app/import-rows.ts'
import { linesOf } from './lines.ts'
import { openFile, UnreadableFile } from './open-file.ts'
import { readCsv } from './read-csv.ts'
import { readTaxpayerFile } from './read-taxpayer-file.ts'

async function* inChunks(bytes: Buffer, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function rowsOf(batches: AsyncIterable<RowBatch>): Promise<readonly RawRow[]> {
  const rows: RawRow[] = []
  for await (const batch of batches) rows.push(...batch.rows)
  return rows
}

async function textsOf(bytes: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const batch of linesOf(bytes)) lines.push(...batch.lines)
  return lines
}

describe('lines of a file', () => {
  test('are read in either encoding, line by line, whatever the start of the file looks like', async () => {
    const mixed = Buffer.concat([
      Buffer.from('\uFEFFASCII\r\n'),
      Buffer.from('CAÑAR\n', 'latin1'),
      Buffer.from('CAÑAR\n', 'utf8'),
      Buffer.from('ÚLTIMA', 'latin1'),
    ])
    expect(await textsOf(inChunks(mixed))).toEqual(['ASCII', 'CAÑAR', 'CAÑAR', 'ÚLTIMA'])
  })

  test('do not depend on where the chunks are cut', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'ñ', '€', '|', ' ') })
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        async (lines, size) => {
          const read = await textsOf(inChunks(Buffer.from(`${lines.join('\n')}\n`), size))
          expect(read).toEqual(lines)
        },
      ),
    )
  })
})

describe('the taxpayer file', () => {
  const read = async (text: string) =>
    (await rowsOf(readTaxpayerFile(inChunks(Buffer.from(text))))).map((row) => row.fields)

  test('keeps a pipe inside quotes in its field', async () => {
    expect(await read('a|"b|""c"""|d\n"x"||\n')).toEqual([
      ['a', 'b|"c"', 'd'],
      ['x', '', ''],
    ])
  })

  test('takes a stray quote for a letter, and lets it cost no other row', async () => {
    expect(await read('a|"LA ESQUINA" TIENDA|c\na|"SIN FIN|c\na|b|c')).toEqual([
      ['a', '"LA ESQUINA" TIENDA', 'c'],
      ['a', '"SIN FIN', 'c'],
      ['a', 'b', 'c'],
    ])
  })

  test('counts lines as an editor does, empty ones included', async () => {
    const rows = await rowsOf(readTaxpayerFile(inChunks(Buffer.from('a|b\n\nc|d\n'))))
    expect(rows.map(({ line }) => line)).toEqual([1, 3])
  })
})

describe('a CSV file', () => {
  const read = (text: string) => rowsOf(readCsv(inChunks(Buffer.from(text))))

  test.each([
    ['commas', 'a,b\n1,"x, y"\n'],
    ['semicolons, as spreadsheets write here', 'a;b\r\n1;x, y\r\n'],
  ])('is read with %s', async (_what, text) => {
    expect((await read(text)).map(({ fields }) => fields)).toEqual([
      ['a', 'b'],
      ['1', 'x, y'],
    ])
  })

  test('hands on a row that cannot be read as broken, and goes on', async () => {
    const rows = await read('a,b\n1,x"y\n2,z\n')
    expect(rows).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 3, fields: ['2', 'z'] },
      { line: 2, fields: [], broken: true },
    ])
  })

  test('is empty when the file is', async () => {
    expect(await read('')).toEqual([])
  })
})

test('a zip with one CSV inside is read as that CSV, and one with two is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clavero-zip-'))
  try {
    const text = 'a|b\n'.repeat(1_000)
    await writeFile(
      join(folder, 'one.zip'),
      zip([
        ['readme.txt', 'x'],
        ['one.csv', text],
      ]),
    )
    const { size, bytes } = await openFile(join(folder, 'one.zip'))
    expect(size).toBe(text.length)
    expect((await textsOf(bytes)).join('\n')).toBe(text.trimEnd())
    await writeFile(join(folder, 'plain.csv'), text)
    expect((await textsOf((await openFile(join(folder, 'plain.csv'))).bytes)).length).toBe(1_000)
    await writeFile(
      join(folder, 'two.zip'),
      zip([
        ['one.csv', text],
        ['two.csv', text],
      ]),
    )
    await expect(openFile(join(folder, 'two.zip'))).rejects.toThrow('exactly one')
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a zip that is damaged is refused in our own words, and one with an empty CSV is empty', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clavero-zip-'))
  const path = join(folder, 'file.zip')
  const written = async (octets: Buffer) => {
    await writeFile(path, octets)
    return openFile(path)
  }
  const whole = zip([['one.csv', 'a|b\n'.repeat(1_000)]])
  const at = (place: number, value: number): Buffer => {
    const bent = Buffer.from(whole)
    bent.writeUInt32LE(value, place)
    return bent
  }
  const end = whole.length - 22
  const directory = whole.readUInt32LE(end + 16)
  try {
    for (const bent of [
      whole.subarray(0, end + 9),
      // Lengths that the file claims and does not have: nothing is set aside for them.
      at(end + 12, 0xffffffff),
      at(end + 16, 0xfffffff0),
      at(directory + 20, 0xfffffff0),
      at(directory + 42, whole.length),
    ])
      await expect(written(bent)).rejects.toThrow(UnreadableFile)
    const { bytes } = await written(at(37, 0xffffffff))
    await expect(textsOf(bytes)).rejects.toThrow(UnreadableFile)

    const nothing = Buffer.from(zip([['one.csv', 'a']]))
    const listed = nothing.readUInt32LE(nothing.length - 6)
    nothing.writeUInt16LE(0, listed + 10)
    nothing.writeUInt32LE(0, listed + 20)
    expect(await textsOf((await written(nothing)).bytes)).toEqual([])
  } finally {
    await rm(folder, { recursive: true })
  }
})

/** A zip as any packer makes one: local headers, data, directory (APPNOTE 4.3). */
function zip(files: readonly (readonly [name: string, text: string])[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, text] of files) {
    const packed = deflateRawSync(text)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(text.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    entries.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, tail, Buffer.from(name)]),
    )
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
