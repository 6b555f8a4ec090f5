import { text } from './setting.ts'

/** The affiliate key of a household or a natural person, at its own service (OpenID Connect). Without an issuer nobody is offered that way. */
export const affiliateSettings = {
  CLAVERO_AFFILIATE_ISSUER: text('^https?://\\S+$', {
    group: 'Affiliate key',
    productionOnly: true,
    description:
      'Issuer of the affiliate key’s own service, as its OpenID Connect metadata says it, letter by letter (docs/adapt/affiliate-key.md). Without it nobody is offered that way, and everything else works.',
    expects: 'an `https://` address; in the clear only on the same machine',
  }),
  CLAVERO_AFFILIATE_CLIENT: text('^[\\x21-\\x7e]{1,255}$', {
    group: 'Affiliate key',
    productionOnly: true,
    description:
      'Name of this service at that issuer. Its one redirect address is the origin and `/hogar/afiliado/vuelta`.',
    expects: 'up to 255 letters without blanks',
  }),
  CLAVERO_AFFILIATE_SECRET: text('^[\\x20-\\x7e]{16,1000}$', {
    group: 'Affiliate key',
    secret: true,
    productionOnly: true,
    description: 'What the issuer gave this service to prove itself with (`client_secret_basic`).',
    expects: '16 characters or more',
  }),
  CLAVERO_AFFILIATE_CLAIM: text('^[A-Za-z][\\w.:/-]{0,199}$', {
    group: 'Affiliate key',
    productionOnly: true,
    description: 'The claim of the ID token that holds the cédula of whoever signed in, as ten digits.',
    expects: 'the name of a claim',
  }),
  CLAVERO_AFFILIATE_FORGOT: text('^https?://\\S+$', {
    group: 'Affiliate key',
    productionOnly: true,
    description: 'Where whoever forgot the affiliate key, or locked it, gets it back.',
    expects: 'an `https://` address',
  }),
} as const
