import type { Instant } from '../../kernel/time.ts'
import { formatDateShort } from '../../platform/text/dates.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import type { Translate } from '../../platform/text/texts.ts'
import type { TagColour } from '../../platform/ui/components/index.ts'
import { daysUntil } from '../../arrears/domain/due-date.ts'
import type { DeskStatus } from '../domain/desk-case.ts'

/** The mark beside the words of a status. */
export const statusColour: Readonly<Record<DeskStatus, TagColour>> = {
  new: 'blue',
  person: 'yellow',
  staff: 'turquoise',
  second: 'purple',
  sent: 'teal',
  done: 'green',
  closed: 'grey',
  frozen: 'red',
}

/** What can safely be done next; nothing else is asked of an officer. */
export const nextStepWords = (status: DeskStatus): Extract<TextKey, `s02.do.${string}`> => `s02.do.${status}`

/** How long ago, in the largest unit that is full. */
export function ageWords(since: Instant, now: Instant, t: Translate): string {
  const minutes = Math.max(0, Math.floor((now - since) / 60_000))
  if (minutes < 60) return t('s02.age.minutes', { n: minutes })
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? t('s02.age.hours', { n: hours }) : t('s02.age.days', { n: Math.floor(hours / 24) })
}

/** The day of the payment, and how far away it is. */
export function dueWords(due: Instant, now: Instant, t: Translate): string {
  const days = daysUntil(due, now)
  const when =
    days === 0
      ? t('s02.due.today')
      : days > 0
        ? t('s02.due.in', { n: days })
        : t('s02.due.past', { n: -days })
  return `${formatDateShort(due)} · ${when}`
}
