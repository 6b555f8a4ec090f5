import type { FastifyRequest } from 'fastify'
import type { TypedIdentity } from '../../../platform/web/browser.ts'

export const nothingTyped: TypedIdentity = { ruc: '', cedula: '', sucursal: '' }

/** What was typed on this form; what stood on that of the other kind of employer is no answer to it. */
export function typedOf({ visit }: FastifyRequest, kind: TypedIdentity['kind']): TypedIdentity {
  const { typed } = visit.browser
  if (typed !== undefined && typed.kind === kind) return typed
  return kind === undefined ? nothingTyped : { ...nothingTyped, kind }
}
