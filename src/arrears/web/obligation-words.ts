import type { CivilDay } from '../../kernel/civil-day.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Lang } from '../../kernel/lang.ts'
import { formatDate, formatDateShort, formatMonth } from '../../platform/text/dates.ts'
import type { Translate } from '../../platform/text/texts.ts'
import { endOfDay } from '../domain/due-date.ts'
import type { Obligation } from '../domain/obligation.ts'
import type { Period } from '../domain/period.ts'

/** `1.234.567,05`: comma decimals and points between thousands in Spanish, the other way round in English. */
export function formatAmount(cents: number, lang: Lang): string {
  const [thousands, decimals] = lang === 'es' ? ['.', ','] : [',', '.']
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(?:\d{3})+$)/g, thousands)
  return `${whole}${decimals}${String(cents % 100).padStart(2, '0')}`
}

/** `octubre de 2026`. */
export const periodWords = ({ year, month }: Period, lang: Lang): string => formatMonth(year, month, lang)

/** `lunes 16 de noviembre de 2026`. */
export const dayWords = (day: CivilDay, lang: Lang): string => formatDate(endOfDay(day), lang)
export const shortDay = (day: CivilDay): string => formatDateShort(endOfDay(day))

/** Up to when data is true: a day, whatever the hour that its source wrote. */
export const asOfWords = (at: Instant, lang: Lang): string => formatDate(at, lang)

export function obligationWords(
  { kind, period, reference }: Obligation,
  { t, lang }: { readonly t: Translate; readonly lang: Lang },
): string {
  const words =
    kind === 'contribution'
      ? t('arr.kind.contribution', { periodo: period === null ? '' : periodWords(period, lang) })
      : t(`arr.kind.${kind}`)
  return reference === null ? words : t('arr.kind.numbered', { obligacion: words, numero: reference })
}
