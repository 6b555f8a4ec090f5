import type { Removal } from './removal.ts'

const changing = 'test/journeys/change-key.test.ts'
const reminding = 'test/journeys/key-reminders.test.ts'
const mailbox = 'test/journeys/mailbox-check.test.ts'
const drilling = 'test/journeys/drill.test.ts'
const store = 'src/keys/store/key-store.ts'

/** The guards of an account that is looked after while its key works. */
export const careRemovals: readonly Removal[] = [
  {
    id: 'change-present-key',
    without: 'the present key before a change of it',
    edits: [
      {
        file: 'src/keys/app/change-key.ts',
        find: '  if (!shown.ok) {\n',
        put: "  if (!shown.ok && raw.present === '') {\n",
      },
      {
        file: 'src/keys/app/change-key.ts',
        find: '  const { generation } = shown.value\n',
        put: '  const generation = shown.ok ? shown.value.generation : 1\n',
      },
    ],
    noticedBy: changing,
    test: 'L-08',
  },
  {
    id: 'change-one-generation',
    without: 'the condition that the key to be changed is the one that was shown, and the session one of it',
    edits: [
      {
        file: store,
        find: 'k.employer_id = held.id and k.generation = $2 and k.hash',
        put: '$2::int > 0 and k.employer_id = held.id and k.hash',
      },
      {
        file: 'src/keys/store/session-store.ts',
        find: "s.generation = $6 - 1 and s.ended_at is null\n        and ${isFresh('$2', '$3')}\n      returning s.browser",
        put: "$6::int > 1\n        and ${isFresh('$2', '$3')}\n      returning s.browser",
      },
    ],
    noticedBy: changing,
    test: 'I-02, I-05',
  },
  {
    id: 'change-frozen',
    without: 'the stop of a change of the key while a report is looked at',
    edits: [{ file: store, find: '        and held.frozen_at is null\n', put: '' }],
    noticedBy: changing,
    test: 'I-05, ATK-43',
  },
  {
    id: 'change-links',
    without: 'the end of other links when the key is changed',
    edits: [
      { file: 'src/keys/app/change-key.ts', find: '      await deps.voidLinks(tx, employerId)\n', put: '' },
    ],
    noticedBy: changing,
    test: 'I-21',
  },
  {
    id: 'change-sessions',
    without: 'the end of other sessions when the key is changed',
    edits: [
      {
        file: 'src/keys/app/change-key.ts',
        find: "      await deps.sessions.endAll(tx, employerId, 'keySet', session.digest)\n",
        put: '',
      },
    ],
    noticedBy: changing,
    test: 'I-21',
  },
  {
    id: 'change-notice',
    without: 'the notice of a key that was changed',
    edits: [
      {
        file: 'src/entry/compose/care.ts',
        find: "      await enqueueNotice(tx, { ...told, template: 'M-02', params: about })\n",
        put: '',
      },
    ],
    noticedBy: changing,
    test: 'I-26',
  },
  {
    id: 'change-history',
    without: 'the earlier keys when the key is changed',
    edits: [
      {
        file: 'src/keys/app/change-key.ts',
        find: '  if (former.includes(hash) || normalKey',
        put: '  if (former.length > 99 || normalKey',
      },
    ],
    noticedBy: changing,
    test: 'ATK-31',
  },
  {
    id: 'change-own-cedula',
    without: 'the numbers of the representatives among what a key may not hold',
    edits: [
      {
        file: 'src/entry/care-pages.ts',
        find: 'changeKey: (raw) => changeKey(care.change, raw)',
        put: "changeKey: (raw) => changeKey({ ...care.change, contextOf: async (id) => ({ ruc: '', cedula: '', legalName: '', representativeNames: [], institutionWords: [], ...((await care.contextOf(id)) && {}) }) }, raw)",
      },
    ],
    noticedBy: changing,
    test: 'ATK-31',
  },
  {
    id: 'change-hidden-cedula',
    without: 'the silence about the representatives’ numbers in the page',
    edits: [
      {
        file: 'src/keys/web/change-key-routes.ts',
        find: "{ ...context, cedula: '', moreCedulas: [] }",
        put: 'context',
      },
    ],
    noticedBy: changing,
    test: 'ATK-31',
  },
  {
    id: 'reminder-once',
    without: 'the note that a reminder was told',
    edits: [
      {
        file: 'src/keys/store/reminder-store.ts',
        find: 'and r.days_before <= s.days_before)',
        put: 'and r.days_before < 0)',
      },
      {
        file: 'src/keys/app/reminders.ts',
        find: '          if (!(await store.note(tx, key, rules))) return\n',
        put: '          await store.note(tx, key, rules)\n',
      },
      {
        file: 'src/entry/compose/care.ts',
        find: 'actId: `${employerId}:reminder:${generation}:${daysBefore}`',
        put: 'actId: `${employerId}:reminder:${generation}:${daysBefore}:${Math.random()}`',
      },
    ],
    noticedBy: reminding,
    test: 'goes out',
  },
  {
    id: 'reminder-blocked',
    without: 'the silence about a key that is blocked',
    edits: [
      {
        file: 'src/keys/store/reminder-store.ts',
        find: 'k.hash is not null and k.blocked_at is null\n',
        put: 'k.hash is not null\n',
      },
      {
        file: 'src/keys/store/reminder-store.ts',
        find: 'k.generation = $4 and k.blocked_at is null',
        put: 'k.generation = $4',
      },
    ],
    noticedBy: reminding,
    test: 'begins anew',
  },
  {
    id: 'rotation-gate',
    without: 'the way of every page to the change, where it is obligatory',
    edits: [
      {
        file: 'src/keys/web/current-session.ts',
        find: "      throw new Detour('/cuenta/clave')\n",
        put: '      return { digest, who }\n',
      },
    ],
    noticedBy: reminding,
    test: 'an overdue key',
  },
  {
    id: 'mailbox-once-a-year',
    without: 'the year between two questions to a mailbox',
    edits: [
      {
        file: 'src/contacts/store/mailbox-check-store.ts',
        find: '      and not exists (select from mailbox_check m where m.employer_id = k.employer_id and m.contact_id = c.id\n            and m.asked_at > clock_timestamp() - make_interval(days => $1))',
        put: '',
      },
      {
        file: 'src/contacts/store/mailbox-check-store.ts',
        find: 'm.asked_at > clock_timestamp() - make_interval(days => $7))',
        put: 'm.asked_at > clock_timestamp() + make_interval(days => $7))',
      },
    ],
    noticedBy: mailbox,
    test: 'once a year',
  },
  {
    id: 'mailbox-tries',
    without: 'the count of wrong codes of a mailbox',
    edits: [
      {
        file: 'src/contacts/store/mailbox-check-store.ts',
        find: 'set code_tries = code_tries + 1\n',
        put: 'set code_tries = code_tries\n',
      },
    ],
    noticedBy: mailbox,
    test: 'five wrong codes',
  },
  {
    id: 'mailbox-code',
    without: 'the code among what a mailbox answers with',
    edits: [
      {
        file: 'src/contacts/store/mailbox-check-store.ts',
        find: 'and code_digest = $3 and answered_at is null',
        put: 'and $3::bytea is not null and answered_at is null',
      },
    ],
    noticedBy: mailbox,
    test: 'L-06',
  },
  {
    id: 'browser-once',
    without: 'the memory of the kinds of browser',
    edits: [
      {
        file: 'src/keys/store/known-browsers.ts',
        find: 'return row?.is_new === true && row.others',
        put: 'return row?.others === true',
      },
      {
        file: 'src/entry/compose/signing-in.ts',
        find: 'actId: `${employerId}:browser:${browser}`',
        put: 'actId: `${employerId}:browser:${browser}:${employer.now}`',
      },
    ],
    noticedBy: mailbox,
    test: 'is told to the mailbox once',
  },
  {
    id: 'drill-day',
    without: 'the limit of drills in a day',
    edits: [
      {
        file: 'src/care/store/drill-store.ts',
        find: "    if ((day?.n ?? 0) >= perDay) return 'full'\n",
        put: "    if ((day?.n ?? 0) >= perDay * 99) return 'full'\n",
      },
    ],
    noticedBy: drilling,
    test: 'is limited by the day',
  },
  {
    id: 'drill-lock',
    without: 'the lock under which drills are counted',
    edits: [
      {
        file: 'src/care/store/drill-store.ts',
        find: 'where id = $1 for no key update`',
        put: 'where id = $1`',
      },
    ],
    noticedBy: drilling,
    test: 'is limited by the day',
  },
  {
    id: 'history-own',
    without: 'the employer whose acts are read',
    edits: [
      {
        file: 'src/care/store/history-store.ts',
        find: 'where a.subject = $1 and a.act',
        put: 'where $1::text is not null and a.act',
      },
    ],
    noticedBy: 'test/journeys/history.test.ts',
    test: 'nobody else',
  },
  {
    id: 'operator-ends-own',
    without: 'the end of an employer’s sessions by an operator',
    edits: [
      {
        file: 'src/entry/end-sessions.ts',
        find: "await sessionStore(db).endAll(tx, employerId, 'operator')",
        put: '0',
      },
    ],
    noticedBy: 'test/journeys/sessions-ended.test.ts',
    test: 'an operator ends every session of one employer',
  },
  {
    id: 'operator-ends-users',
    without: 'the end of its users’ sessions by an operator',
    edits: [
      {
        file: 'src/entry/end-sessions.ts',
        find: 'await userSessionStore(db).endOfEmployer(tx, employerId)',
        put: '0',
      },
    ],
    noticedBy: 'test/journeys/sessions-ended.test.ts',
    test: 'an operator ends every session of one employer',
  },
]
