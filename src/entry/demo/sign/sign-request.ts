import type { Instant } from '../../../kernel/time.ts'
import type { DemoAuthority } from '../authority/authority.ts'
import { issueLeaf, leafKinds, type LeafKindName, type Subscriber } from '../authority/leaf.ts'
import { signPdf, type SignatureStyle } from './sign-pdf.ts'

/** Octets of a file that the signer takes; the service takes no more either (SIGNATURES 9). */
export const mostToSign = 5_000_000

export interface RequestToSign {
  readonly pdf: Buffer
  readonly kind: LeafKindName
  readonly subscriber: Subscriber
  readonly style?: SignatureStyle
  readonly isVisible?: boolean
}

/**
 * Signs a request with a certificate made for this one time. `listBase`: where the lists of the authorities are fetched.
 * Undefined for a file that is none of ours, or was saved by another program.
 */
export const signRequest = (
  authority: DemoAuthority,
  { pdf, kind, subscriber, style, isVisible }: RequestToSign,
  at: Instant,
  listBase: string,
): Buffer | undefined =>
  signPdf({
    pdf,
    leaf: issueLeaf(authority, kind, subscriber, at, listBase),
    at,
    signerName: subscriber.name,
    ...(style !== undefined && { style }),
    ...(isVisible !== undefined && { isVisible }),
  })

/** What Clavero answers to it, where the subscriber is the representative on record. */
export const answerTo = (kind: LeafKindName): string => leafKinds[kind].code ?? 'accepted'

/** `solicitud.pdf` becomes `solicitud-firmado.pdf`, as FirmaEC does it. */
export const signedName = (name: string): string => `${name.replace(/\.pdf$/i, '')}-firmado.pdf`
