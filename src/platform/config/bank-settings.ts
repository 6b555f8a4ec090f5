import { text } from './setting.ts'

/** The bank account of a household or a natural person, by a gateway. Without an address nobody is offered that way. */
export const bankSettings = {
  CLAVERO_BANK_URL: text('^https?://\\S+$', {
    group: 'Bank account',
    productionOnly: true,
    description:
      'Where the gateway to the banks takes deposits and questions (docs/adapt/bank.md). Without it nobody is offered that way, and everything else works.',
    expects: 'an `https://` address; in the clear only on the same machine',
  }),
  CLAVERO_BANK_CREDENTIAL: text('^[\\x21-\\x7e]{16,2000}$', {
    group: 'Bank account',
    secret: true,
    productionOnly: true,
    description: 'Sent to the gateway as a bearer token.',
    expects: '16 characters or more, without blanks',
  }),
  CLAVERO_BANK_NAMES: text('^[^|\\n]{1,80}(?:\\|[^|\\n]{1,80})*$', {
    group: 'Bank account',
    productionOnly: true,
    description:
      'Banks and cooperatives that the institution debits from, with `|` between them, spelt as in the import (`debitBank`).',
    expects: 'two names or more, with `|` between them',
  }),
} as const
