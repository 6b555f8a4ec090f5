import type { Removal } from './removal.ts'

const changing = 'test/journeys/change-key.test.ts'
const reminding = 'test/journeys/key-reminders.test.ts'
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
]
