import type { Removal } from './removal.ts'

const races = 'test/races/races.test.ts'

/** The guards of whoever works at a desk: what officers contend for, see, look for and decide. */
export const deskRemovals: readonly Removal[] = [
  {
    id: 'next-once',
    without: 'the hold on an officer while their cases are counted, before they are given the next',
    edits: [
      {
        file: 'src/desk/store/desk-case-store.ts',
        find: 'queries.run(holdOfficer, [officer])',
        put: 'Promise.resolve(0)',
      },
    ],
    noticedBy: races,
    test: 'pressed by one officer',
  },
  {
    id: 'next-counted',
    without: 'the count of the cases that an officer has, at the moment they are given the next',
    edits: [
      {
        file: 'src/desk/app/queue.ts',
        find: '(await deps.desk.holdHands(tx, officer.id, mostCounted)) !== inHand',
        put: '(await deps.desk.holdHands(tx, officer.id, mostCounted)) < inHand',
      },
    ],
    noticedBy: races,
    test: 'pressed by one officer',
  },
  {
    id: 'next-skips',
    without: 'the hold on the next case while it is given to somebody',
    edits: [
      {
        file: 'src/desk/store/desk-case-store.ts',
        find: 'limit 1 for update skip locked)',
        put: 'limit 1)',
      },
    ],
    noticedBy: races,
    test: 'few cases, many officers',
  },
  {
    id: 'second-word-once',
    without: 'the row of the employer, held by whoever says the second word on a mail',
    edits: [
      {
        file: 'src/contacts/store/change-store.ts',
        find: 'queries.run(holdEmployer, [id])',
        put: 'Promise.resolve(0)',
      },
      // Whoever reviews holds the case first, and so the employer; here both go.
      {
        file: 'src/desk/app/review-contact.ts',
        find: 'found && (await deps.cases.lock(tx, found.case.id))',
        put: 'found && undefined',
      },
    ],
    noticedBy: races,
    test: 'a mail at the counter, many words',
  },
  {
    id: 'cancelled-stays',
    without: 'the end of a change of mail, where its approval is written',
    edits: [
      {
        file: 'src/contacts/store/change-store.ts',
        find: 'queries.run(holdEmployer, [id])',
        put: 'Promise.resolve(0)',
      },
      {
        file: 'src/desk/app/review-contact.ts',
        find: 'found && (await deps.cases.lock(tx, found.case.id))',
        put: 'found && undefined',
      },
      {
        file: 'src/contacts/store/change-store.ts',
        find: 'where employer_id = $1 and id = $2 and ended_at is null\n      returning employer_id, kind, value',
        put: 'where employer_id = $1 and id = $2\n      returning employer_id, kind, value',
      },
    ],
    noticedBy: races,
    test: 'a mail approved against',
  },
  {
    id: 'look-after-approval',
    without: 'the look of the person as a part of what an approver was shown',
    edits: [
      {
        file: 'src/desk/domain/reset-request.ts',
        find: 'identity: ({ attendance }) => canonicalAttendance(attendance),',
        put: 'identity: ({ attendance }) => canonicalAttendance(attendance).slice(0, 0),',
      },
    ],
    noticedBy: races,
    test: 'an approval against another look',
  },
  {
    id: 'finding-of-file',
    without: 'the file that a finding is about, where it is written and where it is read',
    edits: [
      {
        file: 'src/proofs/dossier/domain/dossier.ts',
        find: "    if (document.file?.digest !== asked.fileDigest) return refused('changed')\n    if (document.file.state !== 'kept')",
        put: "    if (document.file?.state !== 'kept')",
      },
      {
        file: 'src/proofs/dossier/domain/dossier.ts',
        find: 'return check.fileDigest === null || check.fileDigest === file?.digest ? check : null',
        put: "return file?.state !== 'infected' ? check : null",
      },
    ],
    noticedBy: races,
    test: 'a paper replaced',
  },
]
