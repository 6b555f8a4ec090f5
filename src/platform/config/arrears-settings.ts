import { text } from './setting.ts'

/** Where what employers owe comes from. */
export const arrearsSettings = {
  CLAVERO_OBLIGATIONS: text('^(?:imported|https?://\\S+)$', {
    group: 'Registries',
    productionOnly: true,
    description:
      'Service of what employers owe (docs/operate/arrears.md), or `imported`, as it is unless set, for the file read by `clavero arrears import`. While there is neither, employers are told that there is no data, and no certificate is issued.',
    expects: 'an `https://` address, or `imported`',
  }),
  CLAVERO_OBLIGATIONS_CREDENTIAL: text('^\\S+$', {
    group: 'Registries',
    secret: true,
    productionOnly: true,
    description: 'Sent to the service of obligations as a bearer token.',
    expects: 'text without blanks',
  }),
} as const
