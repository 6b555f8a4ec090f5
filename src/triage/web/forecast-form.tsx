import type { Visit } from '../../platform/web/context.ts'
import { Button, Radios, Select } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { RawStated, StatedField } from '../domain/stated.ts'
import { resultPagePath } from './preparation.ts'

export interface ForecastFormProps {
  readonly visit: Visit
  readonly provinces: readonly string[]
  /** What stands in the address already. */
  readonly raw: RawStated
  readonly missing: readonly StatedField[]
}

/** Five questions about the situation, none about who asks; the answers stand in the address and nowhere else. */
export function ForecastForm({ visit, provinces, raw, missing }: ForecastFormProps): Html {
  const { t } = visit
  const yesNo = [
    { value: 'si', label: t('fc.yes') },
    { value: 'no', label: t('fc.no') },
  ]
  const unsure = [...yesNo, { value: 'nose', label: t('fc.unknown') }]
  const questions = [
    {
      name: 'tipo',
      legend: t('fc.kind'),
      items: [
        { value: 'empresa', label: t('fc.kind.company') },
        { value: 'natural', label: t('fc.kind.person') },
        { value: 'hogar', label: t('fc.kind.household') },
        { value: 'publica', label: t('fc.kind.public') },
        { value: 'especial', label: t('fc.kind.special') },
      ],
    },
    {
      name: 'clave',
      legend: t('fc.key'),
      items: [
        { value: 'olvidada', label: t('fc.key.forgotten') },
        { value: 'bloqueada', label: t('fc.key.blocked') },
        { value: 'nunca', label: t('fc.key.never') },
      ],
    },
    { name: 'correo', legend: t('fc.mail'), items: unsure },
    { name: 'ruc', legend: t('fc.ruc'), items: unsure },
    { name: 'firma', legend: t('fc.signature'), items: yesNo },
  ] as const
  return (
    <Page
      {...visit.page}
      title={t('fc.title')}
      back="/tramite"
      styles={['more.css']}
      errors={missing.map((field) => ({ field, text: t('fc.err') }))}
    >
      <p class="govuk-body">{t('fc.lead')}</p>
      <form method="get" action={resultPagePath} novalidate>
        {questions.map(({ name, legend, items }) => (
          <Radios
            name={name}
            legend={legend}
            value={textOf(raw[name])}
            error={missing.includes(name) ? t('fc.err') : undefined}
            items={items}
          />
        ))}
        <Select
          name="provincia"
          label={`${t('fc.province')} ${t('g.optional')}`}
          hint={t('fc.province.hint')}
          value={textOf(raw['provincia'])}
          items={[
            { value: '', text: t('fc.province.any') },
            ...provinces.map((name) => ({ value: name, text: name })),
          ]}
        />
        <Button>{t('fc.go')}</Button>
      </form>
    </Page>
  )
}

const textOf = (raw: unknown): string | undefined => (typeof raw === 'string' ? raw : undefined)
