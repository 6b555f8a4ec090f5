import type { Removal } from './removal.ts'

const use = 'src/desk/app/report-review.ts'
const journey = 'test/journeys/report-review.test.ts'

/** What two officers say of a report that stopped an employer (P-15, I-12). */
export const reportReviewRemovals: readonly Removal[] = [
  {
    id: 'report-review-second-person',
    without: 'the second person behind the word about a report',
    edits: [
      {
        file: use,
        find: "if (decision === 'approved' && proposer === by.person) return refused('samePerson')",
        put: '',
      },
      {
        file: 'src/desk/store/report-review-store.ts',
        find: "and ($3 <> 'approved' or proposer <> $5)",
        put: 'and $3 is not null',
      },
    ],
    noticedBy: journey,
    test: 'approved by nobody who proposed it',
  },
  {
    id: 'report-review-mailbox',
    without: 'the former mailbox that stands again after a fraud',
    edits: [
      { file: use, find: 'await deps.reports.rollBackMail(tx, employerId, deps.recent)', put: 'false' },
    ],
    noticedBy: journey,
    test: 'found a fraud',
  },
  {
    id: 'report-review-block',
    without: 'the block of the key after a fraud',
    edits: [{ file: use, find: 'await deps.reports.blockKey(tx, employerId)', put: 'false' }],
    noticedBy: journey,
    test: 'found a fraud',
  },
  {
    id: 'report-review-power',
    without: 'the power that approving takes',
    edits: [
      {
        file: 'src/desk/web/report-review-routes.tsx',
        find: "const who = await deps.gate.toDo(request, 'approveReset')",
        put: "const who = await deps.gate.toSee(request, 'cases')",
      },
    ],
    noticedBy: journey,
    test: 'stands before officers',
  },
  {
    id: 'report-review-told',
    without: 'the mail about what was decided',
    edits: [{ file: use, find: 'await deps.tell(tx, report, id, verdict)', put: '' }],
    noticedBy: journey,
    test: 'stands before officers',
  },
]
