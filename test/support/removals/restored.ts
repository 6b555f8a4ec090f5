import type { Edit, Removal } from './removal.ts'

const journey = 'test/journeys/restored.test.ts'
const passkeys = 'test/journeys/person-passkey.test.ts'
const fingers = 'test/journeys/fingers.test.ts'
const signed = 'test/journeys/signed-request.test.ts'
const lifts = 'test/attacks/atk-27.test.ts'

const row = (
  id: string,
  without: string,
  edits: readonly Edit[],
  test: string,
  noticedBy: string = journey,
): Removal => ({
  id: `restored-${id}`,
  without: `the end, after a restore, of ${without}`,
  edits,
  noticedBy,
  test,
})

const edit = (file: string, find: string, put = ''): Edit => ({ file, find, put })

/** The number of a case: a restore is one of the changes after which nothing of before counts. */
const ofCase = edit('src/cases/store/case-store.ts', ' + (i.restore_epoch - 1) * 1e8')
const link = 'src/links/store/link-store.ts'
const notice = 'src/links/store/notice-link-store.ts'
const checks = 'src/contacts/store/mailbox-check-store.ts'
const person = 'src/proofs/passkeys/store/person-passkey-store.ts'
const live = 'src/proofs/biometrics/store/live-store.ts'
const requests = 'src/proofs/signatures/store/request-store.ts'
const reviews = 'src/desk/store/report-review-store.ts'
const trust = 'src/proofs/signatures/store/trust-store.ts'
const proposed = 'id = $1 and approved_at is null and retired_at is null and added_by <> session_user'
const campaigns = 'src/proofs/challenges/store/campaign-store.ts'

