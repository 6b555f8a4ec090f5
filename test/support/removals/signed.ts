import type { Removal } from './removal.ts'

const journey = 'test/journeys/signed-request.test.ts'
const attack = 'test/attacks/atk-51.test.ts'
const store = 'src/proofs/signatures/store/signed-store.test.ts'
const requests = 'src/proofs/signatures/store/request-store.ts'
const uploads = 'src/proofs/signatures/store/signed-upload-store.ts'
const settle = 'src/proofs/signatures/app/settle-signed.ts'
const judge = 'src/proofs/signatures/app/judge.ts'
const receive = 'src/proofs/signatures/app/receive-signed.ts'
const identity = 'src/proofs/signatures/domain/judge-signer.ts'

/** The guards of a signed request (SIGNATURES 4, 6, 8), from the first look to the link. */
export const signedRemovals: readonly Removal[] = [
  {
    id: 'signed-key-file',
    without: 'the look whether a file is the key of whoever sends it',
    edits: [{ file: receive, find: "  key: 'PRIVATE_KEY_UPLOADED',\n", put: '' }],
    noticedBy: journey,
    test: 'a key',
  },
  {
    id: 'signed-key-digest',
    without: 'the rule that not even a digest of a key is kept',
    edits: [{ file: receive, find: "look === 'key' ? deps.hexDigest('') : ", put: '' }],
    noticedBy: journey,
    test: 'keeps not even a digest',
  },
  {
    id: 'signed-request-time',
    without: 'the end of a request, when a file comes and when it is used',
    edits: [
      {
        file: receive,
        find: '      request.consumedAt !== null ||\n      request.now >= request.expiresAt',
        put: '      request.consumedAt !== null',
      },
      { file: requests, find: '      and u.received_at < r.expires_at', put: '' },
      {
        file: settle,
        find: 'const isLate = upload.receivedAt >= request.expiresAt',
        put: 'const isLate = false',
      },
    ],
    noticedBy: attack,
    test: 'after a request expired',
  },
  {
    id: 'signed-stopped',
    without: 'the look whether an officer stopped the case under suspicion',
    edits: [
      {
        file: 'src/proofs/signatures/app/carry-out.ts',
        find: "  if (isStopped(before.case.state)) return refused('staff')\n",
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'stopped under suspicion',
  },
  {
    id: 'signed-letter-whose',
    without: 'the look who signed a letter, before an officer is asked',
    edits: [
      { file: settle, find: 'signer?.cedula === document && code', put: 'signer !== undefined && code' },
    ],
    noticedBy: journey,
    test: 'no letter of somebody else',
  },
  {
    id: 'signed-over-early',
    without: 'the look whether a request was replaced, before its file is judged once more',
    edits: [{ file: settle, find: 'request.closedAt !== null || request.consumedAt !== null || ', put: '' }],
    noticedBy: journey,
    test: 'nor kept',
  },
  {
    id: 'signed-infected',
    without: 'the word of the scanner, before a file is judged (ATK-56)',
    edits: [
      {
        file: settle,
        find: "    if (verdict === 'infected') return { ...found, code: 'INFECTED', outcome: 'refused' }\n",
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'with a virus',
  },
  {
    id: 'signed-scanner-silent',
    without: 'the wait for a scanner that says nothing (ATK-56)',
    edits: [
      {
        file: settle,
        find: "    if (verdict === 'unknown') return { ...found, code: undefined, outcome: 'undecided' }\n",
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'scanner silent',
  },
  {
    id: 'signed-scan-late',
    without: 'the order: a file is counted before it is scanned (ATK-53)',
    edits: [
      {
        file: receive,
        find: '  const code = refusedAtOnce[look]\n',
        put: '  const code = refusedAtOnce[look]\n  await deps.scanner.scan(content)\n',
      },
    ],
    noticedBy: journey,
    test: 'ten a day',
  },
  {
    id: 'signed-letter-busy',
    without: 'the wait for a reader that is busy, where a letter is read',
    edits: [{ file: settle, find: 'if (!read.ok) return read.code', put: 'if (!read.ok) return false' }],
    noticedBy: journey,
    test: 'waits as a letter',
  },
  {
    id: 'signed-signature-held',
    without: 'the hold on a signature while a request is opened by it',
    edits: [
      { file: uploads, find: '      await queries.first(holdSignature, [signatureSha256])\n', put: '' },
    ],
    noticedBy: store,
    test: 'is held by one at a time',
  },
  {
    id: 'signed-consume-time',
    without: 'the time of receipt, in the statement that uses a request up',
    edits: [{ file: requests, find: '      and u.received_at < r.expires_at', put: '' }],
    noticedBy: store,
    test: 'is not used by what came after it expired',
  },
  {
    id: 'signed-consume-once',
    without: 'the one use of a request, in the statement that uses it up',
    edits: [
      {
        file: requests,
        find: 'and r.id = $3 and r.consumed_at is null and r.closed_at is null',
        put: 'and r.id = $3 and r.closed_at is null',
      },
    ],
    noticedBy: store,
    test: 'is used once',
  },
  {
    id: 'signed-consume-open',
    without: 'the look whether a newer request took the place of one',
    edits: [
      {
        file: requests,
        find: 'r.consumed_at is null and r.closed_at is null\n      and u.employer_id',
        put: 'r.consumed_at is null\n      and u.employer_id',
      },
    ],
    noticedBy: store,
    test: 'once a newer one took its place',
  },
  {
    id: 'signed-uploads-per-day',
    without: 'the uploads of a day',
    edits: [
      { file: uploads, find: "interval '24 hours') < $11`", put: "interval '24 hours') < $11 + 1000`" },
    ],
    noticedBy: store,
    test: 'is one of ten in 24 hours',
  },
  {
    id: 'signed-requests-per-day',
    without: 'the documents that a case may ask for in a day',
    edits: [
      { file: requests, find: "interval '24 hours') < $17`", put: "interval '24 hours') < $17 + 1000`" },
    ],
    noticedBy: journey,
    test: 'ten documents a day',
  },
  {
    id: 'signed-settled-once',
    without: 'the look whether an upload was settled before',
    edits: [{ file: uploads, find: "and u.id = $3 and u.state = 'undecided'\n", put: 'and u.id = $3\n' }],
    noticedBy: store,
    test: 'is settled once',
  },
  {
    id: 'signed-refused-octets',
    without: 'the end of the octets of a refused file',
    edits: [
      { file: uploads, find: "if (to.state === 'refused') await queries.run(dropPieces, [id])", put: '' },
    ],
    noticedBy: store,
    test: 'nothing of its octets',
  },
  {
    id: 'signed-revocation',
    without: 'the question whether a certificate is revoked',
    edits: [
      {
        file: judge,
        find: 'if (step.code === undefined) step = merged(step, await revoked(',
        put: 'if (false) step = merged(step, await revoked(',
      },
    ],
    noticedBy: journey,
    test: 'is never taken for good',
  },
  {
    id: 'signed-identity',
    without: 'the question who signed',
    edits: [
      {
        file: judge,
        find: 'if (step.code === undefined && by.identify !== undefined)',
        put: 'if (false && by.identify !== undefined)',
      },
    ],
    noticedBy: attack,
    test: 'a signature by somebody else',
  },
  {
    id: 'signed-person',
    without: 'the cédula that the case waits for',
    edits: [
      {
        file: identity,
        find: "return cedula === document ? undefined : 'SIGNER_NOT_REPRESENTATIVE'",
        put: 'return cedula === document ? undefined : undefined',
      },
    ],
    noticedBy: attack,
    test: 'a signature by somebody else',
  },
  {
    id: 'signed-ruc',
    without: 'the look at the RUC of a certificate',
    edits: [{ file: identity, find: "if (!isOwn) return 'CERT_RUC_MISMATCH'", put: '' }],
    noticedBy: journey,
    test: 'with a RUC of another company',
  },
  {
    id: 'signed-registries',
    without: 'the word of the registries on whoever signed',
    edits: [
      {
        file: settle,
        find: "return { is: 'no', code: 'SIGNER_NOT_REPRESENTATIVE' }",
        put: "return { is: 'representative' }",
      },
    ],
    noticedBy: journey,
    test: 'whatever the certificate says',
  },
  {
    id: 'signed-provisional',
    without: 'the officer who reads what an unconfirmed authority issued',
    edits: [{ file: judge, find: " || issuer?.status === 'provisional'", put: '' }],
    noticedBy: journey,
    test: 'an authority that nobody has confirmed',
  },
  {
    id: 'signed-own-request',
    without: 'the look whether a file is another request of ours',
    edits: [
      {
        file: settle,
        find: "code === 'NOT_THE_ISSUED_DOCUMENT' && !deps.isOurs(octets)",
        put: "code === 'NOT_THE_ISSUED_DOCUMENT'",
      },
    ],
    noticedBy: attack,
    test: 'leaves that one worth nothing',
  },
  {
    id: 'signed-suspicion',
    without: 'the flag that a signature of somebody else raises',
    edits: [
      {
        file: 'src/proofs/signatures/domain/suspicion.ts',
        find: "code === 'SIGNER_NOT_REPRESENTATIVE' ||",
        put: 'false ||',
      },
    ],
    noticedBy: journey,
    test: 'is raised by a signature of somebody else',
  },
  {
    id: 'signed-doubt',
    without: 'the doubt that a suspicious signed file casts on an employer',
    edits: [
      {
        file: 'src/cases/store/case-store.ts',
        find: 's.employer_id = e.id and s.is_suspicious',
        put: 's.employer_id = e.id and false',
      },
    ],
    noticedBy: 'src/cases/store/doubtful.test.ts',
    test: 'a signed file of somebody else',
  },
  {
    id: 'signed-contact-cools',
    without: 'the time in which a mail by signature may be contested where nobody was told',
    edits: [
      {
        file: 'src/contacts/domain/change.ts',
        find: "event.cools || state.shownBy === 'signature'",
        put: 'event.cools',
      },
    ],
    noticedBy: 'src/contacts/domain/change.test.ts',
    test: 'by a signature',
  },
]
