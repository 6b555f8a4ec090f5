import type { Instant } from '../../../kernel/time.ts'
import type { DemoAuthority } from '../authority/authority.ts'
import { issueLeaf, leafKinds, type LeafKindName, type Subscriber } from '../authority/leaf.ts'
import { signPdf, type SignatureStyle } from './sign-pdf.ts'
import { wrapSigned } from './wrap.ts'

/** Octets of a file that the signer takes; the service takes no more either (SIGNATURES 9). */
export const mostToSign = 5_000_000

export interface RequestToSign {
  readonly pdf: Buffer
  readonly kind: LeafKindName
  readonly subscriber: Subscriber
  readonly style?: SignatureStyle
  readonly isVisible?: boolean
  /** As a `.p7m`, which only an officer takes. */
  readonly isWrapped?: boolean
}

/**
 * Signs a request with a certificate made for this one time. `listBase`: where the lists of the authorities are fetched.
 * Undefined for a file that is none of ours, or was saved by another program.
 */
export const signRequest = (
  authority: DemoAuthority,
  { pdf, kind, subscriber, style, isVisible, isWrapped }: RequestToSign,
  at: Instant,
  listBase: string,
): Buffer | undefined => {
  const leaf = issueLeaf(authority, kind, subscriber, at, listBase)
  const signed = signPdf({
    pdf,
    leaf,
    at,
    signerName: subscriber.name,
    ...(style !== undefined && { style }),
    ...(isVisible !== undefined && { isVisible }),
  })
  return signed && isWrapped ? wrapSigned({ content: pdf, leaf }) : signed
}

/** What Clavero answers to it, where the subscriber is the representative on record. */
export const answerTo = (kind: LeafKindName): string => leafKinds[kind].code ?? 'accepted'

/** `solicitud.pdf` becomes `solicitud-firmado.pdf`, as FirmaEC does it; a `.p7m` keeps the whole name. */
export const signedName = (name: string, isWrapped = false): string =>
  isWrapped ? `${name}.p7m` : `${name.replace(/\.pdf$/i, '')}-firmado.pdf`
