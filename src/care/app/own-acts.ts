import type { AuditAct } from '../../audit/index.ts'

/** What an employer reads of its own log: what happened to its key, its contacts and its ways in. The rest is the staff's. */
export const ownActs = [
  'signedIn',
  'signInRefused',
  'sessionEnded',
  'keySet',
  'keyChanged',
  'keyBlocked',
  'keyUnblocked',
  'caseOpened',
  'caseClosed',
  'questionsPassed',
  'questionsRefused',
  'suspended',
  'linkRequested',
  'contactProposed',
  'contactConfirmed',
  'contactChanged',
  'contactChangeEnded',
  'changeReported',
  'frozen',
  'unfrozen',
  'mailboxAsked',
  'mailboxAnswered',
  'drillBegun',
  'signedRequestAccepted',
  'resetDecided',
  'biometricRecorded',
  'biometricErased',
  'personPasskeyMade',
  'personPasskeyRemoved',
  'appointmentBooked',
  'appointmentCancelled',
  'userKeyChanged',
] as const satisfies readonly AuditAct[]

export type OwnAct = (typeof ownActs)[number]
