/**
 * Every way the service says no (SCREENS 6, CHANNELS 2.4, 3.6 and 6). A code never changes its
 * meaning: a new meaning is a new code, and a withdrawn code stays here.
 */
export interface CatalogueEntry {
  readonly code: Code
  readonly name: CodeName
  /** Of the page, and of the problem document where the same answer is given to a program. */
  readonly httpStatus: number
  readonly audience: Audience
  readonly fault: Fault
  /** True when it spends one of the few tries a person has for this check. A fault never does (I-10). */
  readonly usesUpTry: boolean
  readonly next: NextScreen
  readonly textKey: TextKeyOf<Code>
}

/**
 * Who may be told (SCREENS 0.6): 0 anyone · 1 someone who passed the questions or came from the
 * registered mail or phone · 2 a person checked by staff, biometrics or electronic signature.
 */
export type Audience = 0 | 1 | 2

/** Who can mend it: the person, the institution, a registry, staff at a centre, or time alone. */
export type Fault = 'person' | 'institution' | 'registry' | 'staff' | 'waits'

/**
 * Where the screens that follow a refusal stand. P-11 and P-14 have a link's token in their address
 * and P-96 a case code, so the page that leads there stands in for them.
 */
export const nextPaths = {
  'P-00': '/',
  'P-02': '/empresa',
  'P-04': '/comprobacion',
  'P-07': '/preguntas/resultado',
  'P-08': '/suspendido',
  'P-10': '/enlace/enviado',
  'P-11': '/enlace/enviado',
  'P-12': '/clave/nueva',
  'P-14': '/enlace',
  'P-16': '/otras-formas',
  'P-20': '/ruc-no-activo',
  'P-21': '/registro-sin-respuesta',
  'P-22': '/sin-correo',
  'P-23': '/representante',
  'P-24': '/bloqueada',
  'P-42': '/turno/hora',
  'P-51': '/solicitud/datos',
  'P-52': '/solicitud/subir',
  'P-60': '/hogar',
  'P-61': '/hogar/afiliado',
  'P-62': '/hogar/cuenta',
  'P-80': '/contacto',
  'P-82': '/contacto/codigo',
  'P-95': '/caso',
  'P-96': '/caso',
  'S-01': '/interno',
  'U-01': '/entrar',
  'U-10': '/cuenta/obligaciones',
  'U-11': '/cuenta/certificado',
  'U-12': '/certificado',
  'U-04': '/cuenta/simulacro',
  'U-03': '/cuenta/usuarios',
  'U-05': '/asesor',
} as const

export type NextScreen = keyof typeof nextPaths

type Row = Omit<CatalogueEntry, 'code' | 'name' | 'textKey'> & { readonly name: string }

function row<const N extends string>(
  name: N,
  httpStatus: number,
  audience: Audience,
  fault: Fault,
  next: NextScreen,
  tries: 'try spent' | 'no try' = 'no try',
): Row & { readonly name: N } {
  return { name, httpStatus, audience, fault, next, usesUpTry: tries === 'try spent' }
}

/**
 * What was typed can be refused with 422, a link that is over is 410, a state of the world that does
 * not allow the step is 409, waiting is 429, and a supplier that fails is 503. Where SCREENS leads to
 * a screen of a later release, the next step is P-16, which names the papers and the centre.
 */
