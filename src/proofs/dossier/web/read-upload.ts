import type { FastifyRequest } from 'fastify'
import { BrokenForm } from '../../../platform/web/form-body.ts'

export interface Upload {
  /** What the browser calls the file; '' when none was chosen. */
  readonly name: string
  readonly content: Uint8Array
  /** There was more than the limit; what came after it was thrown away as it came. */
  readonly isTooBig: boolean
}

/**
 * Reads the one form that carries a file: first its number, which is judged before an octet of the file is
 * kept, then the file. Anything else is no form of ours (ATK-38, ATK-53).
 */
export async function takeUpload(
  request: FastifyRequest,
  judgeNumber: (f: string) => boolean,
): Promise<Upload | undefined> {
  if (!request.isMultipart()) throw new BrokenForm('no form with a file')
  let isJudged = false
  let upload: Upload | undefined
  let isFresh = true
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (isJudged || part.fieldname !== 'f' || typeof part.value !== 'string')
        throw new BrokenForm('a field')
      isFresh = judgeNumber(part.value)
      isJudged = true
      continue
    }
    if (!isJudged || upload !== undefined || part.fieldname !== 'archivo') throw new BrokenForm('a file')
    const chunks: Buffer[] = []
    for await (const chunk of part.file) if (isFresh) chunks.push(chunk as Buffer)
    upload = { name: part.filename, content: Buffer.concat(chunks), isTooBig: part.file.truncated }
  }
  if (upload === undefined) throw new BrokenForm('no file')
  return isFresh ? upload : undefined
}
