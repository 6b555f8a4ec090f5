import type { Removal } from './removal.ts'

const journey = 'test/journeys/signed-review.test.ts'
const guards = 'test/journeys/signed-review-guards.test.ts'
const rules = 'src/proofs/signatures/domain/review.test.ts'
const review = 'src/proofs/signatures/domain/review.ts'
const decide = 'src/desk/app/signed-decide.ts'
const acceptance = 'src/desk/app/signed-acceptance.ts'
const held = 'src/desk/app/signed-held.ts'
const files = 'src/desk/app/signed-files.ts'
const fileRoutes = 'src/desk/web/signed-file-routes.ts'

/** The guards of what officers do about signed requests (S-11). */
export const signedReviewRemovals: readonly Removal[] = [
  {
    id: 'signed-review-elsewhere',
    without: 'the rule that a new contact is named by our document alone',
    edits: [
      {
        file: review,
        find: "waiting.purpose === 'contact' && !isIssued ? refused('elsewhere') : ok(main)",
        put: 'ok(main)',
      },
    ],
    noticedBy: rules,
    test: 'is no letter where a new contact',
  },
  {
    id: 'signed-review-failed',
    without: 'the rule that nobody accepts against a failed check',
    edits: [
      {
        file: review,
        find: "['failed', 'unknown', 'unchecked'] as const",
        put: "['unknown', 'unchecked'] as const",
      },
    ],
    noticedBy: rules,
    test: 'is never what failed',
  },
  {
    id: 'signed-review-unknown',
    without: 'the rule that nobody turns unknown into valid',
    edits: [
      {
        file: review,
        find: "['failed', 'unknown', 'unchecked'] as const",
        put: "['failed', 'unchecked'] as const",
      },
    ],
    noticedBy: rules,
    test: 'is never what is not known',
  },
  {
    id: 'signed-review-whose',
    without: 'the rule that the person of the case is one of those who signed',
    edits: [
      {
        file: review,
        find: 'const main = judgements.find(({ signer }) => signer?.cedula === document)',
        put: 'const main = judgements[0]',
      },
    ],
    noticedBy: rules,
    test: 'the person of the case did not sign',
  },
  {
    id: 'signed-review-self',
    without: 'the second person (I-12)',
    edits: [
      {
        file: acceptance,
        find: "!mayApprove('signedRequest', officer, requestedBy.person)",
        put: 'requestedBy.id.length === 0',
      },
    ],
    noticedBy: guards,
    test: 'two natural persons',
  },
  {
    id: 'signed-review-own',
    without: 'the look whether an officer judges their own company (ATK-48)',
    edits: [
      {
        file: held,
        find: 'if (await isOwn(deps, tx, officer, loaded)) {',
        put: 'if ((await isOwn(deps, tx, officer, loaded)) && loaded.code === "") {',
      },
    ],
    noticedBy: guards,
    test: 'never those of the representative',
  },
  {
    id: 'signed-review-ended',
    without: 'the look whether the case has ended, for what people do elsewhere',
    edits: [{ file: decide, find: "  if (!isOpen(state)) throw new NothingWritten('used')\n", put: '' }],
    noticedBy: guards,
    test: 'has ended',
  },
  {
    id: 'signed-review-ended-ask',
    without: 'the look whether the case has ended, when an acceptance is asked for',
    edits: [
      { file: acceptance, find: "    if (!isOpen(loaded.case.state)) return refused('over')\n", put: '' },
    ],
    noticedBy: guards,
    test: 'has ended',
  },
  {
    id: 'signed-review-ended-list',
    without: 'the list without cases that have ended',
    edits: [
      {
        file: 'src/desk/store/signed-review-store.ts',
        find: " and k.state not in ('completed', 'closed')",
        put: '',
      },
    ],
    noticedBy: guards,
    test: 'has ended',
  },
  {
    id: 'signed-review-stopped',
    without: 'the look whether an officer stopped the case, for what people do elsewhere',
    edits: [{ file: decide, find: "  if (isStopped(state)) throw new NothingWritten('blocked')\n", put: '' }],
    noticedBy: guards,
    test: 'stopped under suspicion',
  },
  {
    id: 'signed-review-whose-turn',
    without: 'the page of the case that says whose turn it is once a request was replaced',
    edits: [
      { file: 'src/cases/store/case-facts.ts', find: ' and r.closed_at is null as waits', put: ' as waits' },
    ],
    noticedBy: journey,
    test: 'was replaced',
  },
  {
    id: 'signed-review-taken',
    without: 'the rule that whoever acts has taken it',
    edits: [
      {
        file: held,
        find: "by === 'reviewer' && review.takenBy?.id !== officer.id",
        put: "by === 'reviewer' && review.takenBy === null",
      },
    ],
    noticedBy: guards,
    test: 'has taken it',
  },
  {
    id: 'signed-review-again',
    without: 'the look at the certificate when it is decided',
    edits: [
      {
        file: decide,
        find: 'isReturned ? noLook : await lookAgain(deps, seen)',
        put: '{ judgements: seen.review.judged?.all ?? [], relation: (await lookAgain(deps, seen))?.relation ?? (await deps.check(seen.loaded)) }',
      },
    ],
    noticedBy: journey,
    test: 'the newest status decides',
  },
  {
    id: 'signed-review-passkey',
    without: 'the passkey of whoever decides',
    edits: [
      {
        file: decide,
        find: "if (!passkey.ok) return refused('passkey')",
        put: 'if (!passkey.ok && asked.id.length === 0) return refused("passkey")',
      },
      {
        file: decide,
        find: 'confirmed: passkey.value,',
        put: 'confirmed: passkey.ok ? passkey.value : () => Promise.resolve(true),',
      },
    ],
    noticedBy: guards,
    test: 'need a passkey',
  },
  {
    id: 'signed-review-centre',
    without: 'the reach of an officer of one centre (ATK-50)',
    edits: [
      {
        file: 'src/desk/web/signed-sight.ts',
        find: 'if (!isWithinReach(who, { centreId, assignedTo: takenBy })) {',
        put: 'if (!isWithinReach(who, { centreId, assignedTo: takenBy }) && seen.loaded.code.length === 0) {',
      },
    ],
    noticedBy: guards,
    test: 'is as if it did not exist',
  },
  {
    id: 'signed-review-case',
    without: 'the rule that a file is found only in its own case (ATK-50)',
    edits: [
      {
        file: fileRoutes,
        find: 'one.seen.uploads.find((each) => each.id === id)',
        put: '(await deps.uploads.load(id as SignedUploadId))',
      },
      {
        file: fileRoutes,
        find: 'import { signedReport }',
        put: "import type { SignedUploadId } from '../../proofs/signatures/app/request-ports.ts'\nimport { signedReport }",
      },
    ],
    noticedBy: guards,
    test: 'nor is a file of another case',
  },
  {
    id: 'signed-review-sandbox',
    without: 'the sandbox of a file that an officer opens (ATK-55)',
    edits: [
      {
        file: fileRoutes,
        find: '.headers(boxedFile(`${seen.loaded.code}-${names[kind]}.${ending}`))',
        put: '',
      },
    ],
    noticedBy: guards,
    test: 'are downloads that run nothing',
  },
  {
    id: 'signed-review-scanned',
    without: 'the rule that nothing is shown before the scanner has spoken (ATK-56)',
    edits: [
      { file: files, find: 'if (!upload.scanned) return undefined', put: '' },
      { file: fileRoutes, find: "if (!upload.scanned) throw new CodedRefusal('scannerSilent')", put: '' },
    ],
    noticedBy: guards,
    test: 'without a clear verdict of the scanner',
  },
  {
    id: 'signed-several',
    without: 'the rule that several signatures are for people',
    edits: [
      {
        file: 'src/proofs/signatures/app/settle-signed.ts',
        find: 'wholeJudgement(judged.value)',
        put: 'judged.value[0]',
      },
    ],
    noticedBy: journey,
    test: 'is accepted by one officer and another person',
  },
]