const rows = {
  'CLV-101': row('rucFormat', 422, 0, 'person', 'P-02'),
  'CLV-102': row('cedulaFormat', 422, 0, 'person', 'P-02'),
  'CLV-103': row('branchFormat', 422, 0, 'person', 'P-02'),
  'CLV-104': row('formIncomplete', 422, 0, 'person', 'P-00'),
  'CLV-105': row('onlyTestData', 422, 0, 'person', 'P-02'),
  // A mismatch counts against the requester and the pair (DOMAIN 4.3), never as one of the three tries.
  'CLV-110': row('identityMismatch', 422, 0, 'person', 'P-02'),
  'CLV-111': row('representativeNotInForce', 409, 1, 'person', 'P-23'),
  'CLV-120': row('rucSuspended', 409, 0, 'person', 'P-20'),
  'CLV-121': row('rucClosed', 409, 0, 'person', 'P-20'),
  'CLV-122': row('noKeyYet', 409, 1, 'person', 'P-16'),
  'CLV-123': row('householdEmployer', 409, 0, 'person', 'P-60'),
  'CLV-124': row('attendedOnly', 409, 0, 'staff', 'P-16'),
  'CLV-130': row('civilRegistryDown', 503, 0, 'registry', 'P-21'),
  'CLV-131': row('taxRegistryDown', 503, 0, 'registry', 'P-21'),
  'CLV-132': row('companyRegistryDown', 503, 0, 'registry', 'P-21'),
  'CLV-133': row('institutionRecordsDown', 503, 0, 'institution', 'P-21'),
  'CLV-140': row('noMailOnFile', 409, 1, 'person', 'P-22'),
  'CLV-141': row('mailRefused', 409, 1, 'person', 'P-16'),
  'CLV-142': row('mailDelayed', 409, 1, 'waits', 'P-10'),
  'CLV-143': row('mailboxFull', 409, 1, 'person', 'P-10'),
  'CLV-144': row('mailFiltered', 409, 1, 'person', 'P-10'),
  'CLV-145': row('ourMailBroken', 503, 1, 'institution', 'P-10'),
  'CLV-146': row('mailUnopened', 409, 1, 'person', 'P-10'),
  'CLV-147': row('mailSuppressed', 503, 1, 'institution', 'P-10'),
  'CLV-150': row('answersMismatch', 422, 0, 'person', 'P-07', 'try spent'),
  'CLV-151': row('questionsSuspended', 429, 0, 'waits', 'P-08'),
  'CLV-152': row('notEnoughOnRecord', 409, 0, 'staff', 'P-16'),
  'CLV-153': row('questionsPaused', 429, 0, 'waits', 'P-16'),
  'CLV-160': row('linkExpired', 410, 1, 'person', 'P-14'),
  'CLV-161': row('linkUsed', 410, 1, 'person', 'P-14'),
  'CLV-162': row('linkReplaced', 410, 1, 'person', 'P-14'),
  'CLV-163': row('linkUnknown', 410, 0, 'person', 'P-14'),
  'CLV-164': row('screenCodeMismatch', 422, 1, 'person', 'P-11', 'try spent'),
  'CLV-165': row('mailCodeMismatch', 422, 1, 'person', 'P-10', 'try spent'),
  'CLV-166': row('resendTooSoon', 429, 1, 'waits', 'P-10'),
  'CLV-167': row('resendLimit', 429, 1, 'waits', 'P-16'),
  'CLV-168': row('codesSpent', 410, 1, 'person', 'P-10'),
  'CLV-169': row('linkOver', 410, 1, 'person', 'P-02'),
  'CLV-170': row('keyRules', 422, 1, 'person', 'P-12'),
  'CLV-171': row('keyUsedBefore', 422, 1, 'person', 'P-12'),
  // A human check that fails is never one of the three refused answer sets (CHANNELS 2.2, rule 6).
  'CLV-180': row('humanCheckFailed', 422, 0, 'person', 'P-04'),
  'CLV-181': row('networkBusy', 429, 0, 'waits', 'P-00'),
  'CLV-182': row('humanCheckExpired', 422, 0, 'person', 'P-02'),
  'CLV-183': row('humanCheckUsed', 422, 0, 'person', 'P-02'),
  'CLV-184': row('humanCheckNeedsScript', 422, 0, 'person', 'P-04'),
  'CLV-185': row('humanCheckBlocked', 422, 0, 'person', 'P-04'),
  'CLV-186': row('ticketTooEarly', 422, 0, 'waits', 'P-04'),
  'CLV-190': row('keyBlocked', 409, 1, 'person', 'P-24'),
  'CLV-191': row('noBiometrics', 409, 1, 'staff', 'P-16'),
  'CLV-192': row('biometricsMismatch', 422, 1, 'person', 'P-16', 'try spent'),
  'CLV-193': row('biometricsDown', 503, 1, 'institution', 'P-16'),
  'CLV-194': row('readerUnreachable', 409, 1, 'person', 'P-16'),
  'CLV-195': row('passkeyInconclusive', 422, 1, 'person', 'P-16'),
  'CLV-196': row('signInMismatch', 422, 0, 'person', 'U-01', 'try spent'),
  'CLV-200': row('bankAccountMismatch', 422, 0, 'person', 'P-62', 'try spent'),
  // The affiliate key is judged, and its tries are counted, by that key's own service.
  'CLV-201': row('affiliateKeyUnconfirmed', 422, 0, 'person', 'P-61'),
  'CLV-202': row('bankAmountMismatch', 422, 1, 'person', 'P-62', 'try spent'),
  // Right, and too new a one to show whose it is.
  'CLV-203': row('bankAccountRecent', 409, 1, 'person', 'P-16'),
  'CLV-204': row('bankAway', 503, 1, 'institution', 'P-62'),
  // What the affiliate key's own service did not say, or said no to; its tries are counted there.
  'CLV-205': row('affiliateAway', 503, 0, 'institution', 'P-61'),
  'CLV-206': row('affiliateSignInOver', 410, 0, 'person', 'P-61'),
  'CLV-207': row('affiliateKeyRefused', 409, 0, 'person', 'P-61'),
  'CLV-210': row('notSigned', 422, 0, 'person', 'P-52'),
  'CLV-211': row('fileChanged', 422, 0, 'person', 'P-52'),
  'CLV-212': row('certificateExpired', 422, 0, 'person', 'P-52'),
  'CLV-213': row('certificateRevoked', 422, 0, 'person', 'P-52'),
  'CLV-214': row('authorityUnknown', 422, 0, 'person', 'P-52'),
  'CLV-215': row('signerIsAnotherPerson', 422, 0, 'person', 'P-52'),
  'CLV-220': row('documentToCorrect', 409, 1, 'person', 'P-96'),
  'CLV-221': row('fileInfected', 422, 0, 'person', 'P-16'),
  // It was received, and waits: the paper may be brought meanwhile.
  'CLV-222': row('scannerSilent', 503, 0, 'institution', 'P-16'),
  'CLV-223': row('fileUnreadable', 409, 2, 'institution', 'P-16'),
  // It was kept, and is looked at when the same page is sent again.
  'CLV-224': row('filesBusy', 503, 0, 'waits', 'P-16'),
  'CLV-225': row('fileTooComplex', 422, 0, 'person', 'P-16'),
  'CLV-230': row('noAppointments', 409, 0, 'waits', 'P-42'),
  'CLV-231': row('appointmentTaken', 409, 0, 'person', 'P-42'),
  'CLV-232': row('appointmentLive', 409, 0, 'person', 'P-95'),
  'CLV-233': row('appointmentLimit', 429, 0, 'waits', 'P-96'),
  'CLV-234': row('appointmentHoldOver', 410, 0, 'person', 'P-42'),
  'CLV-235': row('appointmentTooLate', 409, 0, 'institution', 'P-96'),
  // Told to whoever is signed in: the registries and the record differ, and nobody has shown who they are.
  'CLV-330': row('representationOpen', 409, 1, 'person', 'P-23'),
  'CLV-240': row('frozenByReport', 409, 1, 'institution', 'P-96'),
  'CLV-241': row('caseNotFound', 422, 0, 'person', 'P-95'),
  'CLV-242': row('caseClosed', 409, 0, 'person', 'P-00'),
  'CLV-250': row('contactCodeMismatch', 422, 1, 'person', 'P-82', 'try spent'),
  'CLV-251': row('contactCodeOver', 410, 1, 'person', 'P-82'),
  'CLV-252': row('contactCodeTooSoon', 429, 1, 'waits', 'P-82'),
  'CLV-253': row('contactLimit', 429, 1, 'waits', 'P-80'),
  'CLV-254': row('contactNotByKey', 409, 1, 'person', 'P-16'),
  'CLV-270': row('phoneCodeMismatch', 422, 1, 'person', 'P-16', 'try spent'),
  'CLV-271': row('phoneCodeOver', 410, 1, 'person', 'P-16'),
  'CLV-272': row('phoneCodeTooSoon', 429, 1, 'waits', 'P-16'),
  'CLV-273': row('phoneCodeLimit', 429, 1, 'waits', 'P-16'),
  'CLV-274': row('noPhoneOnFile', 409, 1, 'person', 'P-16'),
  'CLV-275': row('textsAway', 503, 1, 'institution', 'P-16'),
  'CLV-276': row('passkeyInvitationOver', 410, 0, 'person', 'P-00'),
  'CLV-280': row('accountProviderAway', 503, 0, 'institution', 'S-01'),
  'CLV-281': row('accountAnswerRefused', 422, 0, 'institution', 'S-01'),
  'CLV-282': row('accountSignInOver', 410, 0, 'person', 'S-01'),
  'CLV-283': row('accountCancelled', 422, 0, 'person', 'S-01'),
  'CLV-284': row('accountOneFactor', 422, 0, 'person', 'S-01'),
  'CLV-285': row('accountUnknown', 422, 0, 'institution', 'S-01'),
  'CLV-286': row('accountTaken', 409, 0, 'institution', 'S-01'),
  // Of a signed request (SIGNATURES 6).
  'CLV-290': row('signedFileUnreadable', 422, 0, 'person', 'P-52'),
  'CLV-291': row('signedFileLocked', 422, 0, 'person', 'P-52'),
  'CLV-292': row('privateKeyUploaded', 422, 0, 'person', 'P-52'),
  'CLV-293': row('notTheIssuedRequest', 422, 0, 'person', 'P-52'),
  'CLV-294': row('signedRequestOver', 410, 0, 'person', 'P-51'),
  // It was received, and an officer looks.
  'CLV-295': row('severalSignatures', 409, 0, 'institution', 'P-96'),
  'CLV-296': row('signatureMismatch', 422, 0, 'person', 'P-52'),
  'CLV-297': row('signatureMethod', 422, 0, 'person', 'P-52'),
  'CLV-298': row('signerCertificateMissing', 422, 0, 'person', 'P-52'),
  // It was received, and is tried again.
  'CLV-299': row('revocationUnknown', 503, 0, 'institution', 'P-96'),
  'CLV-300': row('certificateKind', 422, 0, 'person', 'P-52'),
  'CLV-301': row('noCedulaInCertificate', 422, 0, 'person', 'P-16'),
  'CLV-302': row('certificateOfAnotherRuc', 422, 0, 'person', 'P-52'),
  'CLV-303': row('signedElsewhere', 409, 0, 'institution', 'P-96'),
  'CLV-304': row('signedUploadLimit', 429, 0, 'waits', 'P-16'),
  // What an employer owes, and the certificate of it. None of these stops a recovery (DOMAIN 11).
  'CLV-340': row('obligationsDown', 503, 0, 'institution', 'U-10'),
  'CLV-341': row('certificateNoData', 409, 0, 'institution', 'U-10'),
  'CLV-342': row('certificateDayLimit', 429, 0, 'waits', 'U-11'),
  'CLV-343': row('certificateUnknown', 404, 0, 'person', 'U-12'),
  'CLV-344': row('certificateOver', 410, 0, 'person', 'U-12'),
  'CLV-345': row('certificateNotHere', 409, 0, 'institution', 'P-16'),
  'CLV-320': row('mailboxCodeMismatch', 422, 0, 'person', 'P-00', 'try spent'),
  'CLV-321': row('drillLimit', 429, 1, 'waits', 'U-04'),
  'CLV-310': row('userInvitationOver', 410, 0, 'person', 'P-00'),
  'CLV-311': row('userPlacesFull', 409, 1, 'person', 'U-03'),
  'CLV-312': row('userThere', 409, 1, 'person', 'U-03'),
  'CLV-313': row('userInvitationLimit', 429, 1, 'waits', 'U-03'),
  'CLV-314': row('userOnProbation', 409, 1, 'waits', 'U-03'),
  'CLV-315': row('userMailboxTaken', 409, 0, 'person', 'P-00'),
  'CLV-316': row('userPersonMismatch', 422, 0, 'person', 'P-00', 'try spent'),
  'CLV-317': row('userRests', 429, 0, 'waits', 'U-01'),
  'CLV-318': row('powerMissing', 403, 0, 'person', 'U-05'),
  'CLV-319': row('accessOver', 409, 0, 'person', 'U-05'),
  'CLV-900': row('unexpected', 500, 0, 'institution', 'P-00'),
  'CLV-901': row('unreadableRequest', 400, 0, 'person', 'P-00'),
  'CLV-902': row('requestTooLarge', 413, 0, 'person', 'P-00'),
  'CLV-903': row('unknownHost', 421, 0, 'person', 'P-00'),
  'CLV-904': row('pageNotFound', 404, 0, 'person', 'P-00'),
  'CLV-905': row('methodNotAllowed', 405, 0, 'person', 'P-00'),
  'CLV-906': row('overloaded', 503, 0, 'waits', 'P-00'),
  'CLV-907': row('notInService', 503, 0, 'institution', 'P-00'),
  'CLV-908': row('foreignForm', 403, 0, 'person', 'P-00'),
  'CLV-910': row('sessionOver', 403, 0, 'person', 'P-00'),
  'CLV-911': row('stepDone', 409, 0, 'person', 'P-96'),
  'CLV-912': row('sessionMoved', 403, 0, 'person', 'U-01'),
} as const satisfies Record<`CLV-${number}`, Row>

