import { Checkboxes, DateInput, Input, Textarea } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { AttorneyFields, AttorneyMistake } from './attorney-form.ts'

export interface AttorneyFieldsetProps {
  readonly visit: Visit
  readonly typed: AttorneyFields | undefined
  /** The words beside a field that was refused. */
  errorOf(field: AttorneyMistake['field']): string | undefined
}

/** The box of S-07 for whoever comes with a power, and what stands on it. */
export function AttorneyFieldset({ visit: { t }, typed, errorOf }: AttorneyFieldsetProps): Html {
  return (
    <>
      <Checkboxes
        name="apoderado"
        hint={t('s07.proxy.hint')}
        error={errorOf('apoderado')}
        values={typed === undefined || typed.apoderado === '' ? [] : ['si']}
        items={[{ value: 'si', label: t('s07.proxy') }]}
      />
      <Input
        name="apoderado-cedula"
        label={t('s07.proxy.cedula')}
        class="govuk-input--width-10"
        inputmode="numeric"
        value={typed?.['apoderado-cedula']}
        error={errorOf('apoderado-cedula')}
      />
      <h3 class="govuk-heading-s">{t('s07.proxy.power')}</h3>
      <Input name="notaria" label={t('s07.proxy.notary')} value={typed?.notaria} error={errorOf('notaria')} />
      <DateInput
        id="poder"
        namePrefix="poder"
        legend={t('s07.proxy.day')}
        labels={{ day: t('p06.day'), month: t('p06.month'), year: t('p06.year') }}
        values={typed && { day: typed['poder-day'], month: typed['poder-month'], year: typed['poder-year'] }}
        error={errorOf('poder')}
      />
      <Textarea
        name="alcance"
        label={t('s07.proxy.scope')}
        hint={t('s07.proxy.scope.hint')}
        rows={3}
        value={typed?.alcance}
        error={errorOf('alcance')}
      />
    </>
  )
}
