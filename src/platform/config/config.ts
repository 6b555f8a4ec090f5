import { Secret } from '../../kernel/secret.ts'
import { accountsIn, type AccountsConfig } from './account-rules.ts'
import { videoIn, type VideoConfig } from './video-rules.ts'
import { comparerIn, type ComparerConfig } from './comparer-rules.ts'
import { readClamdPlace } from './clamd.ts'
import { isLoopback } from '../../kernel/loopback.ts'
import { demonstrationInstitution, proxyList } from './rules.ts'
import { secretOctets } from './secrets.ts'
import { affiliateIn, type AffiliateConfig } from './affiliate-rules.ts'
import { bankIn, type BankConfig } from './bank-rules.ts'
import { textsIn, type TextsConfig } from './text-rules.ts'
import type { Given } from './values.ts'

/** Everything the service was told, checked as a whole. What the two modes do not share is in their own types. */
export type Config = DemonstrationConfig | ProductionConfig

interface Common {
  readonly profile: 'as-described' | 'standards'
  readonly port: number
  readonly host: string
  /** Scheme, name and port; no slash at the end. */
  readonly origin: string
  readonly trustedProxies: readonly string[]
  readonly dataFolder: string
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
  readonly hashConcurrency: number
  readonly institution: InstitutionConfig
  readonly secrets: SecretsConfig
  readonly policy: PolicyOverrides
  /** Milliseconds. */
  readonly registryTimeout: number
  /** Where a scanner of files listens; undefined where none is set up. */
  readonly clamd: ReturnType<typeof readClamdPlace>
  /** What the readers of fingerprints are; `kit` is undefined where a file is chosen. */
  readonly comparer: ComparerConfig
  readonly capture: { readonly kit: string | undefined; readonly extractor: string }
  /** The institution's accounts; undefined where a passkey is the only way in. */
  readonly accounts: AccountsConfig | undefined
  /** Where calls by video take place. */
  readonly video: VideoConfig
}

export interface DemonstrationConfig extends Common {
  readonly mode: 'demonstration'
  /** Without an address the embedded PostgreSQL is started. */
  readonly database: { readonly url: Secret<string> | undefined; readonly pool: number }
}

export interface ProductionConfig extends Common {
  readonly mode: 'production'
  readonly database: { readonly url: Secret<string>; readonly pool: number }
  readonly mail: MailConfig
  /** The gateway of text messages; undefined where there is none. */
  readonly texts: TextsConfig | undefined
  /** The affiliate key's own service; undefined where there is none. */
  readonly affiliate: AffiliateConfig | undefined
  /** The gateway to the banks; undefined where there is none. */
  readonly bank: BankConfig | undefined
  readonly registries: RegistriesConfig
  /** Of what employers owe. */
  readonly obligations: RegistryConfig
}

export interface InstitutionConfig {
  readonly name: string
  readonly shortName: string
  readonly operator: string
  readonly phone: string
  readonly hours: { readonly es: string; readonly en: string }
  readonly securityContact: string
  readonly privacyContact: string
  readonly sender: string
  /** Six hex digits. */
  readonly brandColour: `#${string}` | undefined
}

/** Where there are several, the newest is first: it writes, the others only read. */
export interface SecretsConfig {
  readonly session: readonly Secret<string>[]
  readonly pepper: Secret<string>
  readonly audit: Secret<string>
  readonly humanCheck: readonly Secret<string>[]
  readonly bounce: Secret<string>
  /** Of uploaded files; kept apart from the database, or a copy of it would open them (ATK-59). */
  readonly file: readonly Secret<string>[]
  /** Ed25519 seed, 32 octets. */
  readonly receipt: Secret<Uint8Array>
}

export interface MailConfig {
  readonly host: string
  readonly port: number
  /** `true` TLS from the start, `required` STARTTLS or nothing, `false` plain, on this machine only. */
  readonly tls: true | 'required' | false
  readonly auth: { readonly user: string; readonly pass: Secret<string> } | undefined
  readonly domain: string
  readonly sender: string
  readonly dkim: { readonly selector: string; readonly privateKey: Secret<string> } | undefined
  readonly bouncePort: number | undefined
}

export type RegistryConfig =
  | { readonly kind: 'imported' }
  | { readonly kind: 'http'; readonly url: string; readonly credential: Secret<string> | undefined }

