import { calendarOf } from '../../kernel/civil-day.ts'
import { plus, type Instant } from '../../kernel/time.ts'
import { formatDate } from '../../platform/text/dates.ts'
import type { Visit } from '../../platform/web/context.ts'
import { Checkboxes, DateInput, type FieldError } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { scopes, type Scope } from '../domain/scopes.ts'
import { endOfCivilDay, furthestDay, scopeFields, type TypedPower, type UserError } from './user-form.ts'

interface Limits {
  readonly now: Instant
  readonly longestDays: number
}

/** The words of an error; a day that is too far away is told with the last one. */
export function wordsOfError({ t, lang }: Visit, limits: Limits, { key }: UserError): string {
  return key === 'u03.err.until.far'
    ? t(key, { fecha: formatDate(lastMoment(endOfCivilDay(furthestDay(limits))), lang) })
    : t(key)
}

export const summaryOf = (
  visit: Visit,
  limits: Limits,
  errors: readonly UserError[],
): readonly FieldError[] =>
  errors.map((error) => ({
    field: error.field === 'hasta' ? 'hasta-day' : error.field,
    text: wordsOfError(visit, limits, error),
  }))

/** The last moment of an access, whose day is shown as the last one. */
export const lastMoment = (until: Instant): Instant => plus(until, -0.001)

/** What a person may do, and until when. */
export function PowerFields({
  visit,
  typed,
  errors,
  limits,
}: {
  readonly visit: Visit
  readonly typed: TypedPower | undefined
  readonly errors: readonly UserError[]
  readonly limits: Limits
}): Html {
  const { t } = visit
  const wordsFor = (field: UserError['field']) => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? undefined : wordsOfError(visit, limits, error)
  }
  return (
    <>
      <Checkboxes
        name="planillas"
        legend={t('u03.can')}
        error={wordsFor('planillas')}
        values={typed === undefined ? [] : scopes.filter((scope) => typed[scopeFields[scope]] === scope)}
        items={scopes.map((scope) => ({
          name: scopeFields[scope],
          value: scope,
          label: t(`u03.can.${scope}`),
        }))}
      />
      <DateInput
        id="hasta"
        namePrefix="hasta"
        legend={`${t('u03.until')} ${t('g.optional')}`}
        hint={t('u03.until.hint', { anio: String(calendarOf(furthestDay(limits)).year) })}
        error={wordsFor('hasta')}
        labels={{ day: t('u03.day'), month: t('u03.month'), year: t('u03.year') }}
        values={typed && { day: typed['hasta-day'], month: typed['hasta-month'], year: typed['hasta-year'] }}
      />
    </>
  )
}

/** Scopes as a list of words. */
export const ScopeList = ({
  visit: { t },
  held,
}: {
  readonly visit: Visit
  readonly held: readonly Scope[]
}): Html => (
  <ul class="govuk-list govuk-list--bullet">
    {held.map((scope) => (
      <li>{t(`u03.can.${scope}`)}</li>
    ))}
  </ul>
)

/** The end of an access, in words. */
export const untilWords = ({ t, lang }: Visit, until: Instant | null): string =>
  until === null ? t('u03.until.none') : formatDate(lastMoment(until), lang)
