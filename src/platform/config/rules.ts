import { isIP } from 'node:net'
import { isLoopback } from '../../kernel/loopback.ts'
import { accountProblems } from './account-rules.ts'
import { videoProblems } from './video-rules.ts'
import { comparerProblems } from './comparer-rules.ts'
import { readClamdPlace } from './clamd.ts'
import { about, settingNames, type SettingName } from './schema.ts'
import { secretProblems } from './secrets.ts'
import { affiliateProblems } from './affiliate-rules.ts'
import { bankProblems } from './bank-rules.ts'
import { textProblems } from './text-rules.ts'
import type { ConfigProblem, Given } from './values.ts'

/** Names that are reserved for documents and tests (RFC 2606, RFC 6761), or lead nowhere but here. */
const reserved =
  /(?:^|\.)(?:example|test|invalid|localhost|local|internal)$|(?:^|\.)example\.(?:com|net|org)$/
const categories = new Set([
  'ac',
  'co',
  'com',
  'edu',
  'fin',
  'gob',
  'gov',
  'info',
  'med',
  'mil',
  'net',
  'org',
])

export const demonstrationInstitution = {
  name: 'Instituto de Seguridad Social de Prueba',
  shortName: 'ISSP',
} as const

/** What must hold between settings that are each well formed. */
export function ruleProblems(given: Given, unreadable: ReadonlySet<string>): ConfigProblem[] {
  const rules = given.CLAVERO_MODE === 'production' ? production(given, unreadable) : demonstration(given)
  return [
    ...rules,
    ...secretProblems(given),
    ...mail(given),
    ...scanner(given),
    ...accountProblems(given),
    ...comparerProblems(given),
    ...videoProblems(given),
    ...textProblems(given),
    ...affiliateProblems(given),
    ...bankProblems(given),
  ]
}

/** It never carries a real name, a real sender or a real registry: it cannot serve as bait (B1, B2). */
const demonstration = (given: Given): ConfigProblem[] => [
  ...settingNames
    .filter((name) => about(name).productionOnly === true && given[name] !== undefined)
    .map((name) => ({
      setting: name,
      says: 'is set, but the demonstration has its own',
      fix: 'Remove it, or set CLAVERO_MODE=production.',
    })),
  ...(given.CLAVERO_ORIGIN === undefined || URL.canParse(given.CLAVERO_ORIGIN)
    ? []
    : [{ setting: 'CLAVERO_ORIGIN', says: 'is no address', fix: 'It must be like http://localhost:3000.' }]),
]

function production(given: Given, unreadable: ReadonlySet<string>): ConfigProblem[] {
  const missing = settingNames
    .filter(
      (name) =>
        about(name).needed === true &&
        given[name] === undefined &&
        !unreadable.has(name) &&
        !unreadable.has(`${name}_FILE`),
    )
    .map((name) => ({
      setting: name,
      says: 'is missing',
      fix: `${about(name).description} It must be ${about(name).expects}.`,
    }))
  return [
    ...missing,
    ...origin(given),
    ...proxies(given),
    ...institution(given),
    ...database(given),
    ...mailServer(given),
    ...registries(given),
  ]
}

function origin({ CLAVERO_ORIGIN: text }: Given): ConfigProblem[] {
  if (text === undefined) return []
  const problem = (says: string, fix: string) => [{ setting: 'CLAVERO_ORIGIN', says, fix }]
  if (!URL.canParse(text))
    return problem('is no address', 'It must be like https://clave.example, with the real name.')
  const { protocol, hostname } = new URL(text)
  if (protocol !== 'https:')
    return problem('is not https', 'Serve it over TLS and begin the address with https://.')
  if (isIP(hostname.replace(/[[\]]/g, '')) !== 0 || !hostname.includes('.') || reserved.test(hostname)) {
    return problem('is not a public name', 'Use the name under which employers will open the service.')
  }
  return []
}

/** A range that holds everyone would let every visitor write their own address. */
const proxies = ({ CLAVERO_TRUSTED_PROXIES: text }: Given): ConfigProblem[] =>
  proxyList(text).flatMap((range) => {
    const [address = '', bits] = range.split('/')
    const version = isIP(address)
    const most = version === 4 ? 32 : 128
    const good =
      version !== 0 &&
      (bits === undefined || (/^[0-9]{1,3}$/.test(bits) && Number(bits) >= 8 && Number(bits) <= most))
    return good
      ? []
      : [
          {
            setting: 'CLAVERO_TRUSTED_PROXIES',
            says: `holds ${JSON.stringify(range)}`,
            fix: 'Name the proxies themselves: IP addresses, or ranges of /8 and smaller.',
          },
        ]
  })

export const proxyList = (text: string | undefined): string[] =>
  (text ?? '').split(/[\s,]+/).filter((each) => each !== '')

const institution = ({
  CLAVERO_INSTITUTION_NAME: name,
  CLAVERO_INSTITUTION_SHORT_NAME: shortName,
}: Given): ConfigProblem[] =>
  name === demonstrationInstitution.name || shortName === demonstrationInstitution.shortName
    ? [
        {
          setting: 'CLAVERO_INSTITUTION_NAME',
          says: 'is the fictional institute of the demonstration',
          fix: 'Give the legal name and the short name of the institution.',
        },
      ]
    : []

