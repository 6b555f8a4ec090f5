import type { FastifyRequest } from 'fastify'
import { partsOf, readPart } from '../../../platform/web/file-form.ts'
import { BrokenForm } from '../../../platform/web/form-body.ts'
import { pieceBytes } from '../domain/file-limits.ts'

export interface TakenPiece {
  readonly digest: string
  readonly size: number
  readonly offset: number
  readonly content: Uint8Array
}

const fields = ['f', 'huella', 'largo', 'desde'] as const
type Field = (typeof fields)[number]

/** Reads a piece of a file and what is said about it, the number of the form first. @throws BrokenForm */
export async function takePiece(
  request: FastifyRequest,
  judgeNumber: (f: string) => boolean,
): Promise<TakenPiece | undefined> {
  if (!request.isMultipart()) throw new BrokenForm('no form with a file')
  const said = new Map<Field, string>()
  const limits = { fileSize: pieceBytes, files: 1, fields: fields.length, parts: fields.length + 1 }
  for await (const part of partsOf(request, limits)) {
    if (part.type === 'field') {
      const name = fields[said.size]
      if (part.fieldname !== name || typeof part.value !== 'string') throw new BrokenForm('a field')
      if (name === 'f' && !judgeNumber(part.value)) return undefined
      said.set(name, part.value)
      continue
    }
    if (said.size !== fields.length || part.fieldname !== 'archivo') throw new BrokenForm('a file')
    const content = await readPart(part.file)
    if (part.file.truncated) throw new BrokenForm('a piece that is too long')
    const [digest = '', size, offset] = [
      said.get('huella'),
      whole(said.get('largo')),
      whole(said.get('desde')),
    ]
    if (!isDigest(digest) || size === undefined || offset === undefined) throw new BrokenForm('a number')
    return { digest, size, offset, content }
  }
  throw new BrokenForm('no piece')
}

/** SHA-256 in hex. */
export const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

const whole = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,8}$/.test(text) ? Number(text) : undefined
