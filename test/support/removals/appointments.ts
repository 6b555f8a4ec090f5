import type { Removal } from './removal.ts'

const store = 'src/appointments/store/appointment-store.ts'
const reading = 'src/appointments/store/reading.ts'
const book = 'src/appointments/app/book.ts'
const atk46 = 'test/attacks/atk-46.test.ts'
const atk47 = 'test/attacks/atk-47.test.ts'
const journey = 'test/journeys/appointments.test.ts'

/** Turnos: what is given out, to whom, how often, and what is told. */
export const appointmentRemovals: readonly Removal[] = [
  {
    id: 'turn-calendar',
    without: 'the look at closures when a place is given out',
    edits: [
      {
        file: 'src/appointments/domain/availability.ts',
        find: 'place.from > now && !closed.some((stretch) => overlap(stretch, place))',
        put: 'place.from > now && closed.length >= 0',
      },
    ],
    noticedBy: atk46,
    test: 'a closure that came meanwhile',
  },
  {
    id: 'turn-hours',
    without: 'the calendar, when a place is given out',
    edits: [
      {
        file: book,
        find: '  return slots.find((slot) => slot.from === from)\n',
        put: '  return slots.find((slot) => Math.abs(slot.from - from) < 1_500_000)\n',
      },
    ],
    noticedBy: atk46,
    test: 'overlaps by a minute',
  },
  {
    id: 'turn-one-owner',
    without: 'the look at how many others of this employer and person live',
    edits: [
      {
        file: book,
        find: "  if (await deps.appointments.hasOther(tx, whose)) undo('live')\n  const procedure",
        put: '  const procedure',
      },
      {
        file: book,
        find: "    if (await deps.appointments.hasOther(tx, whose)) undo('live')\n  }",
        put: '  }',
      },
    ],
    noticedBy: atk47,
    test: 'one person has one place',
  },
  {
    id: 'turn-holds-a-week',
    without: 'the number of places that a week has',
    edits: [
      {
        file: store,
        find: 'where w.holds < $2 and w.changes < $3',
        put: 'where w.holds < $2 * 100 and w.changes < $3',
      },
    ],
    noticedBy: atk47,
    test: 'without confirming',
  },
  {
    id: 'turn-changes-a-week',
    without: 'the number of changes that a week has',
    edits: [
      {
        file: store,
        find: 'set changes = w.changes + 1 where w.changes < $2',
        put: 'set changes = w.changes + 1 where w.changes < $2 * 100',
      },
    ],
    noticedBy: atk47,
    test: 'over and over',
  },
  {
    id: 'turn-cancel-counts',
    without: 'the count of what is given back',
    edits: [
      { file: book, find: '      await deps.appointments.countAnyway(tx, loaded.employer.id)\n', put: '' },
    ],
    noticedBy: atk47,
    test: 'over and over',
  },
  {
    id: 'turn-reappears',
    without: 'the chance in when a place that was given back is offered',
    edits: [{ file: reading, find: '  or a.free_from > clock_timestamp())`', put: '  or false)`' }],
    noticedBy: atk47,
    test: 'offered again at a moment',
  },
  {
    id: 'turn-undone',
    without: 'undoing what was written before a change was refused',
    edits: [
      {
        file: book,
        find: "(await slotOf(deps, wanted, procedure, tx)) ?? undo('taken')",
        put: '(await slotOf(deps, wanted, procedure, tx)) ?? ({ windowIds: [] } as unknown as Slot)',
      },
      {
        file: book,
        find: "  return undo('taken')\n}",
        put: "  return '' as AppointmentId\n}",
      },
    ],
    noticedBy: atk47,
    test: 'a change that is refused',
  },
  {
    id: 'turn-hold-ends',
    without: 'the end of a hold when it is confirmed',
    edits: [
      {
        file: store,
        find: "and id = $2 and state = 'held' and held_until > clock_timestamp()",
        put: "and id = $2 and state = 'held'",
      },
    ],
    noticedBy: atk46,
    test: 'whose time is over',
  },
  {
    id: 'turn-notice',
    without: 'the notice to change and cancel online',
    edits: [
      {
        file: 'src/appointments/web/turn-routes.ts',
        find: '    booked(({ code, one }, { visit }, reply) => {\n      if (one.now >= one.changeableUntil) return html(reply, LatePage({ visit, code, one, grace }), 409)\n      const { caseId',
        put: '    booked(({ code, one }, { visit }, reply) => {\n      const { caseId',
      },
    ],
    noticedBy: journey,
    test: 'only while there is time',
  },
  {
    id: 'turn-wish-once',
    without: 'the mark that a wish was told',
    edits: [
      {
        file: 'src/appointments/store/due-appointments.ts',
        find: '`update appointment_wish set told_at = clock_timestamp()',
        put: '`update appointment_wish set told_at = null',
      },
      {
        file: 'src/entry/compose/tell-appointment.ts',
        find: 'actId: `${one.id}:${what}:${from ?? one.from}`',
        put: 'actId: newId<MessageId>()',
      },
    ],
    noticedBy: journey,
    test: 'wished an earlier one',
  },
  {
    id: 'turn-release',
    without: 'giving the place back when a case ends',
    edits: [
      {
        file: 'src/entry/compose/ground.ts',
        find: '      if (!isOpen(moved.case.state)) await releaseAppointments(tx, before.case.id)\n',
        put: '      void [isOpen, releaseAppointments]\n',
      },
    ],
    noticedBy: journey,
    test: 'a case that ends',
  },
  {
    id: 'turn-record-told',
    without: 'the look whether a case may know of the address on record',
    edits: [
      {
        file: 'src/appointments/web/confirm-routes.ts',
        find: 'hasShown(loaded.case) && loaded.employer.mail !== null',
        put: '(hasShown(loaded.case) || true) && loaded.employer.mail !== null',
      },
    ],
    noticedBy: journey,
    test: 'from its kind to its page',
  },
  {
    id: 'turn-zone',
    without: 'the zone of the centre in a calendar file',
    edits: [
      {
        file: 'src/adapters/calendar/write-appointment.ts',
        find: 'start: toDate(from)',
        put: 'start: new Date(from - 18_000_000)',
      },
    ],
    noticedBy: 'src/adapters/calendar/write-appointment.test.ts',
    test: 'at its instants in UTC',
  },
]
