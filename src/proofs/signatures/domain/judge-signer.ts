import type { SignatureCode } from './codes.ts'
import type { Signer } from './judgement.ts'

/** Whom a request waits for. */
export interface Expected {
  /** RUC of the employer; of a household its cédula. */
  readonly identifier: string
  /** Cédula of the representative whose case it is, as both registries confirmed it when the case began. */
  readonly document: string
}

/**
 * Whether the certificate names whom the request waits for, as far as it can say (SIGNATURES 5): one cédula, that of the
 * case, and no RUC of another company. A natural person's own RUC begins with their cédula and is no other company.
 * Whether they represent the employer today is the registries' word, never the certificate's.
 */
export function judgeSigner(
  { cedula, ruc }: Pick<Signer, 'cedula' | 'ruc'>,
  { identifier, document }: Expected,
): Extract<SignatureCode, 'NO_CEDULA' | 'CERT_RUC_MISMATCH' | 'SIGNER_NOT_REPRESENTATIVE'> | undefined {
  if (cedula === undefined) return 'NO_CEDULA'
  const isOwn = ruc === undefined || ruc === identifier || ruc === `${cedula}001`
  if (!isOwn) return 'CERT_RUC_MISMATCH'
  return cedula === document ? undefined : 'SIGNER_NOT_REPRESENTATIVE'
}
