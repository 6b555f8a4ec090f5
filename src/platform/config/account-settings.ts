import { text, word } from './setting.ts'

/** Words of a list, divided by blanks or commas. */
const words = '^[\\x21-\\x7e]{1,200}(?:[ ,]+[\\x21-\\x7e]{1,200}){0,19}$'

/** The institution's own accounts as a second way into the back office (OpenID Connect). Without an issuer there is none. */
export const accountSettings = {
  CLAVERO_OIDC_ISSUER: text('^https?://\\S+$', {
    group: 'Staff',
    description:
      'Issuer of the institution’s accounts, as its OpenID Connect metadata says it, letter by letter. Set, officers may come in with their account besides a passkey; without it there is no such way.',
    expects: 'an `https://` address; in the clear only on the same machine',
  }),
  CLAVERO_OIDC_CLIENT: text('^[\\x21-\\x7e]{1,255}$', {
    group: 'Staff',
    description:
      'Name of this service at the issuer. Its one redirect address is the origin and `/interno/cuenta/vuelta`.',
    expects: 'up to 255 letters without blanks',
  }),
  CLAVERO_OIDC_SECRET: text('^[\\x20-\\x7e]{16,1000}$', {
    group: 'Staff',
    secret: true,
    description: 'What the issuer gave this service to prove itself with (`client_secret_basic`).',
    expects: '16 characters or more',
  }),
  CLAVERO_OIDC_KEY: text('^-----BEGIN [A-Z ]*PRIVATE KEY-----', {
    group: 'Staff',
    secret: true,
    description:
      'Private key to prove itself with instead (`private_key_jwt`), P-256 or RSA of 2048 bits or more; best given as `CLAVERO_OIDC_KEY_FILE`. The issuer is given its public half.',
    expects: 'a private key in PEM',
  }),
  CLAVERO_OIDC_CLAIM: word(['sub', 'oid'], {
    group: 'Staff',
    default: 'sub',
    description:
      'The claim that names a person for ever. An address or a name would pass to somebody else one day, and cannot be chosen.',
  }),
  CLAVERO_OIDC_ACR: text(words, {
    group: 'Staff',
    description:
      'Values of `acr` that this institution takes for two factors; asked for, and one of them must come back.',
    expects: 'words divided by commas',
  }),
  CLAVERO_OIDC_AMR: text(words, {
    group: 'Staff',
    description:
      'Values of `amr`, of which one must come back. With neither list set it is `mfa` (RFC 8176); with both set, both must be met.',
    expects: 'words divided by commas',
  }),
} as const
