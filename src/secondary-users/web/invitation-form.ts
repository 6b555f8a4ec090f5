import { readCode, readToken } from '../../links/domain/token.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { ShownInvitation } from '../app/open-invitation.ts'

export interface TypedInvitation {
  readonly token: string
  readonly codigo: string
}

/**
 * Reads what opens an invitation: the token that the script took from the address, or the code of the mail. A form
 * with a problem spends no try.
 */
export function readShown(
  raw: TypedInvitation,
): Outcome<ShownInvitation, 'p11.mailCode.err' | 'p11.mailCode.err.bad'> {
  const token = readToken(raw.token)
  if (token !== undefined) return ok({ token })
  if (raw.codigo.trim() === '') return refused('p11.mailCode.err')
  const code = readCode(raw.codigo)
  return code === undefined ? refused('p11.mailCode.err.bad') : ok({ code })
}
