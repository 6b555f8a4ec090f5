import type { Removal } from './removal.ts'

const diagnose = 'src/triage/app/diagnose.ts'
const diagnosis = 'src/triage/app/diagnose.test.ts'
const repeats = 'src/platform/web/repeats.ts'
const forecast = 'src/triage/app/forecast.ts'
const forecastTest = 'src/triage/app/forecast.test.ts'

/** What the service says of its own accord: why it did not work, that trying again does not help, and what will. */
export const whyRemovals: readonly Removal[] = [
  {
    id: 'why-own-browser',
    without: 'the question whether the browser that asks why is the one of the case',
    edits: [
      {
        file: 'src/cases/web/case-routes.ts',
        find: 'isOwn ? deps.why(visit, loaded, page) : deps.publicWhy(visit)',
        put: 'deps.why(visit, loaded, page)',
      },
    ],
    noticedBy: 'test/journeys/why.test.ts',
    test: 'for nobody else who has the code',
  },
  {
    id: 'why-own-link',
    without: 'the question whether a link that is over belongs to the case of the browser that opens it',
    edits: [
      {
        file: 'src/cases/web/link-routes.ts',
        find: 'return own?.case.id === caseId ? deps.why',
        put: 'const one = own ?? (await deps.open.cases.load(caseId))\n    return one !== undefined ? deps.why',
      },
      {
        file: 'src/cases/web/link-routes.ts',
        find: '(request.visit, own, `/clave/${ref}`)',
        put: '(request.visit, one, `/clave/${ref}`)',
      },
    ],
    noticedBy: 'test/journeys/why.test.ts',
    test: 'where a link ran out',
  },
  {
    id: 'why-own-facts',
    without: 'the same question in the table itself',
    edits: [{ file: diagnose, find: '  if (!facts.isOwn) return undefined\n', put: '' }],
    noticedBy: diagnosis,
    test: 'the browser of the case alone',
  },
  {
    id: 'why-quiet',
    without: 'the silence of a path on which only the records have spoken',
    edits: [
      {
        file: diagnose,
        find: '  if (isQuietPath(current.path) && !hasShown(current)) return undefined\n',
        put: '  void [isQuietPath, hasShown]\n',
      },
    ],
    noticedBy: diagnosis,
    test: 'only the records have spoken',
  },
  {
    id: 'why-earlier-link',
    without: 'the look at which link a mail server took',
    edits: [
      {
        file: 'src/triage/app/diagnose-mail.ts',
        find: "event === 'linkAccepted' && at >= sentAt",
        put: "event === 'linkAccepted' && at > 0",
      },
    ],
    noticedBy: diagnosis,
    test: 'how late the mail was',
  },
  {
    id: 'stop-number',
    without: 'the number of like refusals from which on the page says to stop',
    edits: [{ file: repeats, find: '.length >= rule.repeats', put: '.length > 0' }],
    noticedBy: 'test/journeys/stop.test.ts',
    test: 'from the third time on',
  },
  {
    id: 'stop-window',
    without: 'the time within which like refusals are counted',
    edits: [{ file: repeats, find: 'at <= now && now - at < rule.repeatWithin * 1000', put: 'at <= now' }],
    noticedBy: 'src/platform/web/repeats.test.ts',
    test: 'to the second',
  },
  {
    id: 'stop-room',
    without: 'the end of the list in the cookie',
    edits: [
      {
        file: repeats,
        find: 'return all.slice(-rule.repeats * kinds)',
        put: 'return all.slice(-1e6 * kinds)',
      },
    ],
    noticedBy: 'src/platform/web/repeats.test.ts',
    test: 'the cookie has room for',
  },
  {
    id: 'forecast-few',
    without: 'the number of cases below which no chance is told',
    edits: [
      {
        file: forecast,
        find: 'figures !== undefined && figures.over >= triage.figureFewest',
        put: 'figures !== undefined',
      },
    ],
    noticedBy: forecastTest,
    test: 'while there are too few cases',
  },
  {
    id: 'forecast-table',
    without: 'the path table in the forecast',
    edits: [
      {
        file: forecast,
        find: 'paths[path].closedWhen.find((one) => conditions.includes(one))',
        put: 'paths[path].closedWhen.find((one) => conditions.includes(one) && !one)',
      },
    ],
    noticedBy: forecastTest,
    test: 'with no mailbox',
  },
  {
    id: 'forecast-on-their-way',
    without: 'the leaving out of cases that are still on their way',
    edits: [
      {
        file: 'src/triage/store/path-figures.ts',
        find: 'count(*) filter (where is_over)::int as over',
        put: 'count(*) filter (where is_over or true)::int as over',
      },
    ],
    noticedBy: 'src/triage/store/path-figures.test.ts',
  },
  {
    id: 'forecast-address',
    without: 'the list of fields that an address is written back with',
    edits: [
      {
        file: 'src/triage/web/forecast-routes.ts',
        find: "[...statedFields, 'provincia'].flatMap",
        put: '[...statedFields, ...Object.keys(raw)].flatMap',
      },
    ],
    noticedBy: 'test/journeys/forecast.test.ts',
    test: 'asks again for what is missing',
  },
]
