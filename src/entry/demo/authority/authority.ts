import { randomBytes } from 'node:crypto'
import { days, plus, type Instant } from '../../../kernel/time.ts'
import type { IdentityLayout } from '../../../proofs/signatures/domain/trust.ts'
import { authorityKey, authorityOf, keyUsage, nameOf, subjectKey, writeCertificate } from './certificate.ts'
import { oids } from './identifiers.ts'
import { newEcKey, newRsaKey, type KeyPair } from './keys.ts'

/**
 * The certification entities of the demonstration and of the tests. They are made when they are needed first; the project
 * holds no key and no certificate of theirs, and their names, numbers and addresses are nobody’s.
 */
export interface DemoAuthority {
  readonly root: Issuer
  /** One for each layout that an entity may write people in (SIGNATURES 5). */
  readonly issuing: Readonly<Record<IdentityLayout, IssuingAuthority>>
  /** With the name of the SUBJ authority and a key of its own. */
  readonly impostor: IssuingAuthority
  /** An entity that nobody trusts. */
  readonly stranger: IssuingAuthority
  /** Keys of whoever signs: one for all invented people, so that a signature takes no time. */
  readonly subscribers: { readonly rsa: KeyPair; readonly ec: KeyPair }
}

export interface Issuer {
  readonly entity: string
  /** DER. */
  readonly name: Buffer
  readonly certificate: Buffer
  readonly keys: KeyPair
}

export interface IssuingAuthority extends Issuer {
  readonly layout: IdentityLayout
  /** Serial numbers that its list names from the beginning: a revoked certificate takes one of them. */
  readonly revoked: readonly Buffer[]
}

/** Bits of the moduli of all authorities: 2,048 or 4,096, as in life. */
export interface AuthorityKeys {
  readonly bits: number
}

const entities: Readonly<Record<IdentityLayout, string>> = {
  EXT: 'ENTIDAD DE CERTIFICACION EJEMPLO NORTE',
  SAN: 'ENTIDAD DE CERTIFICACION EJEMPLO CENTRO',
  SUBJ: 'ENTIDAD DE CERTIFICACION EJEMPLO SUR',
}

const revokedSerials = 20

/** Sixteen octets, positive (RFC 5280, 4.1.2.2). */
export function newSerial(): Buffer {
  const octets = randomBytes(16)
  octets[0] = ((octets[0] ?? 0) & 0x3f) | 0x40
  return octets
}

const entityName = (organization: string, common: string): Buffer =>
  nameOf([oids.country, 'EC'], [oids.organization, organization], [oids.commonName, common])

/** Everything anew. Its authorities are valid from a day before that moment, for ten years; the root for twenty. */
export async function makeAuthority(at: Instant, { bits }: AuthorityKeys): Promise<DemoAuthority> {
  const [rootKeys, ext, san, subj, impostor, stranger, rsa, ec] = await Promise.all([
    newRsaKey(bits),
    newRsaKey(bits),
    newRsaKey(bits),
    newRsaKey(bits),
    newRsaKey(bits),
    newRsaKey(bits),
    newRsaKey(2_048),
    newEcKey('P-256'),
  ])
  const root = makeRoot(rootKeys, at)
  const issuing = (layout: IdentityLayout, keys: KeyPair, entity = entities[layout]): IssuingAuthority => ({
    ...makeIssuer(root, entity, keys, at),
    layout,
    revoked: Array.from({ length: revokedSerials }, newSerial),
  })
  return {
    root,
    issuing: { EXT: issuing('EXT', ext), SAN: issuing('SAN', san), SUBJ: issuing('SUBJ', subj) },
    impostor: selfMade('SUBJ', entities.SUBJ, impostor, at),
    stranger: selfMade('SUBJ', 'ENTIDAD DE CERTIFICACION DESCONOCIDA', stranger, at),
    subscribers: { rsa, ec },
  }
}

function makeRoot(keys: KeyPair, at: Instant): Issuer {
  const entity = 'AUTORIDAD RAIZ DE EJEMPLO'
  const name = entityName(entity, 'RAIZ DE EJEMPLO')
  return { entity, name, keys, certificate: authorityCertificate(name, keys, { name, keys }, at, 20) }
}

function makeIssuer(root: Issuer, entity: string, keys: KeyPair, at: Instant): Issuer {
  const name = entityName(entity, `SUBCA ${entity}`)
  return { entity, name, keys, certificate: authorityCertificate(name, keys, root, at, 10, 0) }
}

/** Signed by itself: what anybody can make, with any name. */
const selfMade = (layout: IdentityLayout, entity: string, keys: KeyPair, at: Instant): IssuingAuthority => {
  const name = entityName(entity, `SUBCA ${entity}`)
  return {
    entity,
    name,
    keys,
    certificate: authorityCertificate(name, keys, { name, keys }, at, 10, 0),
    layout,
    revoked: [],
  }
}

/** Of an authority, by another or by itself. Years of 365 days. */
export function authorityCertificate(
  subject: Buffer,
  keys: KeyPair,
  issuer: Pick<Issuer, 'name' | 'keys'>,
  at: Instant,
  years: number,
  pathLength?: number,
): Buffer {
  return writeCertificate(
    {
      serial: newSerial(),
      issuer: issuer.name,
      subject,
      notBefore: plus(at, -days(1)),
      notAfter: plus(at, days(365 * years)),
      publicKey: keys.publicKey,
      extensions: [
        authorityOf(pathLength),
        keyUsage('keyCertSign', 'cRLSign'),
        subjectKey(keys.publicKey),
        authorityKey(issuer.keys.publicKey),
      ],
    },
    issuer.keys,
  )
}
