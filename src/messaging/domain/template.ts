import type { Instant } from '../../kernel/time.ts'

/** What every message says about whom and when; never a full identifier (SCREENS 5, L-01). */
interface Common {
  readonly company: string
  /** Masked, such as `179••••••7001`. */
  readonly ruc: string
  readonly at: Instant
  /** Default `mainland`. */
  readonly zone?: 'mainland' | 'galapagos'
}

/** What each message of SCREENS 5 needs. It is stored with the message and may be read by staff. */
export interface TemplateParams {
  readonly 'M-01': Common
  readonly 'M-02': Common
  readonly 'M-03': Common
  readonly 'M-04': Common & { readonly refused: number; readonly until: Instant }
  /** A paper that has to be mended, in the officer's words. */
  readonly 'M-05': AboutAppointment
  readonly 'M-06': AboutAppointment
  readonly 'M-07': AboutAppointment
  readonly 'M-08': Common & { readonly caseCode: string; readonly paper: Paper; readonly reason: string }
  /** The new address, masked; `usableFrom` once the new mailbox confirmed it, before that nothing has changed. */
  readonly 'M-11': Common & {
    readonly newMail: string
    readonly usableFrom: Instant | null
    readonly begun: 'withKey' | 'atCounter' | 'bySignature'
  }
  readonly 'M-12': Common
  readonly 'M-15': Common & { readonly caseCode: string }
  readonly 'M-16': Common & { readonly caseCode: string; readonly keptUntil: Instant }
  /** The code that the mailbox on record confirms a change with. */
  readonly 'M-17': Common & { readonly newMail: string }
  /** The code that the mailbox on record confirms a change of the mobile with: its end, or null where none is to be left. */
  readonly 'M-47': Common & { readonly phoneEnd: string | null }
  /** The registered mobile is to change; `since` once it was confirmed: from when on the new one counts, or none does. */
  readonly 'M-48': Common & { readonly phoneEnd: string | null; readonly since: Instant | null }
  /** The code for the new mailbox; `page` is where it is typed, for whoever did not begin in a browser. */
  readonly 'M-18': Common & { readonly page: string | null }
  /** An attorney came to a centre; their number is masked. */
  readonly 'M-19': Common & { readonly cedula: string }
  /** A block was lifted, and the present key works again. */
  readonly 'M-20': Common
  /** The link with which a block is lifted, or a new key made. */
  readonly 'M-25': Common
  /** Somebody asked to unlock, and nothing on file serves for it now. */
  readonly 'M-26': Common & { readonly why: NotOnFile; readonly from?: Instant }
  /** Fingerprints were enrolled at a centre, and were deleted there; the number of their person is masked. */
  readonly 'M-30': Common & { readonly cedula: string }
  readonly 'M-31': Common & { readonly cedula: string }
  /** A representative made a passkey on their own device, at a counter; the number of the person is masked. */
  readonly 'M-32': Common & { readonly cedula: string }
  /** A signed request was not accepted by an officer, in words of a list, and where to go on. */
  readonly 'M-33': Common & {
    readonly caseCode: string
    readonly reason: NotAccepted
    readonly next: 'again' | 'counter' | 'video'
  }
  /** A signed request was accepted that people carry out elsewhere. */
  readonly 'M-34': Common & { readonly caseCode: string }
  /** A certificate of obligations was asked for without the key; null where none can be issued. */
  readonly 'M-37': Common & {
    readonly certificate: {
      readonly says: CertificateSays
      readonly until: Instant
      readonly code: string
    } | null
  }
  /** A key comes of its age (SCREENS U-02). `id` is the same for every reminder of one key, and opens nothing. */
  readonly 'M-13': Common & {
    readonly dueAt: Instant
    readonly days: number
    readonly isForced: boolean
    readonly id: string
  }
  /** Whether a registered mailbox answers; `page` is where its code is typed. */
  readonly 'M-41': Common & { readonly page: string }
  /** Somebody signed in with a kind of browser that this key had not seen. */
  readonly 'M-40': Common & { readonly browser: string }
  /** Somebody was given access to an employer as a user of their own, and makes their key with the link. */
  readonly 'M-14': Common
  /** The key of an employer was made anew, and the access of this user waits for whoever holds it now. */
  readonly 'M-38': Common
  /** The key that a person signs in with as a user is another one; `company` gave them access. */
  readonly 'M-45': Common & { readonly how: 'changed' | 'invitation' }
  /** Contributions are due soon; only whoever asked for it is told. `page` ends these mails. */
  readonly 'M-46': Common & {
    readonly period: { readonly year: number; readonly month: number }
    readonly endsAt: Instant
    readonly page: string
  }
  /** A person was given access; told to the employer. Name and masked number of the person. */
  readonly 'M-39': Common & { readonly name: string; readonly cedula: string }
  /** The registries name another representative than the record does. */
  readonly 'M-42': Common
  /** Two officers found that a report told of a fraud, or of none. */
  readonly 'M-43': Common
  readonly 'M-44': Common
  /** Somebody signed in with the affiliate key of the person of a household or a natural person. */
  readonly 'M-36': Common & { readonly caseCode: string }
  /** Somebody asks the bank about the account of a household or a natural person; `until`: when its answer is over. */
  readonly 'M-35': Common & {
    readonly caseCode: string
    readonly kind: 'deposit' | 'confirmation'
    readonly until: Instant
  }
  /** A turno was cancelled. */
  readonly 'M-27': AboutAppointment
  /** An earlier one is free: `earlier`. */
  readonly 'M-28': AboutAppointment & { readonly earlier: Instant }
  /** Nobody came. */
  readonly 'M-29': AboutAppointment
}

