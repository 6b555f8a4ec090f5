import type { Removal } from './removal.ts'

const use = 'src/desk/app/report-review.ts'
const routes = 'src/desk/web/report-review-routes.tsx'
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
        file: routes,
        find: "const who = await deps.gate.toDo(request, 'approveReset')",
        put: "const who = await deps.gate.toSee(request, 'cases')",
      },
    ],
    noticedBy: journey,
    test: 'stands before officers',
  },
  {
    id: 'report-review-users',
    without: 'the wait of users for the next holder after a fraud',
    edits: [{ file: use, find: 'await deps.stopUsers(tx, employerId)', put: '' }],
    noticedBy: journey,
    test: 'I-21, ATK-35',
  },
  {
    id: 'report-review-first-mailbox',
    without: 'the way back over every change of the mailbox, not the last alone',
    edits: [
      {
        file: 'src/desk/store/report-review-store.ts',
        find: 'h.employer_id = $1 and h.contact_id = b.former',
        put: 'h.employer_id = $1 and h.contact_id = b.former and false',
      },
    ],
    noticedBy: journey,
    test: 'ATK-43',
  },
  {
    id: 'report-review-mobiles',
    without: 'the mobile of before, which stands again after a fraud',
    edits: [
      {
        file: use,
        find: 'await deps.reports.rollBackPhones(tx, employerId, deps.recent)',
        put: 'false',
      },
    ],
    noticedBy: journey,
    test: 'the mobile of before stands again',
  },
  {
    id: 'report-review-never-counted',
    without: 'the mobiles that never counted, which do not come back after a fraud',
    edits: [
      {
        file: 'src/desk/store/report-review-store.ts',
        find: '        and usable_from < retired_at and exists',
        put: '        and exists',
      },
    ],
    noticedBy: journey,
    test: 'the mobile of before stands again',
  },
  {
    id: 'report-review-since',
    without: 'the time that is counted from the report, and not from the decision',
    edits: [
      {
        file: 'src/desk/store/report-review-store.ts',
        find: 'select min(r.reported_at) - make_interval',
        put: "select coalesce(max(r.reported_at) - max(r.reported_at), interval '0') + clock_timestamp() - make_interval",
      },
    ],
    noticedBy: journey,
    test: 'ATK-43',
  },
  {
    id: 'report-review-newer',
    without: 'the look at a report that came after the first word',
    edits: [
      {
        file: 'src/desk/store/report-review-store.ts',
        find: 'and r.reported_at > proposed_at))',
        put: "and r.reported_at > 'infinity'))",
      },
    ],
    noticedBy: journey,
    test: 'I-12: a word',
  },
  {
    id: 'report-review-told',
    without: 'the mail about what was decided',
    edits: [{ file: use, find: 'await deps.tell(tx, report, id, verdict)', put: '' }],
    noticedBy: journey,
    test: 'stands before officers',
  },
  {
    id: 'report-review-passkey',
    without: 'the passkey of whoever says the second word about a report',
    edits: [
      {
        file: routes,
        find: "    if (!passkey.ok) return back(reply, 'passkey')\n",
        put: '',
      },
      {
        file: routes,
        find: 'confirmed: passkey.value }',
        put: 'confirmed: () => Promise.resolve(true) }',
      },
    ],
    noticedBy: journey,
    test: 'is decided with a passkey',
  },
  {
    id: 'report-review-ceremony',
    without: 'the binding of the passkey to one word about one report',
    edits: [
      {
        file: routes,
        find: 'deps.confirmation.confirm(who, ceremony, shown)',
        put: "deps.confirmation.confirm(who, shown.issued?.ceremony ?? '', shown)",
      },
    ],
    noticedBy: journey,
    test: 'is decided with a passkey',
  },
  {
    id: 'report-review-passkey-used',
    without: 'the use of the passkey that is noted with the decision',
    edits: [{ file: use, find: "    if (!(await confirmed(tx))) return refused('passkey')\n", put: '' }],
    noticedBy: journey,
    test: 'takes the passkey with it',
  },
  {
    id: 'report-review-no-passkey',
    without: 'the word to who would decide about a report without a passkey',
    edits: [
      {
        file: routes,
        find: 'if (officer.asksPasskey && !officer.hasPasskey)',
        put: 'if (officer.asksPasskey && who.id === "")',
      },
    ],
    noticedBy: 'test/journeys/account.test.ts',
    test: 'says no second word either',
  },
]
