import type { Removal } from './removal.ts'

const use = 'src/proofs/registry/app/look-again.ts'
const journey = 'test/journeys/representation.test.ts'

/** Representatives whom the registries no longer name (I-05, I-10). */
export const representationRemovals: readonly Removal[] = [
  {
    id: 'representation-outage',
    without: 'the rule that an outage says nothing of a representative',
    edits: [
      {
        file: use,
        find: "if (relation.verdict === 'unavailable') return 'nothing'",
        put: "if (relation.verdict === 'unavailable') return 'gone'",
      },
    ],
    noticedBy: journey,
    test: 'never found in an outage',
  },
  {
    id: 'representation-sessions',
    without: 'the end of the sessions of whoever represented before',
    edits: [
      { file: use, find: "await deps.sessions.endAll(tx, employerId, 'representationChanged')", put: '0' },
    ],
    noticedBy: journey,
    test: 'is found once by two',
  },
  {
    id: 'representation-mail',
    without: 'the mail to the registered mailboxes',
    edits: [{ file: use, find: 'await deps.tell(tx, now, id)', put: '' }],
    noticedBy: journey,
    test: 'is found once by two',
  },
  {
    id: 'representation-contacts',
    without: 'the stop of changes of mail by the account',
    edits: [
      {
        file: 'src/contacts/app/begin-change.ts',
        find: "if (employer.isUnrepresented === true) return refused('unrepresented')",
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'lets the account change no mail',
  },
  {
    id: 'representation-account',
    without: 'the notice at the head of the account',
    edits: [
      {
        file: 'src/entry/care-pages.ts',
        find: 'changed !== undefined && RepresentationNotice({ visit, ...changed }),',
        put: 'changed !== undefined && false,',
      },
    ],
    noticedBy: journey,
    test: 'says so in the account',
  },
  {
    id: 'representation-mail-alone',
    without: 'the open change as a reason to close what mail alone opens',
    edits: [
      {
        file: 'src/cases/domain/closed-paths.ts',
        find: 'holds: (facts) => facts.representativeChanged === true',
        put: 'holds: (facts) => facts.representativeChanged === undefined && facts.frozen',
      },
    ],
    noticedBy: journey,
    test: 'closes recovery by mail alone',
  },
  {
    id: 'representation-asked-once',
    without: 'the hour between two looks that visitors give rise to',
    edits: [
      {
        file: 'src/proofs/registry/representation-task.ts',
        find: '!(await deps.store.take(id.value, notSooner))',
        put: '(await deps.store.take(id.value, notSooner)) === undefined',
      },
    ],
    noticedBy: journey,
    test: 'within the hour',
  },
]
