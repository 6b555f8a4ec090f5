import { number, text } from './setting.ts'

/** Text messages to registered mobiles, by a gateway. Without an address there are none, and the pages say so. */
export const textSettings = {
  CLAVERO_SMS_URL: text('^https?://\\S+$', {
    group: 'Text messages',
    productionOnly: true,
    description:
      'Where the gateway takes text messages: a POST of JSON. Without it nobody is offered a code by text message, and everything else works.',
    expects: 'an `https://` address; in the clear only on the same machine',
  }),
  CLAVERO_SMS_CREDENTIAL: text('^[\\x21-\\x7e]{8,2000}$', {
    group: 'Text messages',
    secret: true,
    productionOnly: true,
    description: 'Sent to the gateway as a bearer token.',
    expects: '8 characters or more, without blanks',
  }),
  CLAVERO_SMS_FIELDS: text('^\\s*\\{[\\s\\S]*\\}\\s*$', {
    group: 'Text messages',
    productionOnly: true,
    description:
      'What the gateway is told: a flat JSON object in its own words. `{to}` is the number as `+593…`, `{digits}` without the plus sign, `{national}` as `09…`; `{text}` the message, `{id}` its name. Default: `{"to":"{to}","text":"{text}","id":"{id}"}`.',
    expects: 'a JSON object of texts and numbers that has a place for the number and for the text',
  }),
  CLAVERO_SMS_ANSWER_ID: text('^[A-Za-z0-9_.-]{1,60}$', {
    group: 'Text messages',
    productionOnly: true,
    description: 'Field of the gateway’s answer in which it names the message. Default: `id`.',
    expects: 'the name of a field',
  }),
  CLAVERO_SMS_REPORT_KEY: text('^[\\x21-\\x7e]{32,500}$', {
    group: 'Text messages',
    secret: true,
    productionOnly: true,
    description:
      'Secret with which the gateway signs its reports to `/avisos/sms` (HMAC-SHA256 over time, a dot and the body). Without it no report is taken.',
    expects: '32 characters or more, without blanks',
  }),
  CLAVERO_SMS_DAY_MAX: number(1, 1_000_000, {
    group: 'Text messages',
    productionOnly: true,
    description:
      'Codes that the whole installation sends in a day, at most: what a fraud would cost. Reaching it is logged as an error. Notices of a changed key are not counted. Default: 2000.',
  }),
} as const
