import type { Removal } from './removal.ts'

const line = 'src/appointments/store/line-store.ts'
const day = 'test/journeys/agenda.test.ts'
const calendars = 'test/journeys/calendars.test.ts'

/** Who is called, by whom and to which window; who sees a place in line; and what a change of a calendar may do. */
export const agendaRemovals: readonly Removal[] = [
  {
    id: 'called-once',
    without: 'the question whether somebody waits still, and the passing over of who is being called',
    edits: [
      { file: line, find: "    where state = 'waiting' and id = (\n", put: '    where id = (\n' },
      { file: line, find: '       limit 1 for update skip locked)\n', put: '       limit 1)\n' },
    ],
    noticedBy: 'test/races/races.test.ts',
    test: 'few people in line',
  },
  {
    id: 'window-once',
    without: 'the question whether somebody is at the window already',
    edits: [
      {
        file: line,
        find: "if ((await queries.first(atWindow, [windowId])) !== undefined) return { is: 'busy' }",
        put: 'await queries.first(atWindow, [windowId])',
      },
    ],
    noticedBy: day,
    test: 'a window holds one person',
  },
  {
    id: 'line-order',
    without: 'the order of the line: turnos at their time first',
    edits: [
      {
        file: line,
        find: "       order by case when a.turno_at is null then 1\n                     when a.turno_at <= clock_timestamp() + interval '${comesEarly} seconds' then 0 else 2 end,\n                coalesce(a.turno_at, a.arrived_at), a.arrived_at, a.id\n",
        put: '       order by a.arrived_at, a.id\n',
      },
    ],
    noticedBy: day,
    test: 'turnos at their time are called first',
  },
  {
    id: 'arrives-once',
    without: 'the question whether somebody is in the line already',
    edits: [
      {
        file: line,
        find: '      if ((await queries.first(liveOfCase, [caseId])) !== undefined) return false\n',
        put: '      await queries.first(liveOfCase, [caseId])\n',
      },
    ],
    noticedBy: day,
    test: 'the arrival is written once',
  },
  {
    id: 'turno-of-this-centre',
    without: 'the question whether a turno is of this centre',
    edits: [
      {
        file: line,
        find: "where case_id = $1 and centre_id = $2 and state = 'booked'",
        put: "where case_id = $1 and $2::uuid is not null and state = 'booked'",
      },
    ],
    noticedBy: day,
    test: 'whoever has none, or one at another centre',
  },
  {
    id: 'turno-of-this-day',
    without: 'the question whether a turno is of this day',
    edits: [
      {
        file: line,
        find: "and kind = 'counter'\n      and lower(during) >= ${instantOf('$3')} and lower(during) < ${instantOf('$4')}\n   returning id",
        put: "and kind = 'counter'\n      and ${instantOf('$3')} < ${instantOf('$4')}\n   returning id",
      },
    ],
    noticedBy: day,
    test: 'whoever has none, or one at another centre',
  },
  {
    id: 'served-by-caller',
    without: 'the question who called whoever is served',
    edits: [
      {
        file: line,
        find: "where id = $1 and state = 'called' and called_by = $2",
        put: "where id = $1 and state = 'called' and $2::uuid is not null",
      },
    ],
    noticedBy: day,
    test: 'whoever is called by one officer',
  },
  {
    id: 'served-in-own-hand',
    without: 'the end of a service whose case somebody else has in hand',
    edits: [
      {
        file: 'src/desk/app/line.ts',
        find: "        if (taken.is === 'theirs') throw new Undone('theirs')\n",
        put: '',
      },
    ],
    noticedBy: day,
    test: 'whoever is called by one officer',
  },
  {
    id: 'missed-after-its-hour',
    without: 'the hour from which a turno can be missed',
    edits: [
      {
        file: line,
        find: "where id = $1 and centre_id = $2 and state = 'booked' and lower(during) <= clock_timestamp()",
        put: "where id = $1 and centre_id = $2 and state = 'booked'",
      },
    ],
    noticedBy: day,
    test: 'nobody misses a turno before its hour',
  },
  {
    id: 'line-pass',
    without: 'the comparison of the pass',
    edits: [
      {
        file: 'src/entry/compose/agenda.ts',
        find: 'return given.length === 16 && sameBytes(given, passDigest(id))',
        put: 'return given.length === 16 && sameBytes(given, given) && passDigest(id).length > 0',
      },
    ],
    noticedBy: day,
    test: 'a code alone shows nothing',
  },
  {
    id: 'line-own-browser',
    without: 'the question whose browser asks for a place in line',
    edits: [
      {
        file: 'src/appointments/web/line-routes.ts',
        find: 'await line.ofCase((await seenCase(deps, request)).loaded.case.id)',
        put: 'await line.ofCode(request.params.code)',
      },
    ],
    noticedBy: day,
    test: 'a code alone shows nothing',
  },
  {
    id: 'agenda-own-centre',
    without: 'the question whether an officer works at a centre',
    edits: [
      {
        file: 'src/desk/app/at-centre.ts',
        find: 'if (officer.centreId === null || officer.centreId === centreId)',
        put: 'if (centreId.length > 0)',
      },
    ],
    noticedBy: day,
    test: 'only at the own centre',
  },
  {
    id: 'served-at-own-centre',
    without: 'the question at which centre somebody waits, before they are served',
    edits: [
      {
        file: 'src/desk/app/line.ts',
        find: "if (before?.centreId !== centreId) throw new Undone('over')",
        put: "if (before === undefined) throw new Undone('over')",
      },
      {
        file: line,
        find: "where id = $4 and state = 'waiting' and centre_id = $1\n",
        put: "where id = $4 and state = 'waiting' and $1::uuid is not null\n",
      },
    ],
    noticedBy: day,
    test: 'nobody acts on a turno or on somebody',
  },
  {
    id: 'moved-on-at-own-centre',
    without: 'the question at which centre somebody waits, before they are moved on',
    edits: [
      {
        file: line,
        find: 'where id = $1 and centre_id = $2 and state = any($3)',
        put: 'where id = $1 and $2::uuid is not null and state = any($3)',
      },
    ],
    noticedBy: day,
    test: 'nobody acts on a turno or on somebody',
  },
  {
    id: 'attended-from-the-line',
    without: 'the question whether whoever is confirmed came and waited',
    edits: [
      {
        file: 'src/desk/app/confirm-identity.ts',
        find: '        officer.centreId !== null &&\n',
        put: "        officer.centreId === ('' as never) &&\n",
      },
    ],
    noticedBy: day,
    test: 'nobody is confirmed who neither came',
  },
  {
    id: 'attended-once-served',
    without: 'the question whether whoever is confirmed is being served',
    edits: [
      { file: 'src/desk/store/attended-arrival.ts', find: "\n       and v.state = 'attending')", put: ')' },
    ],
    noticedBy: day,
    test: 'nobody is confirmed who neither came',
  },
  {
    id: 'calendar-decision',
    without: 'the question whether a decision is about the turnos that are touched now',
    edits: [
      {
        file: 'src/desk/app/change-calendar.ts',
        find: 'said?.seen !== touched.seen)',
        put: 'said === undefined)',
      },
    ],
    noticedBy: calendars,
    test: 'asks again when another was booked',
  },
  {
    id: 'calendar-shown-first',
    without: 'the showing of turnos that a change takes away',
    edits: [
      {
        file: 'src/desk/app/change-calendar.ts',
        find: "  if (turnos.length > 0 && said?.seen !== touched.seen) throw new Undone('affected', touched)\n",
        put: '',
      },
    ],
    noticedBy: calendars,
    test: 'shows them before it is saved',
  },
  {
    id: 'calendar-all-or-none',
    without: 'the end of a change whose turnos cannot all be moved',
    edits: [
      {
        file: 'src/desk/app/change-calendar.ts',
        find: "    if (!moved.ok) throw new Undone('noRoom', touched)\n    done.push(...moved.value)\n",
        put: '    if (moved.ok) done.push(...moved.value)\n',
      },
    ],
    noticedBy: calendars,
    test: 'moves all of them or none',
  },
  {
    id: 'calendar-held',
    without: 'the holding of a calendar against whoever books, while it changes',
    edits: [
      {
        file: 'src/centres/store/calendar-store.ts',
        find: '    await queries.run(holdRule, [centreId])\n',
        put: '',
      },
    ],
    noticedBy: calendars,
    test: 'under a calendar that is changing',
  },
  {
    id: 'calendar-power',
    without: 'the power that it takes to change a calendar',
    edits: [
      {
        file: 'src/desk/web/centres-routes.ts',
        find: "isOfAgenda ? 'runAgenda' : 'manageCalendars'",
        put: "isOfAgenda ? 'runAgenda' : 'runAgenda'",
      },
    ],
    noticedBy: calendars,
    test: 'but no officer without the power',
  },
  {
    id: 'calendar-of-all',
    without: 'the question who sets a day for all centres',
    edits: [
      {
        file: 'src/desk/web/centres-routes.ts',
        find: 'if (isOfAll && who.centreId !== null)',
        put: "if (isOfAll && who.id === ('' as never))",
      },
    ],
    noticedBy: calendars,
    test: 'but no officer without the power',
  },
  {
    id: 'calendar-holds-dropped',
    without: 'the end of holds that a change takes the place of',
    edits: [
      {
        file: 'src/appointments/store/replan-store.ts',
        find: "and case when state = 'held' then true else false end",
        put: "and case when state = 'none' then true else false end",
      },
    ],
    noticedBy: calendars,
    test: 'drops what somebody only holds',
  },
]
