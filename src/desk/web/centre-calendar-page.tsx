import { localTime } from '../../centres/domain/calendar.ts'
import { clockOf } from '../../centres/domain/hours.ts'
import { isoDay } from '../../kernel/civil-day.ts'
import { zoneText } from '../../platform/text/dates.ts'
import { Button, Checkboxes, InsetText, Select, WideTable } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { agendaRoutes } from './agenda-paths.ts'
import {
  ChangeForm,
  Field,
  formPrefix,
  NewWindowForm,
  RuleForm,
  ticked,
  valueIn,
  WindowForm,
  type CentreCalendarPageProps,
  type FormProps,
} from './calendar-forms.tsx'
import type { ChangeName } from './change-form.ts'

/** S-22 for one centre: what is set, and a form for each thing that can be changed. */
export function CentreCalendarPage(props: CentreCalendarPageProps): Html {
  const { visit, at, manages, blocks, mistake, typed } = props
  const { t } = visit
  const form = (cambio: ChangeName, prefix: string = cambio): FormProps => ({ ...props, cambio, prefix })
  return (
    <Page
      {...visit.page}
      title={t('s22.of', { centro: at.centre.name })}
      styles={['more.css']}
      back={agendaRoutes.centres}
      errors={
        mistake === undefined
          ? []
          : [
              {
                field: mistake.field === 'cambio' ? 'cambio' : `${formPrefix(typed ?? {})}-${mistake.field}`,
                text: t(mistake.error),
              },
            ]
      }
    >
      <div id="cambio" tabindex={-1}>
        {props.isDone && <InsetText>{t('s22.done')}</InsetText>}
      </div>
      <p class="govuk-body">{t('s02.zone', { zona: t(zoneText(at.calendar.zone)) })}</p>
      {at.calendar.rule === null && <InsetText>{t('s22.notOpen')}</InsetText>}
      {manages && <RuleForm {...form('regla')} />}
      <h2 class="govuk-heading-m">{t('s22.windows')}</h2>
      {at.calendar.windows.length === 0 && <p class="govuk-body">{t('s22.windows.none')}</p>}
      {at.calendar.windows.map((window) => (
        <WindowForm {...form('ventanilla', `v-${window.id}`)} window={window} />
      ))}
      {manages && <NewWindowForm {...form('ventanilla-nueva')} />}
      <DaysSection {...form('feriado')} />
      <ClosureSection {...form('cerrar')} mayClose={manages || blocks} />
    </Page>
  )
}

function DaysSection(props: FormProps): Html {
  const { visit, at, manages, ofAll } = props
  const { t } = visit
  return (
    <>
      <h2 class="govuk-heading-m">{t('s22.days')}</h2>
      <p class="govuk-body">{t('s22.days.law')}</p>
      {at.calendar.days.length > 0 && (
        <WideTable
          caption={t('s22.days')}
          columns={[
            { header: t('s22.col.day') },
            { header: t('s22.col.what') },
            { header: t('s22.col.whose') },
            { header: t('s22.reason') },
            { header: t('s03.col.acts') },
          ]}
          rows={at.calendar.days.map(({ id, day, working, reason, isLocal }) => [
            isoDay(day),
            t(working ? 's22.day.works' : 's22.day.free'),
            isLocal ? at.centre.name : t('s22.all'),
            reason,
            manages && (isLocal || ofAll) ? (
              <ChangeForm {...props} cambio="quitar-dia" dato={{ name: 'dato', value: id }}>
                <Button kind="secondary">
                  {t('s22.remove')}
                  <span class="govuk-visually-hidden"> {isoDay(day)}</span>
                </Button>
              </ChangeForm>
            ) : (
              ''
            ),
          ])}
        />
      )}
      {manages && (
        <ChangeForm {...props}>
          <Field {...props} name="dia" label={t('s22.col.day')} hint={t('s22.day.hint')} width={20} />
          <Field {...props} name="motivo" label={t('s22.reason')} width={20} />
          <Checkboxes
            name="dia-mas"
            idPrefix="feriado-mas"
            values={ticked(
              props,
              [
                ['trabaja', 'si'],
                ['todos', 'todos'],
              ],
              [],
            )}
            items={[
              { name: 'trabaja', value: 'si', label: t('s22.day.works') },
              ...(ofAll ? [{ name: 'todos', value: 'todos', label: t('s22.all') }] : []),
            ]}
          />
          <Button kind="secondary">{t('s22.holiday')}</Button>
        </ChangeForm>
      )}
    </>
  )
}

function ClosureSection(props: FormProps & { readonly mayClose: boolean }): Html {
  const { visit, at, mayClose } = props
  const { t } = visit
  const { closures, windows, zone } = at.calendar
  const timeOf = (moment: (typeof closures)[number]['from']) => {
    const { day, minute } = localTime(moment, zone)
    return `${isoDay(day)} ${clockOf(minute)}`
  }
  return (
    <>
      <h2 class="govuk-heading-m">{t('s22.closures')}</h2>
      {closures.length === 0 ? (
        <p class="govuk-body">{t('s22.closures.none')}</p>
      ) : (
        <WideTable
          caption={t('s22.closures')}
          columns={[
            { header: t('s03.block.from') },
            { header: t('s03.block.until') },
            { header: t('s03.col.window') },
            { header: t('s22.reason') },
            { header: t('s03.col.acts') },
          ]}
          rows={closures.map(({ id, windowId, from, until, reason }) => [
            timeOf(from),
            timeOf(until),
            windowId === null
              ? t('s03.block.all')
              : String(windows.find((one) => one.id === windowId)?.number ?? ''),
            reason,
            mayClose ? (
              <ChangeForm {...props} cambio="reabrir" dato={{ name: 'dato', value: id }}>
                <Button kind="secondary">
                  {t('s22.reopen')}
                  <span class="govuk-visually-hidden"> {timeOf(from)}</span>
                </Button>
              </ChangeForm>
            ) : (
              ''
            ),
          ])}
        />
      )}
      {mayClose && (
        <ChangeForm {...props}>
          <Select
            name="ventanilla"
            id="cerrar-ventanilla"
            label={t('s03.col.window')}
            value={valueIn(props, 'ventanilla', '')}
            items={[
              { value: '', text: t('s03.block.all') },
              ...windows.map(({ id, number, kind }) => ({
                value: id,
                text: t(kind === 'video' ? 's03.window.video' : 's03.window.n', { n: number }),
              })),
            ]}
          />
          <Field {...props} name="dia" label={t('s22.col.day')} hint={t('s22.day.hint')} width={20} />
          <Field {...props} name="desde" label={t('s03.block.from')} hint={t('s03.block.hint')} />
          <Field {...props} name="hasta" label={t('s03.block.until')} />
          <Field {...props} name="motivo" label={t('s03.block.reason')} width={20} />
          <Button kind="secondary">{t('s03.block')}</Button>
        </ChangeForm>
      )}
    </>
  )
}
