import type { Removal } from './removal.ts'

const atk43 = 'test/attacks/atk-43.test.ts'
const reviewRoutes = 'src/contacts/web/review-routes.ts'
const review = 'test/journeys/contact-review.test.ts'
const races = 'test/races/races.test.ts'
const journey = 'test/journeys/changing-the-mail.test.ts'
const mobile = 'test/journeys/changing-the-mobile.test.ts'

/** The guards of a change of the registered mail, one row each. */
export const contactRemovals: readonly Removal[] = [
  {
    id: 'contact-key-again',
    without: 'the key once more before a change of mail begins',
    edits: [
      {
        file: 'src/contacts/web/contact-routes.ts',
        find: '    if (!shown.ok) {\n      return shown.code',
        put: '    if (!shown.ok && raw.clave === "") {\n      return shown.code',
      },
    ],
    noticedBy: atk43,
    test: 'a session without the key',
  },
  {
    id: 'contact-cooling',
    without: 'the cooling time of a new mail',
    edits: [
      {
        file: 'src/contacts/app/enter-state.ts',
        find: 'coolOff: cools ? policy.coolOff : 0',
        put: 'coolOff: 0',
      },
    ],
    noticedBy: atk43,
    test: 'confirmed on both sides',
  },
  {
    id: 'contact-cooling-attended',
    without: 'the cooling time where staff proposed the change',
    edits: [
      {
        file: 'src/contacts/app/review-change.ts',
        find: 'const { hasConfirmed: cools, now } = employer',
        put: 'const { now } = employer\n    const cools = false',
      },
    ],
    noticedBy: atk43,
    test: 'through the staff',
  },
  {
    id: 'contact-second-person',
    without: 'the second person of a change at the counter',
    edits: [
      {
        file: 'src/contacts/app/review-change.ts',
        find: "  if (!isSecond(deps, reviewer, change)) return refused('samePerson')\n",
        put: '',
      },
    ],
    noticedBy: review,
    test: 'nobody approves',
  },
  {
    id: 'contact-notice',
    without: 'the notice to the registered addresses',
    edits: [
      {
        file: 'src/contacts/app/begin-change.ts',
        find: '    await deps.mail.tell(tx, employer, change, null)\n',
        put: '',
      },
    ],
    noticedBy: atk43,
    test: 'with the key',
  },
  {
    id: 'contact-code-tries',
    without: 'the few tries of a code of a change',
    edits: [
      {
        file: 'src/contacts/store/change-store.ts',
        find: '`update contact_change set code_tries = code_tries + 1\n',
        put: '`update contact_change set code_tries = 1\n',
      },
    ],
    noticedBy: journey,
    test: 'five tries',
  },
  {
    id: 'contact-code-life',
    without: 'the end of a code of a change, in reservation and use',
    edits: [
      {
        file: 'src/contacts/store/change-store.ts',
        find: '      and code_tries < ${codeTries} and clock_timestamp() < code_expires_at\n',
        put: '      and code_tries < ${codeTries}\n',
      },
      {
        file: 'src/contacts/store/change-store.ts',
        find: 'and code_digest = $3\n      and clock_timestamp() < code_expires_at`',
        put: 'and code_digest = $3`',
      },
    ],
    noticedBy: journey,
    test: 'ends after its time',
  },
  {
    id: 'contact-codes-of-day',
    without: 'the counts of codes for an employer and for a mailbox',
    edits: [
      {
        file: 'src/contacts/app/codes-of-day.ts',
        find: '(await takeEmployerCode({ changes, policy, daySubject }, tx, employerId)) &&',
        put: '',
      },
      {
        file: 'src/contacts/app/codes-of-day.ts',
        find: "await changes.takeOfDay(tx, daySubject('mailbox', mailboxKey(mailbox)), policy.mailboxCodesPerDay)",
        put: 'true',
      },
    ],
    noticedBy: journey,
    test: 'counted for the employer',
  },
  {
    id: 'contact-report-stops',
    without: 'the end of a change by “it was not me”',
    edits: [
      {
        file: 'src/cases/app/report.ts',
        find: '  await deps.stopContactChanges(tx, employerId)\n',
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'days later',
  },
  {
    id: 'contact-one-address',
    without: 'the closed set of addresses for a new mail',
    edits: [
      {
        file: 'src/contacts/web/contact-form.ts',
        find: 'const mail = parseEmailAddress(typed)',
        put: 'const parsed = parseEmailAddress(typed)\n  const mail = parsed.ok ? parsed : ok(typed as EmailAddress)',
      },
      {
        file: 'src/kernel/synthetic.ts',
        find: 'testDomain.test(address)',
        put: 'testDomain.test(`${address}@a.example`)',
      },
    ],
    noticedBy: 'test/attacks/atk-39.test.ts',
    test: 'one address or none',
  },
  {
    id: 'contact-settled',
    without: 'the end of the old mail when the new one counts',
    edits: [
      {
        file: 'src/contacts/store/change-store.ts',
        find: '      and id <> (select contact_id from done)`',
        put: '      and id <> (select contact_id from done) and false`',
      },
    ],
    noticedBy: atk43,
    test: 'asked for before',
  },
  {
    id: 'doubtful-contacts',
    without: 'the doubt that a changed contact casts',
    edits: [
      {
        file: 'src/cases/store/case-store.ts',
        find: 'exists (select from contact_change h where h.employer_id = e.id and (',
        put: 'exists (select from contact_change h where false and (',
      },
    ],
    noticedBy: 'src/cases/store/doubtful.test.ts',
  },
  {
    id: 'contact-single-use',
    without: 'the single use of the code of a change, under the row of its employer',
    edits: [
      {
        file: 'src/contacts/store/change-store.ts',
        find: 'queries.run(holdEmployer, [id])',
        put: 'Promise.resolve(0)',
      },
      {
        file: 'src/contacts/app/confirm-code.ts',
        find: ' || !(await deps.changes.useCode(tx, employerId, change.id, shown))',
        put: '',
      },
    ],
    noticedBy: races,
    test: 'one code of a new mail',
  },
  {
    id: 'contact-review-passkey',
    without: 'the passkey of whoever says the second word on a mail',
    edits: [
      {
        file: reviewRoutes,
        find: '    if (!passkey.ok) return page(request, reply, seen, { ...refusalKeys.passkey, typed })\n',
        put: '',
      },
      {
        file: reviewRoutes,
        find: 'confirmed: passkey.value,',
        put: 'confirmed: () => Promise.resolve(true),',
      },
    ],
    noticedBy: review,
    test: 'is shown for every word',
  },
  {
    id: 'contact-review-ceremony',
    without: 'the binding of the passkey to one change of mail',
    edits: [
      {
        file: reviewRoutes,
        find: 'deps.confirmation.confirm(who, ceremony, shown)',
        put: "deps.confirmation.confirm(who, shown.issued?.ceremony ?? '', shown)",
      },
    ],
    noticedBy: review,
    test: 'is shown for every word',
  },
  {
    id: 'contact-review-passkey-used',
    without: 'the use of the passkey that is noted with the word on a mail',
    edits: [
      {
        file: 'src/contacts/app/review-change.ts',
        find: "  if (!(await confirmed(tx))) return refused('passkey')\n",
        put: '',
      },
    ],
    noticedBy: review,
    test: 'takes the passkey with it',
  },
  {
    id: 'contact-review-no-passkey',
    without: 'the word to who would decide about a mail without a passkey',
    edits: [
      {
        file: 'src/contacts/web/review-pages.tsx',
        find: 'decides?.asksPasskey === true && !decides.hasPasskey',
        put: "decides?.asksPasskey === true && props.caseCode === ''",
      },
    ],
    noticedBy: 'test/journeys/account.test.ts',
    test: 'says no second word either',
  },
  {
    id: 'mobile-key-again',
    without: 'the key once more before a change of mobile begins',
    edits: [
      {
        file: 'src/contacts/web/mobile-routes.ts',
        find: '    if (!shown.ok) {\n',
        put: '    if (!shown.ok && shown.code === "keyBlocked") {\n',
      },
    ],
    noticedBy: mobile,
    test: 'is refused with what to mend',
  },
  {
    id: 'mobile-cooling',
    without: 'the cooling time of a new mobile',
    edits: [
      {
        file: 'src/contacts/domain/change.ts',
        find: "state.is === 'newPhone' ? ok(settled(true, coolOff, now))",
        put: "state.is === 'newPhone' ? ok(settled(false, coolOff, now))",
      },
    ],
    noticedBy: mobile,
    test: 'asks for the key, the mailbox and the mobile itself',
  },
  {
    id: 'mobile-mailbox-first',
    without: 'the word of the mailbox on record before a mobile is taken off',
    edits: [
      {
        file: 'src/contacts/app/begin-phone-change.ts',
        find: '    await deps.changes.insert(tx, { ...change, presentId: present.id, atCounter: null })\n',
        put: '    await deps.changes.insert(tx, { ...change, presentId: present.id, atCounter: null })\n    if (phone === null) await deps.changes.removePhones(tx, employerId, change.id)\n',
      },
    ],
    noticedBy: mobile,
    test: 'is not done with the key alone',
  },
  {
    id: 'mobile-limits',
    without: 'the limits of a number, for a code to a new mobile',
    edits: [
      {
        file: 'src/entry/compose/contacts.ts',
        find: '(await takeMessage(codes, tx, message)) !== undefined',
        put: '(await takeMessage(codes, tx, message)) === "day"',
      },
    ],
    noticedBy: mobile,
    test: 'no more codes than its limits',
  },
  {
    id: 'mobile-told',
    without: 'the word to the mobile on record that another one, or none, was asked for',
    edits: [
      {
        file: 'src/contacts/app/begin-phone-change.ts',
        find: '    await deps.texts.tell(tx, employer, change)\n',
        put: '',
      },
    ],
    noticedBy: mobile,
    test: 'takes the place of the former one',
  },
  {
    id: 'mobile-notice',
    without: 'the notice to the mailbox that another mobile, or none, was asked for',
    edits: [
      {
        file: 'src/contacts/app/begin-phone-change.ts',
        find: '    await deps.mail.tell(tx, employer, change, null)\n',
        put: '',
      },
    ],
    noticedBy: mobile,
    test: 'asks for the key, the mailbox and the mobile itself',
  },
  {
    id: 'mobile-settled',
    without: 'the kind of contact that a new one takes the place of',
    edits: [
      {
        file: 'src/contacts/store/change-store.ts',
        find: 'where employer_id = $1 and kind = (select kind from done) and retired_at is null',
        put: "where employer_id = $1 and kind = 'mail' and retired_at is null",
      },
    ],
    noticedBy: mobile,
    test: 'takes the place of the former one',
  },
  {
    id: 'mobile-counted-apart',
    without: 'the count of a new number apart from that of a number on record',
    edits: [
      { file: 'src/links/app/phone-code.ts', find: '    isNew === true\n', put: '    isNew === undefined\n' },
    ],
    noticedBy: mobile,
    test: 'uses up no code of a number',
  },
  {
    id: 'mobile-counted-whole',
    without: 'what is taken back when no other code goes out to a mobile',
    edits: [
      {
        file: 'src/contacts/app/send-code.ts',
        find: 'throw new NotSent()',
        put: "return refused('limit')",
      },
    ],
    noticedBy: mobile,
    test: 'takes nothing for what did not go out',
  },
  {
    id: 'contact-own-change',
    without: 'the change that the page of a case is about, apart from another that is on its way',
    edits: [
      {
        file: 'src/contacts/web/confirm-routes.ts',
        find: 'confirmCode(contacts, change.employerId, typed, { only: change.changeId })',
        put: 'confirmCode(contacts, change.employerId, typed)',
      },
    ],
    noticedBy: mobile,
    test: 'is confirmed by no code on the page of an older case',
  },
  {
    id: 'mobile-network-first',
    without: 'the network that the first code to a new mobile is counted for',
    edits: [
      {
        file: 'src/contacts/app/enter-state.ts',
        find: 'await texts.askNew(tx, employer, change, network)',
        put: 'await texts.askNew(tx, employer, change, undefined)',
      },
    ],
    noticedBy: mobile,
    test: 'is counted for the network',
  },
  {
    id: 'mobile-network-again',
    without: 'the network that another code to a new mobile is counted for',
    edits: [
      {
        file: 'src/contacts/app/send-code.ts',
        find: 'deps.texts.askNew(tx, employer, change, network)',
        put: 'deps.texts.askNew(tx, employer, change, undefined)',
      },
    ],
    noticedBy: mobile,
    test: 'is counted for the network',
  },
]