export interface RegistriesConfig {
  readonly taxpayer: RegistryConfig
  readonly civil: RegistryConfig
  readonly companies: RegistryConfig
}

/** What an institution may set apart from its profile; the ranges are in the schema. Seconds, days, counts. */
export interface PolicyOverrides {
  readonly linkLife: number | undefined
  readonly suspension: number | undefined
  readonly signInAttempts: number | undefined
  readonly caseKeepDays: number | undefined
  readonly askBranch: boolean | undefined
}

/** The profile and what is set apart from it, out of checked settings: all that the rules in force depend on. */
export const rulesIn = (given: Given): Pick<Config, 'profile' | 'policy'> => ({
  profile: given.CLAVERO_PROFILE ?? missing('CLAVERO_PROFILE'),
  policy: {
    linkLife: given.CLAVERO_LINK_LIFE,
    suspension: given.CLAVERO_SUSPENSION,
    signInAttempts: given.CLAVERO_SIGN_IN_ATTEMPTS,
    caseKeepDays: given.CLAVERO_CASE_KEEP_DAYS,
    askBranch: given.CLAVERO_ASK_BRANCH === undefined ? undefined : given.CLAVERO_ASK_BRANCH === 'yes',
  },
})

/** How an installation shows itself and where it stands; needs no secrets. */
export type Face = Pick<Config, 'mode' | 'origin' | 'institution'>

export const faceIn = (given: Given): Face => ({
  mode: given.CLAVERO_MODE === 'production' ? 'production' : 'demonstration',
  origin: new URL(given.CLAVERO_ORIGIN ?? `http://localhost:${given.PORT ?? missing('PORT')}`).origin,
  institution: institution(given),
})

/** Puts checked settings in their places. Throws when one is not there: the rules let that through, a defect. */
export function assemble(given: Given): Config {
  const port = given.PORT ?? missing('PORT')
  const common: Common = {
    ...rulesIn(given),
    port,
    host: given.CLAVERO_HOST ?? missing('CLAVERO_HOST'),
    origin: faceIn(given).origin,
    trustedProxies: proxyList(given.CLAVERO_TRUSTED_PROXIES),
    dataFolder: given.CLAVERO_DATA ?? missing('CLAVERO_DATA'),
    logLevel: given.CLAVERO_LOG_LEVEL ?? missing('CLAVERO_LOG_LEVEL'),
    hashConcurrency: given.CLAVERO_HASH_CONCURRENCY ?? missing('CLAVERO_HASH_CONCURRENCY'),
    registryTimeout: given.CLAVERO_REGISTRY_TIMEOUT ?? missing('CLAVERO_REGISTRY_TIMEOUT'),
    clamd: given.CLAVERO_CLAMD === undefined ? undefined : readClamdPlace(given.CLAVERO_CLAMD),
    capture: {
      kit: given.CLAVERO_CAPTURE_KIT,
      extractor: given.CLAVERO_CAPTURE_EXTRACTOR ?? missing('CLAVERO_CAPTURE_EXTRACTOR'),
    },
    comparer: comparerIn(given),
    accounts: accountsIn(given),
    video: videoIn(given),
    institution: institution(given),
    secrets: {
      session: both(given.CLAVERO_SESSION_KEY, given.CLAVERO_SESSION_KEY_PREVIOUS),
      pepper: secret(given.CLAVERO_PEPPER),
      audit: secret(given.CLAVERO_AUDIT_KEY),
      humanCheck: both(given.CLAVERO_HUMAN_CHECK_KEY, given.CLAVERO_HUMAN_CHECK_KEY_PREVIOUS),
      bounce: secret(given.CLAVERO_BOUNCE_KEY),
      file: both(given.CLAVERO_FILE_SECRET, given.CLAVERO_FILE_SECRET_PREVIOUS),
      receipt: new Secret(secretOctets(given.CLAVERO_RECEIPT_KEY ?? '') ?? missing('CLAVERO_RECEIPT_KEY')),
    },
  }
  const pool = given.CLAVERO_DATABASE_POOL ?? missing('CLAVERO_DATABASE_POOL')
  const url = optional(given.DATABASE_URL)
  if (given.CLAVERO_MODE !== 'production')
    return { ...common, mode: 'demonstration', database: { url, pool } }
  return {
    ...common,
    mode: 'production',
    database: { url: url ?? missing('DATABASE_URL'), pool },
    mail: mail(given),
    texts: textsIn(given),
    affiliate: affiliateIn(given),
    bank: bankIn(given),
    registries: {
      taxpayer: registry(given.CLAVERO_TAXPAYER_REGISTRY, given.CLAVERO_TAXPAYER_CREDENTIAL),
      civil: registry(given.CLAVERO_CIVIL_REGISTRY, given.CLAVERO_CIVIL_CREDENTIAL),
      companies: registry(given.CLAVERO_COMPANIES_REGISTRY, given.CLAVERO_COMPANIES_CREDENTIAL),
    },
    obligations: registry(given.CLAVERO_OBLIGATIONS ?? 'imported', given.CLAVERO_OBLIGATIONS_CREDENTIAL),
  }
}

