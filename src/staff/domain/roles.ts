/**
 * The seven roles of the back office (SCREENS 4), as data. Nothing here, and nothing that could be added
 * without widening `Power`, lets anybody choose, see or receive a key or a live token (I-24).
 */
export const staffRoles = [
  'information',
  'counter',
  'supervisor',
  'signatures',
  'parameters',
  'audit',
  'technical',
] as const

export type StaffRole = (typeof staffRoles)[number]

/** Everything that a member of the staff can ever look at. */
export type Sight =
  | 'queue'
  | 'schedules'
  | 'calendars'
  | 'cases'
  | 'suspicions'
  | 'documents'
  | 'signedRequests'
  | 'rules'
  | 'departures'
  | 'auditLog'
  | 'health'
  | 'integrations'

/** Everything that a member of the staff can ever do. */
export type Power =
  | 'servePeople'
  | 'runAgenda'
  | 'manageCalendars'
  | 'checkDocuments'
  | 'requestReset'
  | 'approveReset'
  | 'proposeContact'
  | 'reviewContact'
  | 'reassignCases'
  | 'reviewSignedRequests'
  | 'approveSignedRequests'
  | 'draftRules'
  | 'publishRules'
  | 'exportAuditLog'
  | 'manageIntegrationKeys'

export interface RoleRule {
  readonly sees: readonly Sight[]
  readonly does: readonly Power[]
  /** Whether what it sees is about people. Every such look is recorded with its purpose (SCREENS 4). */
  readonly personalData: boolean
}

export const roleRules: Readonly<Record<StaffRole, RoleRule>> = {
  information: { sees: ['queue', 'schedules'], does: [], personalData: true },
  counter: {
    sees: ['queue', 'schedules', 'calendars', 'cases', 'documents'],
    does: ['servePeople', 'runAgenda', 'checkDocuments', 'requestReset', 'proposeContact'],
    personalData: true,
  },
  supervisor: {
    sees: ['queue', 'schedules', 'calendars', 'cases', 'documents', 'suspicions', 'signedRequests'],
    does: [
      'approveReset',
      'reviewContact',
      'reassignCases',
      'runAgenda',
      'manageCalendars',
      'approveSignedRequests',
    ],
    personalData: true,
  },
  signatures: {
    sees: ['signedRequests'],
    does: ['reviewSignedRequests', 'approveSignedRequests'],
    personalData: true,
  },
  parameters: {
    sees: ['calendars', 'rules', 'departures', 'health'],
    does: ['draftRules', 'publishRules', 'manageCalendars'],
    personalData: false,
  },
  audit: { sees: ['auditLog'], does: ['exportAuditLog'], personalData: true },
  technical: {
    sees: ['departures', 'health', 'integrations'],
    does: ['manageIntegrationKeys'],
    personalData: false,
  },
}

const known: ReadonlySet<string> = new Set(staffRoles)
export const isStaffRole = (text: string): text is StaffRole => known.has(text)

export const maySee = (roles: readonly StaffRole[], what: Sight): boolean =>
  roles.some((role) => roleRules[role].sees.includes(what))

export const mayDo = (roles: readonly StaffRole[], what: Power): boolean =>
  roles.some((role) => roleRules[role].does.includes(what))

/** A natural person, whatever account they use: keyed digest of the document, as hex. */
export type PersonDigest = string & { readonly kind: 'natural person' }

/** Acts that one person asks for and another approves, with the power that each of them takes. */
export const twoPersonActs = {
  reset: { request: 'requestReset', approve: 'approveReset' },
  contactChange: { request: 'proposeContact', approve: 'reviewContact' },
  signedRequest: { request: 'reviewSignedRequests', approve: 'approveSignedRequests' },
  rules: { request: 'draftRules', approve: 'publishRules' },
} as const satisfies Readonly<Record<string, { readonly request: Power; readonly approve: Power }>>

export type TwoPersonAct = keyof typeof twoPersonActs

export interface Actor {
  readonly person: PersonDigest
  readonly roles: readonly StaffRole[]
}

/**
 * Whether this person may approve what was asked for by that one. Holding both roles is allowed, being both
 * people is not, and it is the natural person that counts: two accounts of one person are one (I-12, ATK-48).
 */
export const mayApprove = (act: TwoPersonAct, approver: Actor, requestedBy: PersonDigest): boolean =>
  mayDo(approver.roles, twoPersonActs[act].approve) && approver.person !== requestedBy
