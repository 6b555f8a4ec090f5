import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readCms, readWrappedCms } from '../../src/proofs/signatures/domain/cms.ts'
import { sampleCms, wrappedSample } from '../support/esig/signed-sample.ts'
import { projectFiles, projectRoot } from '../support/project-files.ts'
import { targets } from './targets.ts'

/** Names that readers have here. What is called otherwise is in the table because somebody put it there. */
const reader = /^export (?:async )?(?:function\*?|const) \*?((?:parse|read|open|judge|usable|fold)\w*)/gm

/** What has the name of a reader and reads nothing from outside, each with what it does instead. */
const otherwise: Readonly<Record<string, string>> = {
  'adapters/accounts/open-id-connect.ts openIdConnect':
    'makes a port; what browsers bring to it is sent over sockets, with the routes',
  'adapters/breached-keys/read-common-keys.ts readCommonKeys':
    'takes every line of the operator’s list as it is',
  'adapters/files/read-jpeg.ts readJpeg': 'is fed through `readFileContent`',
  'adapters/files/read-pdf.ts readPdf': 'is fed through `readFileContent`',
  'adapters/files/read-png.ts readPng': 'is fed through `readFileContent`',
  'proofs/dossier/app/read-file.ts readFile': 'reads the database',
  'proofs/dossier/domain/dossier.ts judgeCheck': 'judges what `takeFields` and the database gave',
  'cases/app/open-case.ts openCase': 'opens a case in the database',
  'cases/app/open-link.ts openLink': 'is given what `readToken` and `readCode` read',
  'client/upload.ts judge': 'is given the number of a status',
  'client/key-rules.ts judge': 'is fed beside `judgeKey`, which it has to agree with',
  'entry/cli/case-view.ts readCaseView': 'reads the database',
  'entry/cli/checkpoint-files.ts readCheckpointFiles': 'is fed through `readCheckpoints`',
  'entry/demo/demo-database.ts openDemoDatabase': 'opens the database',
  'entry/open-installation.ts openInstallation': 'opens what the settings name',
  'keys/domain/fold.ts fold': 'is fed through `judgeKey`',
  'keys/domain/fold.ts foldedWords': 'is fed through `ownParts`',
  'triage/domain/fold.ts readWords': 'is fed through `triageSearch`',
  'keys/domain/fold.ts readAsLetters': 'is fed through `judgeKey`',
  'links/domain/link.ts judgeLink': 'judges a row of the database',
  'platform/config/read.ts readSettings': 'is fed through `readConfig`',
  'platform/config/values.ts readValues': 'is fed through `readConfig`',
  'platform/crypto/file-seal.ts openOne': 'is fed through `createSubjectSealer` and `createFileSealer`',
  'platform/database/database.ts openDatabase': 'opens the database',
  'platform/database/reader.ts openReader': 'opens the database',
  'platform/outside/read-at-most.ts readAtMost': 'counts octets; whoever asked for them reads them',
  'platform/text/catalogues.ts readCatalogue': 'reads our own texts',
  'platform/ui/assets.ts readAssets': 'reads what the build made',
  'proofs/registry/app/hold-identity.ts openHeld': 'opens what this service sealed, by `createSealer`',
  'proofs/registry/domain/relation.ts judgeRelation': 'judges records that the adapters read',
  'staff/app/sign-in.ts openForDemonstration': 'opens a session',
  'staff/web/paths.ts openStaffPaths': 'is a list',
  'desk/domain/attendance.ts judgeAttendance': 'judges what `takeFields` gave, by lists',
  'desk/domain/attorney.ts judgeAttorney': 'judges what `readAttorneyForm` read',
  'desk/domain/finish.ts judgeFinish': 'judges what `takeFields` gave, by lists',
  'desk/domain/paper-time.ts judgePaperTime': 'judges a time that `readOfflineForm` read',
  'proofs/dossier/domain/paper-day.ts judgeDay': 'judges a day that the reader of forms read',
  'desk/domain/reset-request.ts judgeDecision': 'judges what `takeFields` and the database gave',
  'platform/web/file-form.ts readPart': 'joins what the reader of forms with files hands on',
  'staff/app/show-passkey.ts judgePasskey': 'is given what the verifier of passkeys read',
  'desk/domain/desk-case.ts openDeskStatuses': 'is a list',
  'kernel/cedula.ts judgeProvince': 'is fed through `parseCedula`',
  'kernel/cedula.ts readCedula': 'is fed through `parseCedula`',
  'links/domain/token.ts readRef': 'is fed beside `readToken`',
  'proofs/biometrics/domain/read-record.ts openRecord': 'is fed through `readTemplate`',
  'appointments/store/reading.ts readCentre': 'reads the database',
  'cases/domain/redemption.ts judgeRedemption': 'judges a case and an event of ours',
  'proofs/biometrics/domain/on-file.ts judgeOnFile': 'judges a row of the database',
  'proofs/signatures/domain/cms.ts readWrappedCms': 'is fed through `readWrapped`',
  'proofs/signatures/domain/judgement.ts judgeVersion': 'is a number',
  'proofs/signatures/app/judge.ts judgeFile': 'judges what the process that reads signed files read',
  'desk/app/signed-view.ts judgementsOf': 'takes what was judged from the record',
  'proofs/signatures/domain/review.ts judgeAcceptable': 'judges what the reader of signed files read',
  'proofs/passkeys/web/make-pages.tsx openAct': 'is a word',
  'proofs/biometrics/domain/read-record.ts readViews': 'is fed through `readTemplate`',
  'entry/demo/sign/raw-pdf.ts readRawPdf': 'is fed through `prepareSigning`',
  'adapters/signatures/read-list.ts readList': 'is fed through `createCrlScan`',
  'entry/cli/trust-parts.ts readOwnFile': 'opens a file that an operator names',
  'entry/cli/trust-parts.ts readEntries': 'is fed through `readTrustFile` and `readAuthority`',
  'entry/compose/trust.ts readTrustState': 'reads the database',
  'proofs/signatures/domain/crl-extensions.ts readScope': 'is fed through `createCrlScan`',
  'proofs/signatures/domain/judge-signer.ts judgeSigner':
    'judges what `readSignedFile` read, by what the case says',
  'proofs/signatures/domain/byte-range.ts readByteRange': 'is fed through `readSignedFile`',
  'proofs/signatures/domain/byte-range.ts judgeByteRange': 'is fed through `readSignedFile`',
  'proofs/signatures/domain/coverage.ts judgeCoverage': 'is fed through `readSignedFile`',
  'proofs/signatures/domain/cryptographic-checks.ts judgeCms': 'is fed through `readSignedFile`',
  'proofs/signatures/domain/cryptographic-checks.ts judgeDigest': 'is fed through `readSignedFile`',
  'proofs/signatures/domain/cryptographic-checks.ts judgeSignature': 'is fed through `readCms`',
  'proofs/signatures/domain/file-checks.ts openDocument': 'is fed through `readSignedFile`',
  'proofs/signatures/domain/file-checks.ts judgeFile': 'is fed through `readSignedFile`',
  'proofs/signatures/domain/file-checks.ts judgeIssued': 'is fed through `readSignedFile`',
  'proofs/signatures/domain/file-checks.ts judgeIncrement': 'is fed through `readSignedFile`',
  'proofs/signatures/domain/pdf/cross-reference.ts readSection': 'is fed through `readSignedFile`',
  'proofs/signatures/domain/pdf/object.ts readObject': 'is fed through `readSignedFile`',
  'proofs/signatures/domain/pdf/opened.ts opened': 'is fed through `readSignedFile`',
  'proofs/signatures/domain/pdf/revisions.ts readRevisions': 'is fed through `readSignedFile`',
  'proofs/signatures/domain/purpose.ts judgePurpose': 'is fed through `readCms`',
  'proofs/signatures/domain/signing-certificate.ts judgeSigningCertificate': 'is fed through `readCms`',
  'proofs/signatures/domain/trusted-path.ts judgePath': 'is fed through `readCms`',
  'proofs/signatures/domain/algorithms.ts judgeKey': 'is fed through `readCertificate`, whose path it judges',
  'arrears/domain/due-date.ts openDueDates': 'counts days of the calendar',
  'arrears/web/due-reminder-form.tsx readReminder': 'looks a word up in a list',
  'arrears/domain/obligation.ts judgeObligations': 'judges what the readers of obligations read',
  'arrears/app/extend-due-date.ts readExtensionKey': 'is fed through `readExtension`',
  'policy/paths.ts openingPath': 'is given what the records say, and a word of ours',
  'secondary-users/app/change-user.ts readmitUser': 'lets a user of the database in again',
  'secondary-users/app/open-invitation.ts openInvitation': 'is given what `readShown` read',
  'secondary-users/app/open-invitation.ts openedInvitation': 'reads the database',
  'proofs/signatures/domain/fields.ts reading': 'makes an outcome of a reading',
}

