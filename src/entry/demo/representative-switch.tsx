import { Button, Link, SummaryList } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { NamedRepresentative, SwitchableTag } from './representatives.ts'

export interface RepresentativeSwitchProps {
  readonly visit: Visit
  readonly action: string
  readonly formNumber: string
  readonly companies: readonly {
    readonly tag: SwitchableTag
    readonly legalName: string
    readonly identifier: string
    readonly named: NamedRepresentative | undefined
  }[]
}

/** Whom the registries name as the representative of a company, and a button to let them name another. */
export function RepresentativeSwitch({
  visit,
  action,
  formNumber,
  companies,
}: RepresentativeSwitchProps): Html {
  const { t } = visit
  return (
    <section>
      <h2 class="govuk-heading-m">{t('sim.rep.title')}</h2>
      <p class="govuk-body">{t('sim.rep.lead')}</p>
      {companies.map(({ tag, legalName, identifier, named }) => (
        <>
          <h3 class="govuk-heading-s">{legalName}</h3>
          <SummaryList
            rows={[
              { key: 'RUC', value: identifier },
              { key: t('sim.rep.named'), value: named?.names ?? '' },
              { key: t('p02.ced'), value: named?.document ?? '' },
            ]}
          />
          <form method="post" action={action} novalidate>
            <input type="hidden" name="f" value={formNumber} />
            <input type="hidden" name="empresa" value={tag} />
            <input type="hidden" name="quien" value={named?.isOther === true ? 'recorded' : 'other'} />
            <Button kind="secondary">
              {t(named?.isOther === true ? 'sim.rep.recorded' : 'sim.rep.other')}
              <span class="govuk-visually-hidden"> {legalName}</span>
            </Button>
          </form>
        </>
      ))}
      <p class="govuk-body">
        <Link href="/entrar">{t('sim.rep.look')}</Link>
      </p>
    </section>
  )
}