function institution(given: Given): InstitutionConfig {
  if (given.CLAVERO_MODE !== 'production') {
    return {
      ...demonstrationInstitution,
      operator: demonstrationInstitution.name,
      phone: '1800 000 000',
      hours: { es: 'de lunes a viernes, de 08:00 a 17:00', en: 'Monday to Friday, 08:00 to 17:00' },
      securityContact: 'seguridad@issp.example',
      privacyContact: 'datos@issp.example',
      sender: 'avisos@issp.example',
      brandColour: undefined,
    }
  }
  return {
    name: given.CLAVERO_INSTITUTION_NAME ?? missing('CLAVERO_INSTITUTION_NAME'),
    shortName: given.CLAVERO_INSTITUTION_SHORT_NAME ?? missing('CLAVERO_INSTITUTION_SHORT_NAME'),
    operator: given.CLAVERO_OPERATOR ?? missing('CLAVERO_OPERATOR'),
    phone: given.CLAVERO_HELP_PHONE ?? missing('CLAVERO_HELP_PHONE'),
    hours: {
      es: given.CLAVERO_HELP_HOURS_ES ?? missing('CLAVERO_HELP_HOURS_ES'),
      en: given.CLAVERO_HELP_HOURS_EN ?? missing('CLAVERO_HELP_HOURS_EN'),
    },
    securityContact: given.CLAVERO_SECURITY_CONTACT ?? missing('CLAVERO_SECURITY_CONTACT'),
    privacyContact: given.CLAVERO_PRIVACY_CONTACT ?? missing('CLAVERO_PRIVACY_CONTACT'),
    sender: given.CLAVERO_MAIL_SENDER ?? missing('CLAVERO_MAIL_SENDER'),
    brandColour: given.CLAVERO_BRAND_COLOUR as `#${string}` | undefined,
  }
}

function mail(given: Given): MailConfig {
  const url = new URL(given.CLAVERO_SMTP_URL ?? missing('CLAVERO_SMTP_URL'))
  const fromTheStart = url.protocol === 'smtps:'
  const selector = given.CLAVERO_DKIM_SELECTOR
  const privateKey = optional(given.CLAVERO_DKIM_KEY)
  return {
    host: url.hostname,
    port: url.port === '' ? (fromTheStart ? 465 : 587) : Number(url.port),
    tls: fromTheStart ? true : isLoopback(url.hostname) ? false : 'required',
    auth:
      url.username === ''
        ? undefined
        : { user: decodeURIComponent(url.username), pass: new Secret(decodeURIComponent(url.password)) },
    domain: given.CLAVERO_MAIL_DOMAIN ?? missing('CLAVERO_MAIL_DOMAIN'),
    sender: given.CLAVERO_MAIL_SENDER ?? missing('CLAVERO_MAIL_SENDER'),
    dkim: selector === undefined || privateKey === undefined ? undefined : { selector, privateKey },
    bouncePort: given.CLAVERO_BOUNCE_PORT,
  }
}

const registry = (text: string | undefined, credential: string | undefined): RegistryConfig =>
  text === 'imported'
    ? { kind: 'imported' }
    : { kind: 'http', url: text ?? missing('registry'), credential: optional(credential) }

const optional = (text: string | undefined): Secret<string> | undefined =>
  text === undefined ? undefined : new Secret(text)
const secret = (text: string | undefined): Secret<string> => optional(text) ?? missing('secret')
const both = (now: string | undefined, before: string | undefined): Secret<string>[] => [
  secret(now),
  ...(before === undefined ? [] : [new Secret(before)]),
]

function missing(name: string): never {
  throw new Error(`the rules of the configuration let ${name} be missing`)
}
