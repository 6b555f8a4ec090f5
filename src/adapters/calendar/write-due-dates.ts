import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventTransparency,
} from 'ical-generator'
import type { DueDateFile } from '../../arrears/app/ports.ts'
import { civilDay, mainlandDay } from '../../kernel/civil-day.ts'
import { hours, instant, toDate } from '../../kernel/time.ts'
import { plain } from './plain.ts'

/**
 * Due dates as a calendar file (RFC 5545): each a whole day, which is a date and no time, so that it stays on its day
 * in every zone; its hour stands in the text. It rings at nine in the morning before.
 */
export function writeDueDates({ lang, url, now, entries }: DueDateFile): string {
  const calendar = ical({
    prodId: { company: 'Clavero', product: 'due-dates', language: lang },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const { id, endsAt, title, text } of entries) {
    const event = calendar.createEvent({
      id,
      // The mainland's day, as midnight in UTC: a date without a time is read off as UTC.
      start: toDate(instant((mainlandDay(endsAt) - civilDay(1970, 1, 1)) * 86_400_000)),
      allDay: true,
      timezone: 'UTC',
      stamp: toDate(now),
      summary: plain(title),
      description: plain(text),
      url,
      class: ICalEventClass.PRIVATE,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
    event.createAlarm({ type: ICalAlarmType.display, trigger: hours(15), description: plain(title) })
  }
  return calendar.toString()
}
