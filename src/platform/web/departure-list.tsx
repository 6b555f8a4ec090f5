import { departuresOf, ruleRows, type Policy } from '../../policy/index.ts'
import { SummaryList } from '../ui/components/index.ts'
import type { Html } from '../ui/jsx-runtime.ts'
import type { Visit } from './context.ts'

export interface DepartureListProps {
  readonly visit: Visit
  readonly policy: Policy
}

/** Every requirement that the rules in force depart from, under its number: for whoever answers for them. */
export function DepartureList({ visit: { t, lang }, policy }: DepartureListProps): Html {
  const title = lang === 'es' ? 'titleEs' : 'titleEn'
  return (
    <>
      <h2 class="govuk-heading-m">{t('sim.departures.title', { perfil: policy.profile })}</h2>
      <p class="govuk-body">{t('sim.departures.body')}</p>
      {departuresOf(policy).map(({ requirements, rule, why, endedBy }) => (
        <>
          <h3 class="govuk-heading-s">{requirements.join(' · ')}</h3>
          <SummaryList
            rows={[
              { key: t('sim.departures.rule'), value: ruleRows.find(({ path }) => path === rule)?.[title] },
              { key: t('sim.departures.why'), value: why[lang] },
              { key: t('sim.departures.end'), value: endedBy[lang] },
            ]}
          />
        </>
      ))}
    </>
  )
}
