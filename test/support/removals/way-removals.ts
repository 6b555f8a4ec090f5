import type { Removal } from './removal.ts'

const centre = 'test/journeys/centre.test.ts'

/** The guards on the way to an officer, from every dead end to the papers of the case. */
export const wayRemovals: readonly Removal[] = [
  {
    id: 'way-says-nothing',
    without: 'the silence about what is wrong with the employer when somebody goes to a centre',
    edits: [
      {
        file: 'src/cases/domain/transition.ts',
        find: "  if (!startsAnew(policy.paths[path])) return refused('pathClosed')\n",
        put: "  if (!isAttended(policy.paths[path]) || facts.frozen) return refused('pathClosed')\n",
      },
    ],
    noticedBy: centre,
    test: 'learns the same',
  },
  {
    id: 'way-kept',
    without: 'the path that a case has gone over to, in the database',
    edits: [
      {
        file: 'src/cases/store/case-store.ts',
        find: 'touched_at = to_timestamp($5::float8 / 1000), path = $7',
        put: 'touched_at = to_timestamp($5::float8 / 1000), path = coalesce(path, $7)',
      },
    ],
    noticedBy: centre,
    test: 'E3 from',
  },
  {
    id: 'way-once',
    without: 'the look whether the case is on its way to an officer already',
    edits: [
      {
        file: 'src/cases/app/choose-way.ts',
        find: 'if (isAtCounter(current))',
        put: 'if (false)',
      },
    ],
    noticedBy: centre,
    test: 'pressed twice',
  },
  {
    id: 'way-page',
    without: 'the place of an attended case, away from the pages of the online way',
    edits: [
      {
        file: 'src/cases/web/journey.ts',
        find: "if (isAttendedPath(path) && (state.is === 'proving' || state.is === 'ready'))",
        put: "if (isAttendedPath(path) && state.is === 'ready')",
      },
    ],
    noticedBy: centre,
    test: 'E3 from',
  },
  {
    id: 'first-key-agreed',
    without: 'the agreement that comes before a first key',
    edits: [
      {
        file: 'src/cases/web/first-key-routes.ts',
        find: "if (acuerdo !== 'si')",
        put: "if (acuerdo === 'no')",
      },
    ],
    noticedBy: centre,
    test: 'is set up',
  },
  {
    id: 'first-key-said',
    without: 'the silence about a key that is there, before the answers',
    edits: [
      {
        file: 'src/cases/web/first-key-routes.ts',
        find: 'loaded !== undefined && hasShown(loaded.case) && loaded.employerFacts.hasKey',
        put: 'loaded !== undefined && loaded.employerFacts.hasKey',
      },
    ],
    noticedBy: centre,
    test: 'looks the same before',
  },
  {
    id: 'way-time',
    without: 'the silence about the path until the answers were right',
    edits: [
      {
        file: 'src/cases/web/name-way.ts',
        find: "hasShown ? path : 'inPerson'",
        put: 'hasShown ? path : path',
      },
    ],
    noticedBy: centre,
    test: 'learns the same',
  },
  {
    id: 'centre-open',
    without: 'the look whether the chosen centre is one of the open ones',
    edits: [
      {
        file: 'src/cases/web/centre-routes.ts',
        find: 'centres.find(({ id }) => id === raw.centro)',
        put: 'centres.find(({ id }) => id !== raw.centro)',
      },
    ],
    noticedBy: centre,
    test: 'the centre is chosen',
  },
]
