import type { Lang } from '../../kernel/lang.ts'
import { mainlandDay } from '../../kernel/civil-day.ts'
import { instant } from '../../kernel/time.ts'
import type { CalendarDay } from '../app/ports.ts'
import type { TemplateParams } from '../domain/template.ts'
import type { Body, Words } from './mail-body.ts'
import { words } from './mail-lines.ts'

/** About a key that works, to whoever has it. */
export const careBodies: { readonly [T in 'M-13']: Body<T> } = {
  // No address of any kind: whoever learns to change a key from a mail learns it from a forged one, too.
  'M-13': ({ dueAt, days, isForced }, { t, company, date }) => [
    words(t('m13.p1', { razonSocial: company, dias: String(days), fecha: date(dueAt) })),
    ...(isForced ? [words(t('m13.forced'))] : []),
    words(t('m13.calendar')),
    words(t('m13.nolink')),
  ],
}

const dayLength = 86_400_000

/** The day on which the key comes of its age, in the calendar of Ecuador. */
export const dayOfKey = (
  { id, dueAt, at }: TemplateParams['M-13'],
  { t, company, origin }: Words,
  lang: Lang,
): CalendarDay => ({
  id: `${id}@${new URL(origin).hostname}`,
  day: instant(mainlandDay(dueAt) * dayLength),
  title: t('m13.day', { razonSocial: company }),
  text: t('m13.day.text'),
  lang: lang.toUpperCase(),
  now: at,
})
