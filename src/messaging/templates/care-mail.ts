import type { Lang } from '../../kernel/lang.ts'
import { mainlandDay } from '../../kernel/civil-day.ts'
import { instant } from '../../kernel/time.ts'
import { formatMonth } from '../../platform/text/dates.ts'
import type { CalendarDay } from '../app/ports.ts'
import type { TemplateParams } from '../domain/template.ts'
import { address, notMe, type Body, type Words } from './mail-body.ts'
import { oneLine, words } from './mail-lines.ts'

/** About a key that works, to whoever has it. */
export const careBodies: { readonly [T in 'M-13' | 'M-40' | 'M-41' | 'M-46']: Body<T> } = {
  // No address of any kind: whoever learns to change a key from a mail learns it from a forged one, too.
  'M-13': ({ dueAt, days, isForced }, { t, company, date }) => [
    words(t('m13.p1', { razonSocial: company, dias: String(days), fecha: date(dueAt) })),
    ...(isForced ? [words(t('m13.forced'))] : []),
    words(t('m13.calendar')),
    words(t('m13.nolink')),
  ],
  // Nothing of what is owed, and the one address ends these mails: nobody learns to pay by a mail.
  'M-46': ({ period, endsAt, page }, { t, company, origin, date, lang }) => [
    words(
      t('m46.p1', {
        razonSocial: company,
        periodo: formatMonth(period.year, period.month, lang),
        fecha: date(endsAt),
      }),
    ),
    words(t('arr.next.galapagos')),
    words(t('m46.paid')),
    words(t('m46.end')),
    address(`${origin}${page}`),
  ],
  'M-40': ({ at, browser }, say) => [
    words(
      say.t('m40.p1', {
        razonSocial: say.company,
        fecha: say.date(at),
        hora: say.time(at),
        equipo: browser === '' ? say.t('u01.sessions.unknown') : oneLine(browser),
      }),
    ),
    words(say.t('m40.known')),
    words(say.t('m40.notme')),
    ...notMe(say),
  ],
  'M-41': ({ page }, { t, company, origin, typed }) => {
    if (typed === undefined) throw new TypeError('M-41 is written around its code')
    return [
      words(t('m41.p1', { razonSocial: company })),
      words(t('m41.code')),
      { kind: 'code', code: typed.code },
      words(t('m41.page')),
      address(`${origin}${page}`),
      words(t('m41.unknown')),
    ]
  },
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