/** Where and when somebody is received; `zone` of the common part is that of the centre. */
interface AboutAppointment extends Common {
  readonly caseCode: string
  readonly appointmentId: string
  readonly from: Instant
  readonly kind: 'counter' | 'video'
  readonly centre: string
  readonly address: string
}

/** The papers that a correction can be about, as their names are in the texts (`p90.*`). */
export type Paper = 'cedula' | 'ruc' | 'appointment' | 'letter' | 'deed'

/** Why nothing on file lifts a block; `attended` for whatever only an officer may look into. */
export type NotOnFile =
  'none' | 'tooOld' | 'contactChanged' | 'representativeChanged' | 'recent' | 'notBlocked' | 'attended'

/** What a certificate of obligations says, as its texts are named (`cert.statement.*`). */
export type CertificateSays = 'upToDate' | 'agreement' | 'pending'

/** Why a signed request was not accepted. */
export type NotAccepted =
  | 'otherRequest'
  | 'unreadable'
  | 'signatureUnchecked'
  | 'certificateUnknown'
  | 'notRepresentative'
  | 'jointMissing'
  | 'registryFirst'

export type Template = keyof TemplateParams

/** Whoever gets one of these may answer "it was not me" (P-15). */
const deniable: ReadonlySet<Template> = new Set([
  ...(['M-01', 'M-02', 'M-03', 'M-04', 'M-11', 'M-17', 'M-19', 'M-20', 'M-25', 'M-26'] as const),
  ...(['M-30', 'M-31', 'M-32', 'M-35', 'M-36', 'M-39', 'M-40', 'M-47', 'M-48'] as const),
])

export const isDeniable = (template: Template): boolean => deniable.has(template)

/** What carries a link. */
export type LinkTemplate = 'M-01' | 'M-25'

/** What goes out with a code of a change of contact, and nothing else. */
export type CodeTemplate = 'M-17' | 'M-18' | 'M-47'

/** What goes out with a code that shows that its mailbox is read. */
export const asksForAnswer = (template: Template): boolean => template === 'M-41'
/** What goes to a secondary user, whose address is no contact of the employer. */
export type UserTemplate = 'M-14' | 'M-38' | 'M-45'

/** What may go to an address that was written for one turno. */
export type AppointmentTemplate = 'M-05' | 'M-06' | 'M-07' | 'M-27' | 'M-28' | 'M-29'

/** Only these take a token along; everything else is a notice and always goes (I-26). */
const withLink: ReadonlySet<Template> = new Set(['M-01', 'M-25'])

export const carriesLink = (template: Template): boolean => withLink.has(template)
