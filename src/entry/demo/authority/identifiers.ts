import type { CertificateKind, IdentityLayout } from '../../../proofs/signatures/domain/trust.ts'

/** The object identifiers that certificates, lists and signatures are written with. */
export const oids = {
  rsa: '1.2.840.113549.1.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
  mgf1: '1.2.840.113549.1.1.8',
  rsaWith: {
    md5: '1.2.840.113549.1.1.4',
    sha1: '1.2.840.113549.1.1.5',
    sha256: '1.2.840.113549.1.1.11',
    sha384: '1.2.840.113549.1.1.12',
    sha512: '1.2.840.113549.1.1.13',
  },
  ecdsaWith: {
    md5: '1.2.840.10045.4.1',
    sha1: '1.2.840.10045.4.1',
    sha256: '1.2.840.10045.4.3.2',
    sha384: '1.2.840.10045.4.3.3',
    sha512: '1.2.840.10045.4.3.4',
  },
  digest: {
    md5: '1.2.840.113549.2.5',
    sha1: '1.3.14.3.2.26',
    sha256: '2.16.840.1.101.3.4.2.1',
    sha384: '2.16.840.1.101.3.4.2.2',
    sha512: '2.16.840.1.101.3.4.2.3',
  },
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  serialNumber: '2.5.4.5',
  country: '2.5.4.6',
  organization: '2.5.4.10',
  title: '2.5.4.12',
  givenName: '2.5.4.42',
  organizationIdentifier: '2.5.4.97',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  crlReason: '2.5.29.21',
  deltaCrl: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  authorityInformation: '1.3.6.1.5.5.7.1.1',
  ocspAccess: '1.3.6.1.5.5.7.48.1',
  ocspBasic: '1.3.6.1.5.5.7.48.1.1',
} as const

/** Number for examples in documents (RFC 5612): no entity has it, and none ever will. */
const exampleArc = '1.3.6.1.4.1.32473'

const numberOf: Readonly<Record<IdentityLayout, number>> = { EXT: 701, SAN: 702, SUBJ: 703 }

/** Where an authority of the demonstration writes who somebody is; the numbers of the fields follow. */
export const arcOf = (layout: IdentityLayout): string => `${exampleArc}.${numberOf[layout]}.3`

const kindNumbers: Readonly<Record<CertificateKind, string>> = {
  person: '1.1',
  member: '2.1',
  company: '2.2',
  representative: '3.1',
  officer: '3.9',
  seal: '4.1',
  timeStamp: '5.1',
}

/** Policy of a kind of certificate, numbered as the real schemes are (SIGNATURES 5). */
export const policyOf = (layout: IdentityLayout, kind: CertificateKind): string =>
  `${exampleArc}.${numberOf[layout]}.2.${kindNumbers[kind]}`

export const certificateKinds = Object.keys(kindNumbers) as readonly CertificateKind[]
