/** More came than is sensible; the rest was not read. */
export class TooLong extends Error {
  override readonly name = 'TooLong'
}

/**
 * The octets of an answer from outside. Who sends without an end fills no memory here.
 * @param most octets
 * @throws TooLong, and what the connection throws where it breaks.
 */
export async function readAtMost(response: Response, most: number): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > most) throw new TooLong(`more than ${most} octets`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
