import type { EmployerClass } from '../kernel/employer-class.ts'
import type { PathRule, RegistryPair } from './path-rule.ts'
import type { AttendedPath, PathName } from './paths.ts'
import type { UserRules } from './user-rules.ts'

export type * from './path-rule.ts'

/**
 * Every number and rule of the institution, as typed data. A profile is one complete set; nothing in
 * the product reads a rule from anywhere else. Durations are in seconds unless the name says otherwise.
 */
export interface Policy {
  readonly profile: ProfileName
  readonly version: string
  readonly link: {
    /** Life of a link, counted from `clockStart`. Seconds. */
    readonly life: number
    /** Outer limit from minting, whatever the mail servers do. Seconds (RELIABILITY 4.1). */
    readonly cap: number
    readonly lifeLong: number
    readonly longOffered: boolean
    readonly clockStart: 'accepted' | 'sent'
    /** What an expired link means: the whole process again, or another link on the same proofs. */
    readonly onExpiry: 'restart' | 'resend'
    /** Added once to the expiry when a first key arrived in time but broke a key rule (L-05). Seconds. */
    readonly correctionGrace: number
    readonly resendWait: number
    readonly resendMax: number
    readonly dayMax: number
    /** Links that one mailbox is sent in 24 hours, over all employers that have it on file (ATK-42). */
    readonly mailboxDayMax: number
    readonly screenCode: 'otherBrowser' | 'never'
    readonly codeTries: number
    /** The same over all links of an employer in 24 hours: another link brings no other tries (L-08). */
    readonly codeTriesDay: number
  }
  readonly proof: {
    /** The person's own inactivity that ends the proofs (RELIABILITY 4.1). Seconds. */
    readonly life: number
    /** Outer limit, deferrals included. Seconds. */
    readonly outerLimit: number
    /**
     * The same for an attendance on a paper form, from the time on the paper; an older one is not entered any more
     * (F-41). Seconds.
     */
    readonly paperLimit: number
    /** How old a registry answer may be when a key is set (I-04). Seconds. */
    readonly registryFreshness: number
  }
  readonly questions: {
    readonly count: number
    readonly attempts: number
    /** Seconds. */
    readonly suspension: number
    /** Questions of a set that no outsider can look up. */
    readonly minimumNotPublic: number
    /** Shown sets left unanswered in 24 h before leaving counts as a refused set (ATK-24). */
    readonly abandonedFree: number
  }
  readonly key: {
    readonly min: number
    readonly max: number
    readonly classes: {
      readonly upper: boolean
      readonly lower: boolean
      readonly digit: boolean
      readonly symbol: boolean
    }
    /** Longest run of equal or consecutive characters that is still allowed is `series - 1`. */
    readonly series: number
    /** Whole words of one's own names and company of this length or more may not appear in the key. */
    readonly ownPart: number
    /** Nor any piece of this length of a longer word of them. */
    readonly ownFragment: number
    /** Nor this many digits of the RUC or the cédula in a row. */
    readonly ownDigits: number
    /** Characters a key may be made of (`acceptedCharacter`): the ones on every keyboard, or any that can be seen. */
    readonly alphabet: 'ascii' | 'unicode'
    readonly blocklist: boolean
    readonly history: number
    /** Days until the reminder; `forced` says whether sign-in insists. */
    readonly rotationDays: number
    readonly rotationForced: boolean
    /** Days before that on which a mail reminds of it; each once for a key. */
    readonly reminderDays: readonly number[]
    /** Seconds during which a key set by mail alone is on probation; 0 is off (RELIABILITY 3). */
    readonly probation: number
  }
  readonly signIn: { readonly attempts: number; /** Seconds. */ readonly sessionLife: number }
  readonly session: { readonly idle: number; readonly warning: number }
  /** How the institution's own people come in and stay in. Seconds. */
  readonly staff: {
    readonly sessionLife: number
    readonly sessionIdle: number
    /** How long an invitation to make a passkey may be used. */
    readonly invitationLife: number
    /** How long a passkey may take to answer. */
    readonly challengeLife: number
  }
  readonly humanCheck: {
    readonly cost: number
    readonly maxCounter: number
    readonly life: number
    readonly ticketWait: number
    readonly ticketLife: number
    /** Steps of the difficulty ladder: checks asked for by one network in an hour, and the factor. */
    readonly ladder: readonly { readonly from: number; readonly factor: number }[]
    readonly ticketsPerHour: number
  }
  readonly network: {
    /** Refused pairs from one network in an hour before it has to wait. */
    readonly refusedPairsPerHour: number
    readonly signInFailuresPerHour: number
    readonly caseLookupsPerHour: number
    /** Texts that one network may have looked for, T-05 and other channels together. A search keeps nothing. */
    readonly triageSearchesPerHour: number
    /** Texts that one network may leave for an officer to answer, T-06. */
    readonly enquiriesPerHour: number
    /**
     * Answers of the doors at which an unproven person can name an employer leave on this beat, so that what one
     * kind of answer costs more than another is not heard (ATK-15). Milliseconds; 0 for none.
     */
    readonly answerBeat: number
  }
  /** When guesses over all employers together are taken for a campaign, and what it costs then (ATK-26, ATK-27). */
  readonly campaign: {
    readonly refusedSetsPer10Min: number
    readonly refusedSetsPerDay: number
    /** Both rise to this many times what is usual here. */
    readonly timesUsual: number
    /** Employers, of every thousand, whose questions are suspended within a day; five at least. */
    readonly suspendedPerThousand: number
    /** How long it counts as under way after the last refused set that still showed it. Seconds. */
    readonly hold: number
    /** How many times harder the human check is, and longer the wait without a script. */
    readonly checkFactor: number
    /** Between a refused set of an employer and its next one. Seconds. */
    readonly pause: number
  }
  readonly contact: {
    /** A new contact counts for recovery this long after it was confirmed. Seconds (I-11). */
    readonly coolOff: number
    /** A contact changed within this time makes an attended case doubtful (RELIABILITY 3). Seconds. */
    readonly recent: number
    /** How long a code of a change may be typed after it went out. Seconds (SCREENS P-82). */
    readonly codeLife: number
    /** Codes that an employer may ask for in 24 hours, over all its changes (ATK-42). */
    readonly codesPerDay: number
    /** Codes that one mailbox is sent in 24 hours, whoever asks. */
    readonly mailboxCodesPerDay: number
    /** Days after which a registered mailbox is asked whether it answers; 0 for never. */
    readonly checkDays: number
    /** Days it has to answer, before the account says that it did not. It locks nothing. */
    readonly checkWait: number
  }
  /** Trying out, while nothing is lost, what a recovery would need. */
  readonly drill: {
    /** Drills of one employer in 24 hours. */
    readonly perDay: number
    /** What ends within so many days is said to end soon. */
    readonly soonDays: number
  }
  /** What lifts a block without a visit (CHANNELS 1.2). */
  readonly unlock: {
    /** How long a record of fingerprint or face, made before an officer, lifts a block. Days. */
    readonly onFileDays: number
    /** After any contact of the employer was touched nothing on file counts for this long. Seconds. */
    readonly contactWait: number
    /** Times in 24 hours that one may ask, for each employer and for each person. */
    readonly triesPerDay: number
  }
  /** Representatives on record are asked about again, in the registries (RELIABILITY I-05). */
  readonly representation: {
    /** After this long an employer with a key is asked about once more. Seconds. */
    readonly recheck: number
    /** Employers that are asked about every five minutes at most, so that no registry is flooded. */
    readonly perRound: number
    /**
     * Employers that the registries may stop in 24 hours. Beyond it nobody is stopped and each is asked about again a day
     * later: so many at once is a registry that is wrong, or somebody who has it say so.
     */
    readonly mostPerDay: number
  }
  /** "It was not me" (P-15). */
  readonly report: {
    /** How long after a notice its link still stops everything. Days. */
    readonly disavowDays: number
  }
  /** Passkeys of representatives (CHANNELS 1.6). Seconds. */
  readonly passkey: {
    /** How long the code on an officer's screen may be read. */
    readonly invitationLife: number
    /** How long a device may take to answer; five minutes at most. */
    readonly challengeLife: number
    /** How long what was shown may wait for what it opens. */
    readonly evidenceLife: number
  }
  /** Requests with an electronic signature (SIGNATURES 4, 8). */
  readonly signature: {
    /** How long a request that was issued may be signed and sent back. Seconds. */
    readonly requestLife: number
    /** How long what could not be decided is tried again, before an officer looks. Seconds. */
    readonly retryFor: number
    /** Signed files that a case may send in 24 hours. */
    readonly uploadsPerDay: number
  }
  /** The bank account of a household or a natural person as a proof (RELIABILITY 3, C9). */
  readonly bank: {
    /** The greatest of the two amounts that are sent, in cents; the least is one. */
    readonly mostCents: number
    /** How long the amounts of a deposit may be typed. Seconds. */
    readonly depositLife: number
    /** Wrong values that end a deposit for good. */
    readonly depositTries: number
    /** How long the bank may wait for its customer. Seconds. */
    readonly confirmationLife: number
    /** An account that became the employer's within this time proves nobody. Seconds. */
    readonly accountRecent: number
    /** Deposits and questions to the bank that an employer may have in 24 hours, over all its cases. */
    readonly ordersPerDay: number
    /** Tries of amounts that an employer has in 30 days, over all its deposits and cases: another case brings no other tries. */
    readonly depositTriesMonth: number
  }
  /** Codes by text message (CHANNELS 4). */
  readonly text: {
    /** How long a code may be typed after it was handed over, and may wait for that. Seconds. */
    readonly codeLife: number
    readonly codeTries: number
    /** The same over all codes of an employer in 24 hours: another case brings no other tries (L-08). */
    readonly codeTriesDay: number
    /** Codes that one number is sent in an hour, over all employers that have it on file. */
    readonly numberHourMax: number
    readonly numberDayMax: number
    readonly employerDayMax: number
    readonly networkHourMax: number
    /** Between two codes to a number; doubled with every further one in an hour. Seconds. */
    readonly resendWait: number
  }
  /** What is asked of the papers of a case that is finished in person (SCREENS P-90, S-06). */
  readonly video: {
    /** How long before a turno by video its waiting room opens. Seconds. */
    readonly opens: number
  }
  readonly docs: {
    /** Days since the RUC certificate was issued. */
    readonly rucMaxAge: number
    /** Days since the request letter was dated. */
    readonly letterMaxAge: number
    /** Files that a case may take in, replaced ones included (ATK-53). */
    readonly filesPerCase: number
    /** Days that a replaced file is kept. */
    readonly replacedKeepDays: number
  }
  /** Fingerprints at a counter: enrolled by who wants it, compared in the open (CHANNELS 1.5, 1.7). */
  readonly fingers: {
    /** Impressions enrolled of each of two fingers. */
    readonly impressions: number
    /** Quality below which a capture is asked for again and not kept, 0–100. */
    readonly leastQuality: number
    /** Comparisons of one finger in a case that may fail. */
    readonly triesPerFinger: number
    /** Comparisons of a person that may fail in a row, over all cases. */
    readonly failures: number
    /** How long that person then goes another way. Seconds. */
    readonly pause: number
    /** How long a capture may take from the challenge that it answers. Seconds. */
    readonly captureLife: number
    /** How long a match may be used as evidence. Seconds. */
    readonly matchLife: number
    /** Days for which a template that came is known again, so that it counts once. */
    readonly replayKeepDays: number
  }
  /** How long the ways through a centre are reckoned to take, before enough cases have shown it. Working days. */
  readonly wayTimes: Readonly<Record<AttendedPath, { readonly usual: number; readonly slow: number }>> & {
    /** Finished cases of a path from which on its own figures are told. */
    readonly fewest: number
  }
  /** What is said to whoever does not get on (SCREENS 2). */
  readonly triage: {
    /** Like refusals within `repeatWithin` from which on the same is not just said again; never a limit. */
    readonly repeats: number
    /** Seconds. */
    readonly repeatWithin: number
    /** Days back over which the cases of a way are counted. */
    readonly figureDays: number
    /** Cases of a way from which on its share of successes is told. */
    readonly figureFewest: number
    /** How long a way is reckoned to take before enough cases have shown it. Working days; 0 is the same day. */
    readonly onlineDays: { readonly usual: number; readonly slow: number }
    readonly signatureDays: { readonly usual: number; readonly slow: number }
  }
  /** Turnos (SCREENS P-40 to P-48). What a centre sets for itself stands at the centre. */
  readonly appointment: {
    /** How long a place is kept while it is being confirmed. Seconds. */
    readonly hold: number
    /** After the start, before a place is given away. Seconds. */
    readonly lateGrace: number
    /** Before the start, when whoever has it is reminded. Seconds. */
    readonly reminder: number
    /** Places that an employer may hold in a week, confirmed or not (ATK-47). */
    readonly holdsPerWeek: number
    /** Changes and cancellations in a week after which an employer books no other one in it (ATK-47). */
    readonly changesPerWeek: number
    /** Longest time until a place that was given back is offered again, by chance (ATK-47). Seconds. */
    readonly reappear: number
  }
  /** What an employer owes, and the certificate of it (DOMAIN 9, 10, 11). None of it is asked for by a recovery. */
  readonly arrears: {
    /** Days of the calendar before its due date from which on an obligation is due soon. */
    readonly soonDays: number
    /** Older data is shown as such, and no certificate is issued on it. Seconds. */
    readonly dataMaxAge: number
    /** Whether this service issues certificates of employer obligations. */
    readonly certificate: boolean
    readonly certificateDays: number
    /** Certificates that an employer may issue in 24 hours. */
    readonly certificatesPerDay: number
    /** Mails with a certificate that an employer is sent in 24 hours when it is asked for without the key (ATK-42). */
    readonly mailsPerDay: number
    /** Days of the calendar before a due date among which an employer chooses when to be told by mail; none: it is not offered. */
    readonly reminderDays: readonly number[]
  }
  /** People to whom an employer gives access of their own (SCREENS U-03). */
  readonly secondaryUsers: UserRules
  readonly caseKeepDays: number
  /** How long what somebody told the assistant is kept, with its answer. Days. */
  readonly enquiryKeepDays: number
  readonly branch: { readonly ask: boolean }
  /** Which two registries answer for which class (DOMAIN 4.1). */
  readonly registries: Readonly<Record<EmployerClass, RegistryPair>>
  readonly paths: Readonly<Record<PathName, PathRule>>
}

export type ProfileName = 'as-described' | 'standards'
