import { isoDay } from '../../kernel/civil-day.ts'
import { Button, Input, Select } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { AgendaPageProps } from './agenda-form.tsx'
import { agendaRoutes } from './agenda-paths.ts'
import { changeAct } from './change-form.ts'

/** Closes a stretch of this day, at one window or in the whole centre: a change of the calendar like any other. */
export function BlockForm({ visit, view, agenda }: AgendaPageProps): Html {
  const { t } = visit
  return (
    <>
      <h2 class="govuk-heading-m">{t('s03.block')}</h2>
      <form method="post" action={agendaRoutes.change.replace(':id', view.centreId)} novalidate>
        <input type="hidden" name="f" value={visit.formNumber(changeAct(view.centreId))} />
        <input type="hidden" name="cambio" value="cerrar" />
        <input type="hidden" name="dia" value={isoDay(view.day)} />
        <Select
          name="ventanilla"
          id="bloquear-ventanilla"
          label={t('s03.col.window')}
          value={view.windowId ?? ''}
          items={[
            { value: '', text: t('s03.block.all') },
            ...agenda.at.calendar.windows.map(({ id, number, kind }) => ({
              value: id,
              text: t(kind === 'video' ? 's03.window.video' : 's03.window.n', { n: number }),
            })),
          ]}
        />
        <Input
          name="desde"
          label={t('s03.block.from')}
          hint={t('s03.block.hint')}
          class="govuk-input--width-5"
        />
        <Input name="hasta" label={t('s03.block.until')} class="govuk-input--width-5" />
        <Input name="motivo" label={t('s03.block.reason')} class="govuk-input--width-20" />
        <Button kind="secondary">{t('s03.block')}</Button>
      </form>
    </>
  )
}