export type Code = keyof typeof rows
export type CodeName = (typeof rows)[Code]['name']

/** The code that carries this name. */
export type CodeOf<N extends CodeName> = { [C in Code]: (typeof rows)[C]['name'] extends N ? C : never }[Code]

type TextKeyOf<C extends Code> = C extends `CLV-${infer Digits}` ? `clv.${Digits}` : never

/** All entries, in the order of their codes. */
export const catalogue: readonly CatalogueEntry[] = (Object.keys(rows) as Code[]).map((code) => ({
  ...rows[code],
  code,
  textKey: code.replace('CLV-', 'clv.') as TextKeyOf<Code>,
}))

const entries = new Map(catalogue.map((entry) => [entry.code, entry]))
const codes = new Map(catalogue.map((entry) => [entry.name, entry.code]))

/** Throws RangeError for what is not a code: text from outside goes through `parseCode`. */
export function byCode(code: Code): CatalogueEntry {
  const entry = entries.get(code)
  if (!entry) throw new RangeError(`no such code: ${code}`)
  return entry
}

/** @throws RangeError for a name that the list does not have, which the compiler lets nobody write. */
export function codeOf<N extends CodeName>(name: N): CodeOf<N> {
  const code = codes.get(name)
  if (!code) throw new RangeError(`no code has the name ${name}`)
  return code as CodeOf<N>
}

/** Reads a code from outside, as people say it: `CLV-130`, `clv 130` or `130`. */
export function parseCode(raw: string): Code | undefined {
  const digits = /^\s*(?:clv)?[\s-]*(\d{3})\s*$/i.exec(raw)?.[1]
  const code = `CLV-${digits}` as Code
  return entries.has(code) ? code : undefined
}
