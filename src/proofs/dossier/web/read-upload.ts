import type { FastifyRequest } from 'fastify'
import { partsOf, readPart } from '../../../platform/web/file-form.ts'
import { BrokenForm } from '../../../platform/web/form-body.ts'
import { mostBytes } from '../domain/file-limits.ts'
import { isDigest } from './read-piece.ts'

export interface Upload {
  /** What the browser calls the file; '' when none was chosen. */
  readonly name: string
  /** The file itself, or the digest of one whose pieces were sent before (SHA-256 in hex). */
  readonly content: Uint8Array | { readonly digest: string }
  /** There was more than the limit; nothing of it is kept, and the rest is not read. */
  readonly isTooBig: boolean
}

/**
 * Reads the one form that carries a file: first its number, which is judged before an octet of the file is
 * kept, then the file, or in its stead the digest of the one that came in pieces and its name. Anything else is no
 * form of ours (ATK-38, ATK-53). Undefined when the number was used.
 */
export async function takeUpload(
  request: FastifyRequest,
  judgeNumber: (f: string) => boolean,
): Promise<Upload | undefined> {
  if (!request.isMultipart()) throw new BrokenForm('no form with a file')
  let isJudged = false
  let isFresh = true
  let digest: string | undefined
  let upload: Upload | undefined
  const limits = { fileSize: mostBytes, files: 1, fields: 3, parts: 4 }
  for await (const part of partsOf(request, limits)) {
    if (upload !== undefined) throw new BrokenForm('more than one file')
    if (!isJudged) {
      if (part.fieldname !== 'f' || part.type !== 'field' || typeof part.value !== 'string')
        throw new BrokenForm('no number')
      isFresh = judgeNumber(part.value)
      isJudged = true
    } else if (part.type === 'file') {
      if (part.fieldname !== 'archivo' || digest !== undefined) throw new BrokenForm('a file')
      // Sent twice: heard to its end, so that the answer arrives, and thrown away as it comes.
      if (!isFresh) part.file.resume()
      const content = isFresh ? await readPart(part.file) : Buffer.alloc(0)
      if (part.file.truncated) return { name: part.filename, content: Buffer.alloc(0), isTooBig: true }
      upload = { name: part.filename, content, isTooBig: false }
    } else if (digest === undefined) {
      if (part.fieldname !== 'huella' || typeof part.value !== 'string' || !isDigest(part.value))
        throw new BrokenForm('a field')
      digest = part.value
    } else {
      if (part.fieldname !== 'nombre' || typeof part.value !== 'string') throw new BrokenForm('a field')
      upload = { name: part.value, content: { digest }, isTooBig: false }
    }
  }
  if (upload === undefined) throw new BrokenForm('no file')
  return isFresh ? upload : undefined
}
