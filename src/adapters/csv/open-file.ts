import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'

/** A file that is not what its first octets say; the message is for whoever handed it in. */
export class UnreadableFile extends Error {}

export interface OpenedFile {
  /** Size of what is read, unpacked, for a progress bar. Bytes. */
  readonly size: number
  readonly bytes: AsyncIterable<Uint8Array>
}

/** A file to import: as it is, or the one CSV inside a `.zip`, as two provinces come (DOMAIN 5). @throws UnreadableFile */
export async function openFile(path: string): Promise<OpenedFile> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const start = await readAt(handle, size, 0, Math.min(4, size))
    if (start.toString('latin1') !== 'PK\u0003\u0004')
      return { size, bytes: handle.createReadStream({ start: 0 }) }
    const entry = csvEntry(await directoryOf(handle, size))
    const local = await readAt(handle, size, entry.offset, 30)
    const from = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
    if (from + entry.packed > size) throw cutShort()
    return { size: entry.size, bytes: partOf(handle, from, entry) }
  } catch (fault) {
    await handle.close()
    throw fault
  }
}

/** What the entry holds, unpacked. The handle is closed at the end, or when nobody reads on. */
async function* partOf(handle: FileHandle, from: number, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  try {
    if (entry.packed === 0) return
    const packed = handle.createReadStream({ start: from, end: from + entry.packed - 1 })
    if (entry.method === 0) {
      yield* packed as AsyncIterable<Uint8Array>
      return
    }
    const unpacked = createInflateRaw()
    packed.on('error', (fault) => unpacked.destroy(fault)).pipe(unpacked)
    try {
      yield* unpacked as AsyncIterable<Uint8Array>
    } catch (fault) {
      throw new UnreadableFile('a zip file that cannot be unpacked', { cause: fault })
    } finally {
      packed.destroy()
    }
  } finally {
    await handle.close()
  }
}

const cutShort = (): UnreadableFile => new UnreadableFile('a zip file that was cut short')

interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/** The central directory at the end of a zip (APPNOTE 4.3.12, 4.3.16). */
async function directoryOf(handle: FileHandle, size: number): Promise<readonly ZipEntry[]> {
  const tail = await readAt(handle, size, Math.max(0, size - 65_557), Math.min(65_557, size))
  const end = tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end + 22 > tail.length) throw new UnreadableFile('a zip file without its directory')
  const directory = await readAt(handle, size, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  const entries: ZipEntry[] = []
  for (let at = 0; at + 46 <= directory.length;) {
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, nameEnd),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

function csvEntry(entries: readonly ZipEntry[]): ZipEntry {
  const [entry, ...others] = entries.filter(({ name }) => name.toLowerCase().endsWith('.csv'))
  if (entry === undefined || others.length > 0)
    throw new UnreadableFile('a zip file must hold exactly one .csv')
  const beyond = 0xffffffff
  if (entry.packed === beyond || entry.size === beyond)
    throw new UnreadableFile('a zip file over 4 GB: unpack it first')
  if (entry.method !== 0 && entry.method !== 8)
    throw new UnreadableFile('a zip file packed in an unknown way')
  return entry
}

/** Never more than there is: a length that a file claims is not a length that it has. */
async function readAt(handle: FileHandle, size: number, position: number, length: number): Promise<Buffer> {
  if (position + length > size) throw cutShort()
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
