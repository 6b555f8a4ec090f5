import type { FastifyRequest } from 'fastify'
import { isSaidLonger } from '../../../platform/web/file-form.ts'
import type { DossierDocument } from '../domain/dossier.ts'
import { mostBytes } from '../domain/file-limits.ts'

export { fileForm, fileForms } from '../../../platform/web/file-form.ts'

/** Who says before that it is too much is not listened to. */
export const isSaidTooBig = (request: FastifyRequest): boolean => isSaidLonger(request, mostBytes)

/**
 * A form is for the file that was there when it was shown: sent twice, it replaces nothing. The last ten digits
 * of its instant, which is what a form number has room for; they come again after four months.
 */
export const versionOf = ({ file }: Pick<DossierDocument, 'file'>): number => (file?.at ?? 0) % 10_000_000_000
