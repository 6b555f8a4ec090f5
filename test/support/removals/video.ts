import type { Removal } from './removal.ts'

const journey = 'test/journeys/video-call.test.ts'
const store = 'src/appointments/store/video-store.ts'

/** The guards of calls by video: who may come in, once, and what is kept. */
export const videoRemovals: readonly Removal[] = [
  {
    id: 'video-opens',
    without: 'the hour from which the waiting room lets people in',
    edits: [
      {
        file: store,
        find: "and clock_timestamp() >= lower(during) - $3 * interval '1 second'`",
        put: 'and $3::float8 is not null`',
      },
    ],
    noticedBy: journey,
    test: 'opens a quarter of an hour before',
  },
  {
    id: 'video-called-first',
    without: 'the call that a person has to have been given before they come in',
    edits: [
      {
        file: store,
        find: '(await queries.run(entered, [employerId, id])) === 1 &&',
        put: '(await queries.run(entered, [employerId, id])) >= 0 &&',
      },
      {
        file: store,
        find: "where employer_id = $1 and id = $2 and state in ('called', 'attending')`,\n)\nconst entered",
        put: 'where employer_id = $1 and id = $2`,\n)\nconst entered',
      },
    ],
    noticedBy: journey,
    test: 'cannot be entered by whom nobody called',
  },
  {
    id: 'video-waits',
    without: 'the state of a turno that is called in: only who waits is called',
    edits: [{ file: store, find: "and kind = 'video' and state = 'arrived'`", put: "and kind = 'video'`" }],
    noticedBy: journey,
    test: 'is begun with whoever waits, and with nobody else',
  },
  {
    id: 'video-identity',
    without: 'the end of a call, after which nobody is confirmed by video any more',
    edits: [
      {
        file: 'src/desk/store/attended-arrival.ts',
        find: 'c.entered_at is not null and c.ended_at is null) as lacks',
        put: 'c.entered_at is not null) as lacks',
      },
    ],
    noticedBy: journey,
    test: 'is confirmed by video while the person is in the call',
  },
  {
    id: 'video-door-open',
    without: 'the time that a door stays open beyond the end of a turno, while its call runs',
    edits: [
      {
        file: 'src/appointments/domain/video-call.ts',
        find: 'instant(Math.max(endsAt, plus(now, minutes(30))))',
        put: 'instant(Math.max(endsAt, now, minutes(0)))',
      },
    ],
    noticedBy: journey,
    test: 'stay open while a call runs',
  },
  {
    id: 'video-own-call',
    without: 'the officer of a call, who alone hears what is said in it',
    edits: [
      {
        file: 'src/desk/web/video-routes.ts',
        find: 'turno.call?.officer === one.who.id ? turno.call : null',
        put: 'turno.call',
      },
    ],
    noticedBy: journey,
    test: 'one person at a time',
  },
  {
    id: 'video-own-browser',
    without: 'the browser that holds the case, which alone sees its call',
    edits: [
      {
        file: 'src/appointments/web/video-routes.ts',
        find: 'const loaded = await ownCase(deps, request)',
        put: 'const loaded = await anyCase(request)',
      },
      {
        file: 'src/appointments/web/video-routes.ts',
        find: '  const phoneOf =',
        put: '  const anyCase = async (request: FastifyRequest) => (await (deps.cases as unknown as { findByCode(code: string): Promise<LoadedCase> }).findByCode((request.params as { code: string }).code))\n  const phoneOf =',
      },
    ],
    noticedBy: journey,
    test: 'is no page for a browser that does not hold the case',
  },
  {
    id: 'video-signals-counted',
    without: 'the number of greetings that one side of a call may leave',
    edits: [{ file: store, find: 's.side = $2) < ${mostSignals}`', put: 's.side = $2) >= 0`' }],
    noticedBy: journey,
    test: 'no more greetings than a call needs',
  },
  {
    id: 'video-signals-gone',
    without: 'the end of the greetings with their call',
    edits: [{ file: store, find: 'await queries.run(silence, [call])', put: 'await Promise.resolve()' }],
    noticedBy: journey,
    test: 'keeps none of them',
  },
  {
    id: 'video-devices',
    without: 'the refusal of camera and microphone on every other page',
    edits: [
      {
        file: 'src/platform/web/headers.ts',
        find: "'camera=(), microphone=()",
        put: "'camera=(self), microphone=(self)",
      },
    ],
    noticedBy: journey,
    test: 'and on no other',
  },
]
