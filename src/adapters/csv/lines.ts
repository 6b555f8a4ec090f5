import { isUtf8 } from 'node:buffer'

export interface LineBatch {
  /** Without their line ends. */
  readonly lines: readonly string[]
  /** Bytes of the file read so far. */
  readonly bytes: number
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * A file's lines, chunk by chunk. The encoding is told line by line, not by a look at the start: old
 * files are Latin-1, new ones UTF-8, sometimes with a byte order mark, and the first megabyte may be
 * plain ASCII either way (DOMAIN 5). Spanish in Latin-1 is never valid UTF-8 by accident.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<LineBatch> {
  let rest: Buffer = Buffer.alloc(0)
  let read = 0
  let first = true
  for await (const part of bytes) {
    read += part.length
    const chunk =
      rest.length === 0 ? Buffer.from(part.buffer, part.byteOffset, part.length) : Buffer.concat([rest, part])
    const lines: string[] = []
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      lines.push(textOf(chunk.subarray(start, end)))
      start = end + 1
    }
    // A copy: the stream may use its memory again for the next chunk.
    rest = Buffer.from(chunk.subarray(start))
    if (first && lines.length > 0) {
      lines[0] = withoutMark(lines[0] ?? '')
      first = false
    }
    if (lines.length > 0) yield { lines, bytes: read }
  }
  if (rest.length > 0) {
    const last = textOf(rest)
    yield { lines: [first ? withoutMark(last) : last], bytes: read }
  }
}

function textOf(line: Buffer): string {
  const end = line.at(-1) === carriageReturn ? line.length - 1 : line.length
  const bare = line.subarray(0, end)
  return bare.toString(isUtf8(bare) ? 'utf8' : 'latin1')
}

const withoutMark = (line: string): string => (line.startsWith('\uFEFF') ? line.slice(1) : line)
