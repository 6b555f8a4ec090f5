import type { CentreCalendar } from '../../centres/app/calendar-ports.ts'
import { centreProcedures, firstRule, type CentreWindow } from '../../centres/domain/calendar.ts'
import { writeHours } from '../../centres/domain/hours.ts'
import { isoDay } from '../../kernel/civil-day.ts'
import { Button, Checkboxes, Details, Input, Radios } from '../../platform/ui/components/index.ts'
import type { Child, Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import { agendaRoutes } from './agenda-paths.ts'
import { procedureWords } from './agenda-words.ts'
import {
  changeAct,
  hourField,
  procedureField,
  type ChangeMistake,
  type ChangeName,
  type RawChange,
} from './change-form.ts'

export interface CentreCalendarPageProps {
  readonly visit: Visit
  readonly at: CentreCalendar
  /** Windows, hours, days and rules; without it stretches may be closed all the same. */
  readonly manages: boolean
  readonly blocks: boolean
  /** Whoever works for the whole institution may set a day for all centres. */
  readonly ofAll: boolean
  readonly isDone: boolean
  readonly mistake: ChangeMistake | undefined
  readonly typed: RawChange | undefined
}

/** A form of one change: what was typed stands in it again when it was refused, and only in it. */
export interface FormProps extends CentreCalendarPageProps {
  readonly cambio: ChangeName
  /** Ids of this form's fields begin with it. */
  readonly prefix: string
}

export const formPrefix = (raw: RawChange): string =>
  raw['cambio'] === 'ventanilla' ? `v-${raw['ventanilla'] ?? ''}` : (raw['cambio'] ?? '')

/** What stands in a field: what was typed in this very form, or what is set. */
export const valueIn = ({ typed, prefix }: FormProps, name: string, now: string): string =>
  typed !== undefined && formPrefix(typed) === prefix ? (typed[name] ?? '') : now

const isTyped = ({ typed, prefix }: Pick<FormProps, 'typed' | 'prefix'>): boolean =>
  typed !== undefined && formPrefix(typed) === prefix

/** Which boxes are ticked: those of this very form when it was refused, or what is set. */
export const ticked = (
  props: FormProps,
  boxes: readonly (readonly [field: string, value: string])[],
  now: readonly string[],
): readonly string[] =>
  isTyped(props)
    ? boxes.filter(([field, value]) => props.typed?.[field] === value).map(([, value]) => value)
    : now

const wrongIn = ({ visit, typed, prefix, mistake }: FormProps, name: string): string | undefined =>
  mistake?.field === name && typed !== undefined && formPrefix(typed) === prefix
    ? visit.t(mistake.error)
    : undefined

export const ChangeForm = ({
  visit,
  at,
  cambio,
  dato,
  children,
}: Pick<FormProps, 'visit' | 'at' | 'cambio'> & {
  readonly dato?: { readonly name: 'ventanilla' | 'dato'; readonly value: string }
  readonly children: Child
}): Html => (
  <form method="post" action={agendaRoutes.change.replace(':id', at.calendar.centreId)} novalidate>
    <input type="hidden" name="f" value={visit.formNumber(changeAct(at.calendar.centreId))} />
    <input type="hidden" name="cambio" value={cambio} />
    {dato !== undefined && <input type="hidden" name={dato.name} value={dato.value} />}
    {children}
  </form>
)

export const Field = (
  props: FormProps & {
    readonly name: string
    readonly label: string
    readonly now?: string
    readonly hint?: string
    readonly width?: 5 | 20
  },
): Html => (
  <Input
    name={props.name}
    id={`${props.prefix}-${props.name}`}
    label={props.label}
    hint={props.hint}
    value={valueIn(props, props.name, props.now ?? '')}
    error={wrongIn(props, props.name)}
    class={`govuk-input--width-${props.width ?? 5}`}
  />
)

export function RuleForm(props: FormProps): Html {
  const { t } = props.visit
  const { rule, procedures } = props.at.calendar
  const { slotMinutes, noticeHours, opensOn, daysAhead } = rule ?? firstRule
  return (
    <ChangeForm {...props}>
      <h2 class="govuk-heading-m">{t('s22.rule')}</h2>
      <Field {...props} name="duracion" label={t('s22.slot')} now={String(slotMinutes)} />
      <Field {...props} name="aviso" label={t('s22.notice')} now={String(noticeHours)} />
      <Field
        {...props}
        name="abre"
        label={t('s22.opens')}
        hint={t('s22.day.hint')}
        now={opensOn === null ? '' : isoDay(opensOn)}
        width={20}
      />
      <Field {...props} name="dias" label={t('s22.ahead')} now={String(daysAhead)} />
      <Checkboxes
        name="proc"
        legend={t('s22.procedures')}
        values={ticked(
          props,
          centreProcedures.map((each) => [procedureField(each), each]),
          procedures,
        )}
        items={centreProcedures.map((each) => ({
          name: procedureField(each),
          value: each,
          label: t(procedureWords(each)),
        }))}
      />
      <Button>{t('s22.save')}</Button>
    </ChangeForm>
  )
}

const weekdays = [1, 2, 3, 4, 5, 6, 0] as const

const HourFields = (props: FormProps & { readonly window: CentreWindow | undefined }): Html => (
  <>
    {weekdays.map((weekday) => (
      <Field
        {...props}
        name={hourField(weekday)}
        label={props.visit.t(`s22.weekday.${weekday}`)}
        now={props.window === undefined ? '' : writeHours(props.window.hours, weekday)}
        width={20}
      />
    ))}
  </>
)

export function WindowForm(props: FormProps & { readonly window: CentreWindow }): Html {
  const { visit, window, manages, prefix } = props
  const { t } = visit
  const name = t(window.kind === 'video' ? 's03.window.video' : 's03.window.n', { n: window.number })
  const hours = weekdays
    .map((weekday) => [t(`s22.weekday.${weekday}`), writeHours(window.hours, weekday)] as const)
    .filter(([, written]) => written !== '')
    .map(([day, written]) => `${day}: ${written}`)
  return (
    <>
      <h3 class="govuk-heading-s">
        {name}
        {!window.active && ` · ${t('s22.inactive')}`}
      </h3>
      <p class="govuk-body">{hours.length === 0 ? t('s22.hours.none') : hours.join(' · ')}</p>
      {manages && (
        <Details
          open={isTyped(props)}
          summary={
            <>
              {t('s22.window.change')}
              <span class="govuk-visually-hidden"> {name}</span>
            </>
          }
        >
          <ChangeForm {...props} dato={{ name: 'ventanilla', value: window.id }}>
            <p class="govuk-hint">{t('s22.hours.hint')}</p>
            <HourFields {...props} />
            <Checkboxes
              name="activa"
              idPrefix={`${prefix}-activa`}
              values={ticked(props, [['activa', 'si']], window.active ? ['si'] : [])}
              items={[{ value: 'si', label: t('s22.active') }]}
            />
            <Button kind="secondary">{t('s22.save')}</Button>
          </ChangeForm>
        </Details>
      )}
    </>
  )
}

export function NewWindowForm(props: FormProps): Html {
  const { t } = props.visit
  return (
    <Details summary={t('s22.window.add')} open={isTyped(props)}>
      <ChangeForm {...props}>
        <Field {...props} name="numero" label={t('s22.number')} />
        <Radios
          name="tipo"
          idPrefix="nueva-tipo"
          legend={t('s22.kind')}
          value={valueIn(props, 'tipo', 'counter')}
          items={[
            { value: 'counter', label: t('s22.kind.counter') },
            { value: 'video', label: t('s22.kind.video') },
          ]}
        />
        <p class="govuk-hint">{t('s22.hours.hint')}</p>
        <HourFields {...props} window={undefined} />
        <Button kind="secondary">{t('s22.window.add')}</Button>
      </ChangeForm>
    </Details>
  )
}
