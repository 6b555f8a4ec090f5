/**
 * Everything that is written down for good. A closed list: an act that is not here cannot be logged,
 * and an act that is logged under a new meaning gets a new name.
 */
export const auditActs = [
  // finding out who it is
  'caseOpened',
  'pairRefused',
  'proofObtained',
  'questionsShown',
  'questionsPassed',
  'questionsRefused',
  'questionsLeft',
  'suspended',
  'referred',
  'wayChosen',
  'unlockAsked',
  'contactAnswered',
  // the link
  'linkRequested',
  'linkMinted',
  'linkRefused',
  'linkExpired',
  'linkRedeemed',
  'mailRefused',
  // the key
  'keySet',
  'keyChanged',
  'keyRefused',
  'keyBlocked',
  'keyUnblocked',
  // signing in
  'signedIn',
  'signInRefused',
  'sessionEnded',
  'drillBegun',
  // the case and the employer
  'caseClosed',
  'employerChanged',
  'withdrawn',
  'changeReported',
  'reportReviewed',
  'reportDecided',
  'frozen',
  'unfrozen',
  'representationChanged',
  'representationDisputed',
  'representationHeld',
  'representationEnded',
  'contactProposed',
  'contactConfirmed',
  'contactCodeRefused',
  'contactReviewed',
  'contactChangeEnded',
  'contactChangeSeen',
  'contactChanged',
  'mailboxAsked',
  'mailboxAnswered',
  'employersImported',
  'centresImported',
  'windowsImported',
  'registryImported',
  // due dates, what employers owe, and certificates of it
  'dueDateExtended',
  'dueDateRestored',
  'obligationsImported',
  'certificateIssued',
  'certificateAsked',
  // codes by text message, and passkeys of representatives
  'phoneCodeAsked',
  'phoneCodeRefused',
  'phoneCodeTaken',
  'personPasskeyInvited',
  'personPasskeyMade',
  'personPasskeyShown',
  'personPasskeyRefused',
  'personPasskeyRemoved',
  // requests with an electronic signature
  'signedRequestIssued',
  'signedFileReceived',
  'signedFileJudged',
  'signedRequestAccepted',
  'signedFileRechecked',
  'signedAcceptanceAsked',
  'signedAcceptanceDecided',
  'signedRequestRejected',
  // the bank account of a household or a natural person
  'bankAccountNamed',
  'bankAccountRefused',
  'bankAsked',
  'bankAnswered',
  'bankAnswerRefused',
  // the affiliate key of the same
  'affiliateRefused',
  // the papers of a case
  'documentReceived',
  'documentScanned',
  'documentSeen',
  'documentChecked',
  // the desk: who takes a case, and every look at what is about people
  'caseTaken',
  'caseReleased',
  'caseReceived',
  'queueSeen',
  'queueExported',
  'caseSeen',
  'casesSought',
  'datumRevealed',
  'logSeen',
  'logExported',
  'sightRefused',
  // at the counter
  'registriesAsked',
  'identityChecked',
  'paperPrinted',
  'paperEntered',
  'personReached',
  'resetRequested',
  'resetDecided',
  'conflictRefused',
  'biometricRecorded',
  'biometricErased',
  'attendanceFinished',
  'noteAdded',
  // what somebody told the assistant, and who answered it
  'enquiryTold',
  'enquirySeen',
  'enquiryTaken',
  'enquiryReleased',
  'enquiryAnswered',
  'enquiryClosed',
  // by video
  'videoArrived',
  'videoCalled',
  'videoEnded',
  // the calendar of a centre, and its day
  'calendarChanged',
  'agendaSeen',
  'arrived',
  'arrivalCalled',
  'arrivalServed',
  'arrivalEnded',
  // turnos
  'appointmentBooked',
  'appointmentMoved',
  'appointmentCancelled',
  'appointmentMissed',
  // fingers
  'fingersAgreed',
  'fingerKept',
  'fingersForgotten',
  'fingersCompared',
  'captureRefused',
  'liveMatchTaken',
  'stationAdded',
  'stationRetired',
  // whom the institution trusts to say who signed
  'trustProposed',
  'trustApproved',
  'trustRetired',
  'revocationListImported',
  // the staff
  'staffAdded',
  'staffInvited',
  'staffRetired',
  'staffPlaced',
  'passkeyRegistered',
  'accountBound',
  'staffSignedIn',
  'staffSignInRefused',
  'staffSessionEnded',
  // people to whom an employer gave access of their own
  'userInvited',
  'userInvitationAccepted',
  'userChanged',
  'userSuspended',
  'userResumed',
  'userConfirmed',
  'userRemoved',
  'usersDoubted',
  'userSignedIn',
  'userSignInRefused',
  'userEmployerChosen',
  'userKeyChanged',
  'userSessionEnded',
  // mail before contributions are due
  'dueReminderAsked',
  'dueReminderEnded',
  // the installation
  'restored',
  'breachStopped',
  'campaignDetected',
  'liftProposed',
  'liftApproved',
  'suspensionLifted',
  'policyDeparture',
] as const

export type AuditAct = (typeof auditActs)[number]

const known: ReadonlySet<string> = new Set(auditActs)
export const isAuditAct = (text: string): text is AuditAct => known.has(text)

/** Who acted. A person's number and an officer's id are written as keyed digests only. */
export type AuditActor =
  /** Someone nothing has been proven about. */
  | 'visitor'
  /** The service itself: an expiry, a delivery, a detector. */
  | 'system'
  /** Whoever runs the command line. */
  | 'operator'
  | { readonly claimant: string }
  | { readonly officer: string }

/** Numbers, instants, yes and no, and words of the code: names of paths, codes, digests. Never what a person typed. */
export type AuditValue = string | number | boolean | Date | null | readonly string[]
export type AuditDetail = Readonly<Record<string, AuditValue | undefined>>

export interface AuditEntry {
  readonly act: AuditAct
  /** Picks the lane, and is written as a keyed digest. Left out for acts on no employer. */
  readonly employerId?: string | null | undefined
  readonly actor: AuditActor
  readonly caseCode?: string | null | undefined
  /** A name of the catalogue, or another closed word of the code. */
  readonly reason?: string | undefined
  readonly detail?: AuditDetail | undefined
}

/** Where an entry stands: enough for anyone to find it again and to see that it is the same. */
export interface AuditPosition {
  /** 0–15. */
  readonly lane: number
  /** From 1, without gaps within a lane. */
  readonly seq: number
  readonly at: Date
  /** SHA-256, 64 hex digits. */
  readonly hash: string
}
