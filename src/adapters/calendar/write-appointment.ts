import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventBusyStatus, ICalEventClass } from 'ical-generator'
import { days, toDate } from '../../kernel/time.ts'
import type { CalendarEntry } from '../../appointments/app/ports.ts'
import { plain } from './plain.ts'

/**
 * A turno as a calendar file (RFC 5545): its instants in UTC, so that every calendar shows them in the zone that it
 * stands in and none needs a table of zones. It rings one day before.
 */
export function writeAppointment({
  id,
  from,
  until,
  title,
  text,
  place,
  url,
  lang,
  now,
}: CalendarEntry): string {
  const calendar = ical({
    prodId: { company: 'Clavero', product: 'appointment', language: lang },
    method: ICalCalendarMethod.PUBLISH,
  })
  const event = calendar.createEvent({
    id,
    start: toDate(from),
    end: toDate(until),
    stamp: toDate(now),
    summary: plain(title),
    description: plain(text),
    location: plain(place),
    url,
    class: ICalEventClass.PRIVATE,
    busystatus: ICalEventBusyStatus.BUSY,
  })
  event.createAlarm({ type: ICalAlarmType.display, trigger: days(1), description: plain(title) })
  return calendar.toString()
}
