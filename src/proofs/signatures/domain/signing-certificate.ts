import type { Outcome } from '../../../kernel/outcome.ts'
import { digestOf } from './algorithms.ts'
import type { Certificate } from './certificate.ts'
import { failed, passed, type Checked } from './checked.ts'
import type { DigestName, SignatureCrypto } from './crypto.ts'
import { sameOctets, tags, type Der } from './der.ts'
import { algorithmOf, fieldsOf, hold, integerOf, listOf, reading, type Fields } from './fields.ts'
import { generalNamesOf } from './general-names.ts'
import { sameName } from './names.ts'
import { attributeOids, type SignedAttributes } from './signed-attributes.ts'

const flaw = 'SIGNING_CERT_MISMATCH'

/**
 * Check 9: the signer signed which certificate is meant, so that no other one with the same key can be put in its place.
 * Where it is said it must match, and `ETSI.CAdES.detached` has to say it; FirmaEC's format does not (SIGNATURES 3).
 */
export function judgeSigningCertificate(
  crypto: SignatureCrypto,
  attributes: SignedAttributes,
  signer: Certificate,
  isRequired: boolean,
): Checked<undefined> {
  const first = attributes.values.get(attributeOids.signingCertificate)
  const second = attributes.values.get(attributeOids.signingCertificateV2)
  if (first === undefined && second === undefined)
    return isRequired ? failed(flaw, { is: 'missing' }) : passed(undefined, { names: 'none' })
  const isSame = [first, second].every(
    (value, index) => value === undefined || names(value, index === 0, signer, crypto).ok,
  )
  return isSame ? passed(undefined, { names: 'the signer' }) : failed(flaw, { is: 'another' })
}

/** The first identifier is the signer's; those behind it may name the rest of its path. */
const names = (
  value: Der,
  isFirstVersion: boolean,
  signer: Certificate,
  crypto: SignatureCrypto,
): Outcome<undefined, typeof flaw> =>
  reading(() => {
    const outer = fieldsOf(value, tags.sequence, flaw)
    const [first] = listOf(outer.take(tags.sequence), tags.sequence, flaw)
    hold(first !== undefined, flaw)
    const id = fieldsOf(first, tags.sequence, flaw)
    const digest = isFirstVersion ? 'sha1' : digestNamed(id)
    hold(sameOctets(id.take(tags.octetString).content, crypto.digest(digest, signer.der)), flaw)
    const issuerSerial = id.takeIf(tags.sequence)
    id.end()
    if (issuerSerial !== undefined) namesIssuer(issuerSerial, signer)
    return undefined
  })

/** SHA-256 where nothing is said (RFC 5035, 4). */
function digestNamed(id: Fields): DigestName {
  const algorithm = id.takeIf(tags.sequence)
  if (algorithm === undefined) return 'sha256'
  const digest = digestOf(algorithmOf(algorithm, flaw))
  hold(digest.ok, flaw)
  return digest.value
}

function namesIssuer(value: Der, signer: Certificate): void {
  const fields = fieldsOf(value, tags.sequence, flaw)
  const [issuer, ...others] = generalNamesOf(fields.take(tags.sequence), flaw)
  hold(issuer?.kind === 'directory' && others.length === 0 && sameName(issuer.name, signer.issuer), flaw)
  hold(sameOctets(integerOf(fields.take(tags.integer), flaw), signer.serial), flaw)
}