/**
 * Read by hand: the address of a socket (`postgresql:///name?host=/run`) has no host, which URL refuses. A
 * `host` behind the question mark is the one that is connected to, and of a word that is there twice the last.
 */
function database({ DATABASE_URL: text = '' }: Given): ConfigProblem[] {
  const [address = '', query = ''] = text.split('?')
  const words = new URLSearchParams(query)
  const named = /^[a-z]+:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/]*)/.exec(address)?.[1] ?? ''
  const hosts = [named, ...words.getAll('host')].map(decoded)
  const isNear = hosts.every(
    (host) => host !== undefined && (host.startsWith('/') || sameMachineOrNetwork(host)),
  )
  return isNear || words.getAll('sslmode').at(-1) === 'verify-full'
    ? []
    : [
        {
          setting: 'DATABASE_URL',
          says: 'goes to another machine without checked TLS',
          fix: 'Add ?sslmode=verify-full to the address.',
        },
      ]
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const registryNames = [
  'CLAVERO_TAXPAYER_REGISTRY',
  'CLAVERO_CIVIL_REGISTRY',
  'CLAVERO_COMPANIES_REGISTRY',
  'CLAVERO_OBLIGATIONS',
] as const satisfies readonly SettingName[]

const registries = (given: Given): ConfigProblem[] =>
  registryNames.flatMap((setting) => {
    const text = given[setting]
    if (text === undefined || text === 'imported') return []
    const url = URL.canParse(text) ? new URL(text) : undefined
    if (url === undefined)
      return [{ setting, says: 'is no address', fix: `It must be ${about(setting).expects}.` }]
    if (reserved.test(url.hostname) && !isLoopback(url.hostname))
      return [{ setting, says: 'leads to a reserved name', fix: 'Give the address of the real service.' }]
    return url.protocol === 'https:' || isLoopback(url.hostname)
      ? []
      : [{ setting, says: 'is not https', fix: 'Use https, or a bridge on 127.0.0.1 that does.' }]
  })

/** Everything that is taken apart at the start is taken apart here first, name and password decoded. */
function mailServer({ CLAVERO_SMTP_URL: text }: Given): ConfigProblem[] {
  if (text === undefined) return []
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isWhole =
    url !== undefined &&
    url.hostname !== '' &&
    url.port !== '0' &&
    ['', '/'].includes(url.pathname) &&
    decoded(url.username) !== undefined &&
    decoded(url.password) !== undefined
  return isWhole
    ? []
    : [
        {
          setting: 'CLAVERO_SMTP_URL',
          says: 'is no address of a mail server',
          fix: `It must be ${about('CLAVERO_SMTP_URL').expects}; in name and password % is written %25, @ %40, : %3A and / %2F.`,
        },
      ]
}

function mail(given: Given): ConfigProblem[] {
  const { CLAVERO_MAIL_DOMAIN: domain, CLAVERO_MAIL_SENDER: sender, CLAVERO_ORIGIN: address } = given
  const problems: ConfigProblem[] = []
  if ((given.CLAVERO_DKIM_KEY === undefined) !== (given.CLAVERO_DKIM_SELECTOR === undefined)) {
    problems.push({
      setting: 'CLAVERO_DKIM_SELECTOR',
      says: 'and CLAVERO_DKIM_KEY go together',
      fix: 'Set both, or neither when the mail server signs.',
    })
  }
  if (domain === undefined) return problems
  if (reserved.test(domain))
    problems.push({
      setting: 'CLAVERO_MAIL_DOMAIN',
      says: 'is a reserved name',
      fix: 'Use a domain of the institution.',
    })
  if (sender !== undefined && !within(sender.split('@')[1] ?? '', domain)) {
    problems.push({
      setting: 'CLAVERO_MAIL_SENDER',
      says: `is not at ${domain}`,
      fix: 'Send from the mail domain, or receivers will refuse it (DMARC).',
    })
  }
  if (
    address !== undefined &&
    URL.canParse(address) &&
    organisation(new URL(address).hostname) !== organisation(domain)
  ) {
    problems.push({
      setting: 'CLAVERO_MAIL_DOMAIN',
      says: 'belongs to another organisation than CLAVERO_ORIGIN',
      fix: 'A link must lead to the domain that the mail comes from.',
    })
  }
  return problems
}

/** The protocol of the daemon is neither encrypted nor does it say who answers. */
function scanner({ CLAVERO_CLAMD: text }: Given): ConfigProblem[] {
  if (text === undefined) return []
  const place = readClamdPlace(text)
  const problem = (says: string, fix: string) => [{ setting: 'CLAVERO_CLAMD', says, fix }]
  if (place === undefined) return problem('is no socket', `It must be ${about('CLAVERO_CLAMD').expects}.`)
  return 'path' in place || sameMachineOrNetwork(place.host)
    ? []
    : problem(
        'goes to another machine in the clear',
        'Use a socket of this machine, or a tunnel that ends here.',
      )
}

const within = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`)

/** The part of a name that is registered: `avisos.entidad.gob.ec` → `entidad.gob.ec`. */
function organisation(name: string): string {
  const labels = name.split('.')
  return labels.slice(categories.has(labels.at(-2) ?? '') ? -3 : -2).join('.')
}

/** A name without a dot is a neighbour in a private network of containers. */
const sameMachineOrNetwork = (host: string): boolean => isLoopback(host) || !/[.:]/.test(host)
