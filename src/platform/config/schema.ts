import Type from 'typebox'
import type { Static } from 'typebox'
import { arrearsSettings } from './arrears-settings.ts'
import { accountSettings } from './account-settings.ts'
import { videoSettings } from './video-settings.ts'
import { captureSettings } from './capture-settings.ts'
import { comparerSettings } from './comparer-settings.ts'
import { affiliateSettings } from './affiliate-settings.ts'
import { bankSettings } from './bank-settings.ts'
import { textSettings } from './text-settings.ts'
import { number, secret, text, word, type About } from './setting.ts'

const domainName = '(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}'
const mailAddress = `[A-Za-z0-9._+-]{1,64}@${domainName}`
const line = '^[^\\u0000-\\u001f\\u007f<>]{1,200}$'

/** Every setting there is. Names are those of environment variables; `NAME_FILE` may point to a file instead. */
export const settings = Type.Object({
  CLAVERO_MODE: word(['demonstration', 'production'], {
    group: 'Service',
    default: 'demonstration',
    description:
      'The demonstration shows a fictional institute with synthetic people and an inbox of its own.',
  }),
  CLAVERO_PROFILE: word(['as-described', 'standards'], {
    group: 'Policy',
    default: 'as-described',
    description:
      'The rules of the institution: the published process, or what current standards ask (docs/policy.md).',
  }),
  PORT: number(0, 65_535, {
    group: 'Service',
    default: 3_000,
    description: 'Port the service listens on; 0 takes a free one.',
  }),
  CLAVERO_HOST: text('^[A-Za-z0-9.:_-]{1,255}$', {
    group: 'Service',
    default: '127.0.0.1',
    description: 'Address the service listens on. It speaks plain HTTP: TLS ends in front of it.',
    expects: 'an IP address or a host name, such as `127.0.0.1` or `0.0.0.0`',
  }),
  CLAVERO_ORIGIN: text('^https?://[a-z0-9.:\\[\\]-]{1,255}$', {
    group: 'Service',
    needed: true,
    description:
      'Public address of the service. Links are made from it, never from what a request says. In the demonstration it is `http://localhost:PORT` unless set.',
    expects: 'an address without a path, such as `https://clave.example`',
  }),
  CLAVERO_TRUSTED_PROXIES: text('^[0-9A-Fa-f.:/, ]+$', {
    group: 'Service',
    needed: true,
    description:
      'Proxies whose word about the visitor’s address is taken. Without it every visitor behind the proxy shares one limit.',
    expects: 'IP addresses or ranges separated by commas, such as `10.0.0.0/8`',
  }),
  CLAVERO_DATA: text('^[^\\u0000]+$', {
    group: 'Service',
    default: './data',
    description: 'Folder of the embedded database and of the demonstration’s secrets.',
    expects: 'the path of a folder',
  }),
  CLAVERO_LOG_LEVEL: word(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
    group: 'Service',
    default: 'info',
    description: 'What is logged. No level writes personal data.',
  }),
  CLAVERO_HASH_CONCURRENCY: number(1, 64, {
    group: 'Service',
    default: 2,
    description: 'Key hashes computed at the same time; the number of cores is right.',
  }),

  DATABASE_URL: text('^postgres(?:ql)?://\\S+$', {
    group: 'Database',
    secret: true,
    needed: true,
    description: 'PostgreSQL 15 or later. In the demonstration an embedded one is started unless set.',
    expects: 'an address that begins with `postgresql://`',
  }),
  CLAVERO_DATABASE_POOL: number(2, 100, {
    group: 'Database',
    default: 10,
    description: 'Connections of one process.',
  }),

  CLAVERO_INSTITUTION_NAME: text(line, {
    group: 'Institution',
    needed: true,
    productionOnly: true,
    description: 'Legal name of the institution, as it stands on pages, mail and receipts.',
    expects: 'one line of text',
  }),
  CLAVERO_INSTITUTION_SHORT_NAME: text('^[\\p{L}\\p{N} .-]{1,40}$', {
    group: 'Institution',
    needed: true,
    productionOnly: true,
    description: 'Short name; its first letter is the mark.',
    expects: 'up to 40 letters',
  }),
  CLAVERO_OPERATOR: text(line, {
    group: 'Institution',
    needed: true,
    productionOnly: true,
    description:
      'Legal name of whoever runs this installation. It stands in the footer and in every mail (B4, B9).',
    expects: 'one line of text',
  }),
  CLAVERO_HELP_PHONE: text('^[0-9 +()-]{3,30}$', {
    group: 'Institution',
    needed: true,
    productionOnly: true,
    description: 'Telephone of the help desk.',
    expects: 'a telephone number',
  }),
  CLAVERO_HELP_HOURS_ES: text(line, {
    group: 'Institution',
    needed: true,
    productionOnly: true,
    description:
      'Hours of the help desk in Spanish, to stand in a sentence: `de lunes a viernes, de 08:00 a 17:00`.',
    expects: 'one line of text',
  }),
  CLAVERO_HELP_HOURS_EN: text(line, {
    group: 'Institution',
    needed: true,
    productionOnly: true,
    description: 'The same in English.',
    expects: 'one line of text',
  }),
  CLAVERO_SECURITY_CONTACT: text(`^${mailAddress}$`, {
    group: 'Institution',
    needed: true,
    productionOnly: true,
    description: 'Where a hole or an abuse is reported; published in `/.well-known/security.txt`.',
    expects: 'a mail address',
  }),
  CLAVERO_PRIVACY_CONTACT: text(`^${mailAddress}$`, {
    group: 'Institution',
    needed: true,
    productionOnly: true,
    description:
      'The data protection officer, at whose address people ask to see, correct or delete their data.',
    expects: 'a mail address',
  }),
  CLAVERO_BRAND_COLOUR: text('^#[0-9a-fA-F]{6}$', {
    group: 'Institution',
    productionOnly: true,
    description: 'Colour of the header.',
    expects: 'a colour of six hex digits, such as `#1f4e79`',
  }),

  CLAVERO_SMTP_URL: text('^smtps?://\\S+$', {
    group: 'Mail',
    secret: true,
    needed: true,
    productionOnly: true,
    description:
      'Mail server. `smtps://` is TLS from the start; `smtp://` asks for STARTTLS, except on the same machine.',
    expects: 'an address such as `smtp://user:key@mail.example:587`',
  }),
  CLAVERO_MAIL_DOMAIN: text(`^${domainName}$`, {
    group: 'Mail',
    needed: true,
    productionOnly: true,
    description: 'Domain of message ids and bounces; belongs to the same organisation as the origin.',
    expects: 'a domain name in lower case',
  }),
  CLAVERO_MAIL_SENDER: text(`^${mailAddress}$`, {
    group: 'Mail',
    needed: true,
    productionOnly: true,
    description: 'Visible sender of every mail, at the mail domain.',
    expects: 'a mail address',
  }),
  CLAVERO_DKIM_SELECTOR: text('^[A-Za-z0-9._-]{1,63}$', {
    group: 'Mail',
    productionOnly: true,
    description: 'Selector of the DKIM key; leave it out when the mail server signs.',
    expects: 'a DNS label',
  }),
  CLAVERO_DKIM_KEY: text('^-----BEGIN [A-Z ]*PRIVATE KEY-----', {
    group: 'Mail',
    secret: true,
    productionOnly: true,
    description: 'Private DKIM key; best given as `CLAVERO_DKIM_KEY_FILE`.',
    expects: 'a private key in PEM',
  }),
  CLAVERO_BOUNCE_PORT: number(1, 65_535, {
    group: 'Mail',
    productionOnly: true,
    description:
      'Port on 127.0.0.1 at which the mail server hands in bounces (LMTP); one worker of a machine listens there. Without it bounces are not read.',
  }),

  ...textSettings,
  ...affiliateSettings,
  ...bankSettings,

  CLAVERO_TAXPAYER_REGISTRY: text('^(?:imported|https?://\\S+)$', {
    group: 'Registries',
    needed: true,
    productionOnly: true,
    description:
      'Service of the taxpayer registry, or `imported` for the file read by `clavero registry import`.',
    expects: 'an `https://` address, or `imported`',
  }),
  CLAVERO_TAXPAYER_CREDENTIAL: text('^\\S+$', {
    group: 'Registries',
    secret: true,
    productionOnly: true,
    description: 'Sent to the taxpayer registry as a bearer token.',
    expects: 'text without blanks',
  }),
  CLAVERO_CIVIL_REGISTRY: text('^(?:imported|https?://\\S+)$', {
    group: 'Registries',
    needed: true,
    productionOnly: true,
    description: 'Service of the civil registry, or `imported`.',
    expects: 'an `https://` address, or `imported`',
  }),
  CLAVERO_CIVIL_CREDENTIAL: text('^\\S+$', {
    group: 'Registries',
    secret: true,
    productionOnly: true,
    description: 'Sent to the civil registry as a bearer token.',
    expects: 'text without blanks',
  }),
  CLAVERO_COMPANIES_REGISTRY: text('^(?:imported|https?://\\S+)$', {
    group: 'Registries',
    needed: true,
    productionOnly: true,
    description: 'Service of the companies directory, or `imported`.',
    expects: 'an `https://` address, or `imported`',
  }),
  CLAVERO_COMPANIES_CREDENTIAL: text('^\\S+$', {
    group: 'Registries',
    secret: true,
    productionOnly: true,
    description: 'Sent to the companies directory as a bearer token.',
    expects: 'text without blanks',
  }),
  ...arrearsSettings,

  CLAVERO_REGISTRY_TIMEOUT: number(500, 10_000, {
    group: 'Registries',
    default: 3_000,
    description:
      'Longest wait for a registry, in milliseconds; after it the person is told that the registry does not answer.',
  }),

  CLAVERO_CLAMD: text('^(?:/[^\\s]+|tcp://[^\\s/]+)$', {
    group: 'Files',
    description:
      'Socket of a ClamAV daemon that looks at every uploaded file. Set, no file is shown to staff before it said that it is clean; without it, files are looked through by the service alone. Its `StreamMaxLength` must be 5 MB or more.',
    expects: 'a path such as `/run/clamav/clamd.ctl`, or `tcp://127.0.0.1:3310`',
  }),

  ...captureSettings,
  ...comparerSettings,

  ...accountSettings,
  ...videoSettings,

  CLAVERO_SESSION_KEY: secret({ needed: true, description: 'Seals cookies and sessions.' }),
  CLAVERO_SESSION_KEY_PREVIOUS: secret({
    description: 'The former one, while pages from before a change are still open.',
  }),
  CLAVERO_PEPPER: secret({
    needed: true,
    description: 'Part of every hash of an employer key. Lost, no key works any more: keep a copy.',
  }),
  CLAVERO_AUDIT_KEY: secret({
    needed: true,
    description:
      'Keyed digests: of people and employers in the audit log, of short codes, of what failed sign-ins are counted by.',
  }),
  CLAVERO_HUMAN_CHECK_KEY: secret({ needed: true, description: 'Signs human checks and waiting tickets.' }),
  CLAVERO_HUMAN_CHECK_KEY_PREVIOUS: secret({
    description: 'The former one, for ten minutes after a change.',
  }),
  CLAVERO_BOUNCE_KEY: secret({
    needed: true,
    description: 'Marks envelope senders, so that only a true bounce counts.',
  }),
  CLAVERO_FILE_SECRET: secret({
    needed: true,
    description:
      'Wraps the key of every uploaded file. Lost, no uploaded file can be read any more: keep a copy, apart from those of the database.',
  }),
  CLAVERO_FILE_SECRET_PREVIOUS: secret({
    description: 'The former one, as long as files from before a change are kept.',
  }),
  CLAVERO_RECEIPT_KEY: secret(
    {
      needed: true,
      description: 'Ed25519 seed that signs receipts and checkpoints; its public half is published.',
    },
    'exactly 32 random octets in base64 or hex',
  ),

  CLAVERO_LINK_LIFE: number(60, 600, {
    group: 'Policy',
    description: 'Seconds a link lives after the mail server took it.',
  }),
  CLAVERO_SUSPENSION: number(3_600, 172_800, {
    group: 'Policy',
    description: 'Seconds the question path stays closed after the last refused set.',
  }),
  CLAVERO_SIGN_IN_ATTEMPTS: number(3, 100, {
    group: 'Policy',
    description: 'Refused sign-ins in a row before a key is blocked.',
  }),
  CLAVERO_CASE_KEEP_DAYS: number(1, 3_650, { group: 'Policy', description: 'Days a case is kept.' }),
  CLAVERO_ASK_BRANCH: word(['yes', 'no'], {
    group: 'Policy',
    description: 'Whether the form asks for the branch of four digits.',
  }),
})

export type Settings = Static<typeof settings>
export type SettingName = keyof Settings

export const settingNames = Object.keys(settings.properties) as SettingName[]

/** The same schema node, seen with what is said about it. */
export const about = (name: SettingName): About & { readonly type?: string } =>
  settings.properties[name] as unknown as About
