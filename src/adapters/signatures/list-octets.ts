import { readCertificate } from '../../proofs/signatures/domain/certificate.ts'

/** As SIGNATURES 9 and the table of lists allow. */
export const mostListBytes = 64 * 1024 ** 2

const pem = /^\s*-----BEGIN X509 CRL-----([A-Za-z0-9+/=\s]+)-----END X509 CRL-----\s*$/

/** DER of a list that somebody has as a file; what is no PEM is taken as it is. */
export function listOctets(file: Uint8Array): Uint8Array {
  const isPem = Buffer.from(file.subarray(0, 200)).toString('latin1').includes('-----BEGIN X509 CRL-----')
  const body = isPem ? pem.exec(Buffer.from(file).toString('latin1'))?.[1] : undefined
  return new Uint8Array(body === undefined ? file : Buffer.from(body, 'base64'))
}

/** Whether the name of an authority stands at the beginning of a list, where lists say whose they are. */
export function namesIssuer(list: Uint8Array, certificate: Uint8Array): boolean {
  const read = readCertificate(certificate)
  return read.ok && Buffer.from(list.subarray(0, 4_096)).includes(Buffer.from(read.value.subject.der))
}
