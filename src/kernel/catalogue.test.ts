import { describe, expect, it } from 'vitest'
import { byCode, catalogue, codeOf, nextPaths, parseCode } from './catalogue.ts'
import type { Code } from './catalogue.ts'

describe('the catalogue of codes', () => {
  // People read codes to the help desk and programs act on them. A row may be added; none may change.
  const frozen = `
    CLV-101 rucFormat 422 0 person -
    CLV-102 cedulaFormat 422 0 person -
    CLV-103 branchFormat 422 0 person -
    CLV-104 formIncomplete 422 0 person -
    CLV-105 onlyTestData 422 0 person -
    CLV-110 identityMismatch 422 0 person -
    CLV-111 representativeNotInForce 409 1 person -
    CLV-120 rucSuspended 409 0 person -
    CLV-121 rucClosed 409 0 person -
    CLV-122 noKeyYet 409 1 person -
    CLV-123 householdEmployer 409 0 person -
    CLV-124 attendedOnly 409 0 staff -
    CLV-130 civilRegistryDown 503 0 registry -
    CLV-131 taxRegistryDown 503 0 registry -
    CLV-132 companyRegistryDown 503 0 registry -
    CLV-133 institutionRecordsDown 503 0 institution -
    CLV-140 noMailOnFile 409 1 person -
    CLV-141 mailRefused 409 1 person -
    CLV-142 mailDelayed 409 1 waits -
    CLV-143 mailboxFull 409 1 person -
    CLV-144 mailFiltered 409 1 person -
    CLV-145 ourMailBroken 503 1 institution -
    CLV-146 mailUnopened 409 1 person -
    CLV-147 mailSuppressed 503 1 institution -
    CLV-150 answersMismatch 422 0 person spent
    CLV-151 questionsSuspended 429 0 waits -
    CLV-152 notEnoughOnRecord 409 0 staff -
    CLV-153 questionsPaused 429 0 waits -
    CLV-160 linkExpired 410 1 person -
    CLV-161 linkUsed 410 1 person -
    CLV-162 linkReplaced 410 1 person -
    CLV-163 linkUnknown 410 0 person -
    CLV-164 screenCodeMismatch 422 1 person spent
    CLV-165 mailCodeMismatch 422 1 person spent
    CLV-166 resendTooSoon 429 1 waits -
    CLV-167 resendLimit 429 1 waits -
    CLV-168 codesSpent 410 1 person -
    CLV-169 linkOver 410 1 person -
    CLV-170 keyRules 422 1 person -
    CLV-171 keyUsedBefore 422 1 person -
    CLV-180 humanCheckFailed 422 0 person -
    CLV-181 networkBusy 429 0 waits -
    CLV-182 humanCheckExpired 422 0 person -
    CLV-183 humanCheckUsed 422 0 person -
    CLV-184 humanCheckNeedsScript 422 0 person -
    CLV-185 humanCheckBlocked 422 0 person -
    CLV-186 ticketTooEarly 422 0 waits -
    CLV-190 keyBlocked 409 1 person -
    CLV-191 noBiometrics 409 1 staff -
    CLV-192 biometricsMismatch 422 1 person spent
    CLV-193 biometricsDown 503 1 institution -
    CLV-194 readerUnreachable 409 1 person -
    CLV-195 passkeyInconclusive 422 1 person -
    CLV-196 signInMismatch 422 0 person spent
    CLV-200 bankAccountMismatch 422 0 person spent
    CLV-201 affiliateKeyUnconfirmed 422 0 person -
    CLV-202 bankAmountMismatch 422 1 person spent
    CLV-203 bankAccountRecent 409 1 person -
    CLV-204 bankAway 503 1 institution -
    CLV-205 affiliateAway 503 0 institution -
    CLV-206 affiliateSignInOver 410 0 person -
    CLV-207 affiliateKeyRefused 409 0 person -
    CLV-210 notSigned 422 0 person -
    CLV-211 fileChanged 422 0 person -
    CLV-212 certificateExpired 422 0 person -
    CLV-213 certificateRevoked 422 0 person -
    CLV-214 authorityUnknown 422 0 person -
    CLV-215 signerIsAnotherPerson 422 0 person -
    CLV-220 documentToCorrect 409 1 person -
    CLV-221 fileInfected 422 0 person -
    CLV-222 scannerSilent 503 0 institution -
    CLV-223 fileUnreadable 409 2 institution -
    CLV-224 filesBusy 503 0 waits -
    CLV-225 fileTooComplex 422 0 person -
    CLV-230 noAppointments 409 0 waits -
    CLV-231 appointmentTaken 409 0 person -
    CLV-232 appointmentLive 409 0 person -
    CLV-233 appointmentLimit 429 0 waits -
    CLV-234 appointmentHoldOver 410 0 person -
    CLV-235 appointmentTooLate 409 0 institution -
    CLV-330 representationOpen 409 1 person -
    CLV-240 frozenByReport 409 1 institution -
    CLV-241 caseNotFound 422 0 person -
    CLV-242 caseClosed 409 0 person -
    CLV-250 contactCodeMismatch 422 1 person spent
    CLV-251 contactCodeOver 410 1 person -
    CLV-252 contactCodeTooSoon 429 1 waits -
    CLV-253 contactLimit 429 1 waits -
    CLV-254 contactNotByKey 409 1 person -
    CLV-270 phoneCodeMismatch 422 1 person spent
    CLV-271 phoneCodeOver 410 1 person -
    CLV-272 phoneCodeTooSoon 429 1 waits -
    CLV-273 phoneCodeLimit 429 1 waits -
    CLV-274 noPhoneOnFile 409 1 person -
    CLV-275 textsAway 503 1 institution -
    CLV-276 passkeyInvitationOver 410 0 person -
    CLV-280 accountProviderAway 503 0 institution -
    CLV-281 accountAnswerRefused 422 0 institution -
    CLV-282 accountSignInOver 410 0 person -
    CLV-283 accountCancelled 422 0 person -
    CLV-284 accountOneFactor 422 0 person -
    CLV-285 accountUnknown 422 0 institution -
    CLV-286 accountTaken 409 0 institution -
    CLV-290 signedFileUnreadable 422 0 person -
    CLV-291 signedFileLocked 422 0 person -
    CLV-292 privateKeyUploaded 422 0 person -
    CLV-293 notTheIssuedRequest 422 0 person -
    CLV-294 signedRequestOver 410 0 person -
    CLV-295 severalSignatures 409 0 institution -
    CLV-296 signatureMismatch 422 0 person -
    CLV-297 signatureMethod 422 0 person -
    CLV-298 signerCertificateMissing 422 0 person -
    CLV-299 revocationUnknown 503 0 institution -
    CLV-300 certificateKind 422 0 person -
    CLV-301 noCedulaInCertificate 422 0 person -
    CLV-302 certificateOfAnotherRuc 422 0 person -
    CLV-303 signedElsewhere 409 0 institution -
    CLV-304 signedUploadLimit 429 0 waits -
    CLV-340 obligationsDown 503 0 institution -
    CLV-341 certificateNoData 409 0 institution -
    CLV-342 certificateDayLimit 429 0 waits -
    CLV-343 certificateUnknown 404 0 person -
    CLV-344 certificateOver 410 0 person -
    CLV-345 certificateNotHere 409 0 institution -
    CLV-320 mailboxCodeMismatch 422 0 person spent
    CLV-321 drillLimit 429 1 waits -
    CLV-310 userInvitationOver 410 0 person -
    CLV-311 userPlacesFull 409 1 person -
    CLV-312 userThere 409 1 person -
    CLV-313 userInvitationLimit 429 1 waits -
    CLV-314 userOnProbation 409 1 waits -
    CLV-315 userMailboxTaken 409 0 person -
    CLV-316 userPersonMismatch 422 0 person spent
    CLV-317 userRests 429 0 waits -
    CLV-318 powerMissing 403 0 person -
    CLV-319 accessOver 409 0 person -
    CLV-900 unexpected 500 0 institution -
    CLV-901 unreadableRequest 400 0 person -
    CLV-902 requestTooLarge 413 0 person -
    CLV-903 unknownHost 421 0 person -
    CLV-904 pageNotFound 404 0 person -
    CLV-905 methodNotAllowed 405 0 person -
    CLV-906 overloaded 503 0 waits -
    CLV-907 notInService 503 0 institution -
    CLV-908 foreignForm 403 0 person -
    CLV-910 sessionOver 403 0 person -
    CLV-911 stepDone 409 0 person -
    CLV-912 sessionMoved 403 0 person -
  `

  it('says today what it said when each code was published', () => {
    const rows = catalogue.map(({ code, name, httpStatus, audience, fault, usesUpTry }) =>
      [code, name, httpStatus, audience, fault, usesUpTry ? 'spent' : '-'].join(' '),
    )
    expect(rows).toEqual(frozen.trim().split(/\n\s*/))
  })

  it('gives each code one name and one text', () => {
    expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length)
    expect(catalogue.every(({ code, textKey }) => textKey === `clv.${code.slice(4)}`)).toBe(true)
  })

  it('never spends a try for what is not the person’s own slip', () => {
    const spenders = catalogue.filter(({ usesUpTry }) => usesUpTry)
    expect(spenders.every(({ fault, httpStatus }) => fault === 'person' && httpStatus === 422)).toBe(true)
  })

  it('never blames the person for an outage', () => {
    const outages = catalogue.filter(({ httpStatus }) => httpStatus >= 500)
    expect(outages.length).toBeGreaterThan(0)
    expect(outages.filter(({ fault }) => fault === 'person')).toEqual([])
  })

  it('keeps what only the owner may know from anyone else (SCREENS 0.6)', () => {
    const secrets = ['CLV-122', 'CLV-140', 'CLV-141', 'CLV-190', 'CLV-240'] as const
    expect(secrets.map((code) => byCode(code).audience)).toEqual([1, 1, 1, 1, 1])
  })

  it('offers a next step for every code, and each is the step of some code', () => {
    expect(catalogue.every(({ next }) => nextPaths[next].startsWith('/'))).toBe(true)
    const offered = new Set(catalogue.map(({ next }) => next))
    expect(Object.keys(nextPaths).filter((screen) => !offered.has(screen as keyof typeof nextPaths))).toEqual(
      [],
    )
  })

  it('finds a code by its name and an entry by its code', () => {
    const code: 'CLV-151' = codeOf('questionsSuspended')
    expect(byCode(code)).toMatchObject({ code, name: 'questionsSuspended', fault: 'waits' })
    expect(catalogue.map(({ name }) => codeOf(name))).toEqual(catalogue.map((entry) => entry.code))
  })

  it('does not make up an entry', () => {
    expect(() => byCode('CLV-999' as Code)).toThrow(RangeError)
    expect(() => codeOf('nothing' as 'unexpected')).toThrow(RangeError)
  })

  it.each(['CLV-130', 'clv 130', ' CLV130 ', '130', 'Clv-130'])('is read from %j', (raw) => {
    expect(parseCode(raw)).toBe('CLV-130')
  })

  it.each(['', 'CLV-999', '1300', 'CLV-13', 'toString', 'undefined'])('is not read from %j', (raw) => {
    expect(parseCode(raw)).toBeUndefined()
  })
})