const found = projectFiles('src')
  .filter(({ path }) => /\.tsx?$/.test(path) && !/\.(?:test|d)\.tsx?$/.test(path))
  .flatMap(({ path, text }) =>
    [...text.matchAll(reader)].map(([, name = '']) => `${path.replace(/^src\//, '')} ${name}`),
  )

it('no reader of src is forgotten, and none is excused that is fed', () => {
  const fed = new Set(targets.map(({ file, name }) => `${file} ${name}`))
  const unknown = found.filter((each) => !fed.has(each) && !Object.hasOwn(otherwise, each))
  expect(unknown).toEqual([])
  expect(Object.keys(otherwise).filter((each) => fed.has(each) || !found.includes(each))).toEqual([])
})

it('the table names files that are there, and every target once', () => {
  expect(targets.filter(({ file }) => !existsSync(join(projectRoot, 'src', file)))).toEqual([])
  expect(new Set(targets.map(({ name }) => name)).size).toBe(targets.length)
  expect(targets.filter(({ seeds }) => seeds.length === 0)).toEqual([])
})

it('the samples of signed files can be read as far as who signed them, or nothing behind that is fed', () => {
  expect(readCms(sampleCms)).toMatchObject({ ok: true })
  expect(readWrappedCms(wrappedSample(Buffer.from('%PDF-1.7\n')))).toMatchObject({ ok: true })
})
