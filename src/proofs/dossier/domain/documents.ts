import type { EmployerClass } from '../../../kernel/employer-class.ts'
import type { PathName } from '../../../policy/paths.ts'
import type { Policy, RegistrySource } from '../../../policy/policy.ts'

/** The papers that a case finished in person may ask for (SCREENS P-90). */
export const documentKinds = ['cedula', 'ruc', 'appointment', 'letter', 'deed'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** What an officer looks at; a document is in order when every point of it was (SCREENS S-06). */
export type DocumentPoint =
  | 'original'
  | 'photo'
  | 'unexpired'
  | 'number'
  | 'active'
  | 'recent'
  | 'companyName'
  | 'representative'
  | 'code'
  | 'today'
  | 'company'
  | 'signed'
  | 'asksForKey'
  | 'registered'
  | 'inForce'
  | 'sameNames'
  | 'sufficient'

export interface DocumentRule {
  /** Whether a copy may be sent ahead; what is not uploaded is brought. */
  readonly upload: boolean
  readonly points: readonly DocumentPoint[]
  /** The registry that says the same: the State may not ask for what it can look up (DOMAIN 12, trámites). */
  readonly onRecordAt: RegistrySource | null
  /** Where the paper is asked for. Nothing is named that an outsider cannot look up. */
  readonly basis: 'published process' | 'SCVS-INC-DNCDN-2022-0008, RO Sup. 99, 6 July 2022'
  /** The age beyond which it counts no more, as a leaf of the policy in days; null has none. */
  readonly oldest: keyof Pick<Policy['docs'], 'rucMaxAge' | 'letterMaxAge'> | null
  /** It may name a last day, after which it counts no more. */
  readonly ends: boolean
  /** Employers that have no such paper. */
  readonly notOf: readonly EmployerClass[]
}

export const documentRules: Readonly<Record<DocumentKind, DocumentRule>> = {
  // Whoever comes shows it; a copy proves nothing, and is not asked for (P-90).
  cedula: {
    upload: false,
    points: ['original', 'photo', 'unexpired', 'number'],
    onRecordAt: null,
    basis: 'published process',
    oldest: null,
    ends: false,
    notOf: [],
  },
  ruc: {
    upload: true,
    points: ['active', 'recent', 'companyName', 'representative'],
    onRecordAt: 'taxpayer',
    basis: 'published process',
    oldest: 'rucMaxAge',
    ends: false,
    notOf: ['householdEmployer'],
  },
  appointment: {
    upload: true,
    points: ['code', 'today', 'company'],
    onRecordAt: 'institution',
    basis: 'published process',
    oldest: null,
    ends: false,
    notOf: [],
  },
  letter: {
    upload: true,
    points: ['signed', 'asksForKey', 'recent'],
    onRecordAt: null,
    basis: 'published process',
    oldest: 'letterMaxAge',
    ends: false,
    notOf: [],
  },
  deed: {
    upload: true,
    points: ['registered', 'inForce', 'sameNames', 'sufficient'],
    onRecordAt: 'companies',
    basis: 'SCVS-INC-DNCDN-2022-0008, RO Sup. 99, 6 July 2022',
    oldest: null,
    ends: true,
    // They act for themselves: nobody appointed them.
    notOf: ['naturalPerson', 'foreignNaturalPerson', 'householdEmployer'],
  },
}

/** The papers of each path that ends in person; the other paths ask for none. */
const pathDocuments: Readonly<Partial<Record<PathName, readonly DocumentKind[]>>> = {
  inPerson: documentKinds,
  firstKey: documentKinds,
  attendedUnlock: documentKinds,
}

/** In the order of P-90; empty where a path asks for no papers. */
export const documentsOf = (path: PathName, employerClass: EmployerClass): readonly DocumentKind[] =>
  (pathDocuments[path] ?? []).filter((kind) => !documentRules[kind].notOf.includes(employerClass))

export const isDocumentKind = (text: string): text is DocumentKind =>
  (documentKinds as readonly string[]).includes(text)