/** What keeps everything of before a restore from being accepted after it, kind by kind (I-18). */
export const restoredRemovals: readonly Removal[] = [
  row(
    'session',
    'sessions of employers',
    [edit('src/keys/store/session-store.ts', 's.restore_epoch = present_restore_epoch()\n        and ')],
    'the session of an employer is over',
  ),
  row(
    'user-session',
    'sessions of users',
    [
      edit(
        'src/secondary-users/store/session-store.ts',
        's.restore_epoch = present_restore_epoch()\n        and ',
      ),
    ],
    'the session of a user is over',
  ),
  row(
    'link',
    'links, in the link and in the case',
    [
      edit(link, ' and l.restore_epoch = i.restore_epoch as current', ' as current'),
      edit(link, 'l.restore_epoch = i.restore_epoch and l.employer_epoch', 'l.employer_epoch'),
      ofCase,
    ],
    'a link of before a restore sets no key',
    'test/journeys/link.test.ts',
  ),
  row(
    'notice',
    'links of notices',
    [
      edit(notice, 'n.restore_epoch = i.restore_epoch as current', 'true as current'),
      edit(notice, 'n.used_at is null and n.restore_epoch = i.restore_epoch', 'n.used_at is null'),
    ],
    'before a restore',
    'src/cases/app/report.test.ts',
  ),
  row(
    'mailbox-check',
    'codes to a registered mailbox',
    [
      edit(checks, ' and restore_epoch = present_restore_epoch()\n    returning', '\n    returning'),
      edit(checks, ' and restore_epoch = present_restore_epoch()`', '`'),
    ],
    'answers nothing after it',
    'test/journeys/mailbox-check.test.ts',
  ),
  row(
    'staff-invitation',
    'invitations of the staff',
    [
      edit(
        'src/staff/store/invitation-store.ts',
        '\n        and i.restore_epoch = ${restoreEpoch} and m.retired_at',
        ' and m.retired_at',
      ),
    ],
    'is over after a restore',
    'test/journeys/staff.test.ts',
  ),
  row(
    'bank-check',
    'an account that was named, and a human check that was passed for it',
    [
      edit(
        'src/proofs/bank-account/store/bank-store.ts',
        ' and restore_epoch = present_restore_epoch()`',
        '`',
      ),
    ],
    'an account that was named before',
  ),
  row(
    'passkey-invitation',
    'invitations to a passkey',
    [edit(person, ' and v.restore_epoch = i.restore_epoch`', '`')],
    'an invitation of before makes no passkey',
    passkeys,
  ),
  row(
    'passkey-challenge',
    'what a device was asked to sign',
    [edit(person, 'where restore_epoch = present_restore_epoch()\n      and case_id', 'where case_id')],
    'what a device was asked to sign before',
    passkeys,
  ),
  row(
    'passkey-evidence',
    'what a device has shown',
    [edit(person, '\n      and v.restore_epoch = present_restore_epoch()')],
    'what a device was asked to sign before',
    passkeys,
  ),
  row(
    'capture',
    'captures that were asked for',
    [edit(live, ' and restore_epoch = present_restore_epoch()\n   returning slot', '\n   returning slot')],
    'takes no capture that was asked for before',
    fingers,
  ),
  row(
    'live-match',
    'matches of fingers',
    [edit(live, 'restore_epoch = present_restore_epoch() and at >', 'at >')],
    'takes no capture that was asked for before',
    fingers,
  ),
  row(
    'signed-request',
    'requests that were issued to be signed',
    [
      edit(
        requests,
        'case when r.restore_epoch = present_restore_epoch() then r.closed_at else coalesce(r.closed_at, r.issued_at) end',
        'r.closed_at',
      ),
      edit(requests, ' and r.restore_epoch = present_restore_epoch()`', '`'),
    ],
    'of before a restore opens nothing',
    signed,
  ),
  row(
    'report-review',
    'what one officer said of a report',
    [
      edit(reviews, '\n       and v.restore_epoch = present_restore_epoch()'),
      edit(reviews, '\n      and restore_epoch = present_restore_epoch() and ($3', ' and ($3'),
    ],
    'what one officer said before a restore',
    'test/journeys/report-review.test.ts',
  ),
  row(
    'trust-entry',
    'proposals for the trust store',
    [' for update`', '`'].map((end) =>
      edit(
        trust,
        `where restore_epoch = present_restore_epoch()\n      and ${proposed}${end}`,
        `where ${proposed}${end}`,
      ),
    ),
    'proposed before a restore',
    'src/entry/cli/commands/trust.test.ts',
  ),
  row(
    'campaign-lift',
    'proposals to lift suspensions',
    [edit(campaigns, '\n      and restore_epoch = present_restore_epoch()\n   returning', '\n   returning')],
    'what was proposed or approved before a restore',
    lifts,
  ),
  row(
    'campaign-lifted',
    'what two people approved to be lifted',
    [
      edit(campaigns, ' and restore_epoch = present_restore_epoch()\n    order', '\n    order'),
      edit(campaigns, '\n       and l.restore_epoch = present_restore_epoch()'),
    ],
    'what was proposed or approved before a restore',
    lifts,
  ),
  row(
    'human-check',
    'human checks, solved or waited for',
    [
      edit(
        'src/human-check/store/nonces.ts',
        "coalesce((select restored_at from installation), '-infinity')",
        "'-infinity'",
      ),
    ],
    'a human check that was passed before|a wait that began before',
  ),
  row(
    'staff-challenge',
    'what a member of the staff was asked to sign',
    [
      edit(
        'src/staff/store/passkey-store.ts',
        "coalesce((select restored_at from installation), '-infinity')",
        "'-infinity'",
      ),
    ],
    'a passkey that signed for an officer before',
  ),
  row('bank-order', 'what a bank was asked', [ofCase], 'two deposits of before|a bank that says yes'),
  row(
    'affiliate',
    'sign-ins at the affiliate service',
    [ofCase],
    'whoever went out to the affiliate service',
  ),
  row('reset', 'resets that one officer asked for', [ofCase], 'a reset that one officer asked for'),
  {
    id: 'restored-yes',
    without: 'the question whether a restore is meant',
    edits: [
      edit(
        'src/entry/cli/commands/restored.ts',
        'if (yes !== true) {',
        'if (yes === undefined && json === null) {',
      ),
    ],
    noticedBy: 'src/entry/cli/commands/restored.test.ts',
    test: 'changes nothing before somebody says yes',
  },
  {
    id: 'restored-written',
    without: 'the one transaction of a restore and its entry in the activity log',
    edits: [edit('src/entry/declare-restored.ts', 'tx.first(raise)', 'db.first(raise)')],
    noticedBy: 'src/entry/cli/commands/restored.test.ts',
    test: 'what cannot be written down does not happen',
  },
]
