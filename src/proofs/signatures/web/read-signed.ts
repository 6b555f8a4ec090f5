import type { FastifyRequest } from 'fastify'
import { partsOf, readPart } from '../../../platform/web/file-form.ts'
import { BrokenForm } from '../../../platform/web/form-body.ts'
import { mostSignedBytes } from '../domain/kind-of-file.ts'

/** What was sent; `isTooBig`: there was more than the limit, and `content` is how it begins. `isNone`: no file was chosen. */
export interface SentSigned {
  readonly content: Uint8Array
  readonly isNone: boolean
  readonly isTooBig: boolean
}

/**
 * Reads the form of P-52: its number, judged before an octet of the file is kept, then the one file. Anything else is no
 * form of ours (ATK-38, ATK-53). Undefined when the number was used. @throws BrokenForm
 */
export async function takeSigned(
  request: FastifyRequest,
  judgeNumber: (f: string) => boolean,
): Promise<SentSigned | undefined> {
  if (!request.isMultipart()) throw new BrokenForm('no form with a file')
  let isFresh: boolean | undefined
  let sent: SentSigned | undefined
  const limits = { fileSize: mostSignedBytes, files: 1, fields: 1, parts: 2 }
  for await (const part of partsOf(request, limits)) {
    if (sent !== undefined) throw new BrokenForm('more than one file')
    if (isFresh === undefined) {
      if (part.fieldname !== 'f' || part.type !== 'field' || typeof part.value !== 'string')
        throw new BrokenForm('no number')
      isFresh = judgeNumber(part.value)
      continue
    }
    if (part.type !== 'file' || part.fieldname !== 'archivo') throw new BrokenForm('a file')
    // Sent twice: heard to its end, so that the answer arrives, and thrown away as it comes.
    if (!isFresh) part.file.resume()
    const content = isFresh ? await readPart(part.file) : new Uint8Array()
    sent = {
      content,
      isNone: part.filename === '' && content.length === 0,
      isTooBig: part.file.truncated,
    }
    if (sent.isTooBig) break
  }
  if (sent === undefined) throw new BrokenForm('no file')
  return isFresh === true ? sent : undefined
}
