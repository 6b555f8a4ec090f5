import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventTransparency,
} from 'ical-generator'
import { hours, toDate } from '../../kernel/time.ts'
import type { CalendarDay } from '../../messaging/app/ports.ts'
import { plain } from './plain.ts'

/**
 * A day as a calendar file (RFC 5545): one event of a whole day, which is a date and no time, so that it stays on its
 * day in every zone. It tells nobody that its owner is busy, and rings at nine in the morning before.
 */
export function writeDay({ id, day, title, text, lang, now }: CalendarDay, url?: string): string {
  const calendar = ical({
    prodId: { company: 'Clavero', product: 'reminder', language: lang },
    method: ICalCalendarMethod.PUBLISH,
  })
  const event = calendar.createEvent({
    id,
    start: toDate(day),
    allDay: true,
    // A date without a time is read off as UTC, whatever zone the machine stands in.
    timezone: 'UTC',
    stamp: toDate(now),
    summary: plain(title),
    description: plain(text),
    ...(url !== undefined && { url }),
    class: ICalEventClass.PRIVATE,
    transparency: ICalEventTransparency.TRANSPARENT,
  })
  event.createAlarm({ type: ICalAlarmType.display, trigger: hours(15), description: plain(title) })
  return calendar.toString()
}
