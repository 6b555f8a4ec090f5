import type { FastifyInstance } from 'fastify'
import { Link, SummaryList } from '../../platform/ui/components/index.ts'
import { Page } from '../../platform/ui/page.tsx'
import { html } from '../../platform/web/context.ts'
import { departuresOf, ruleRows, type Policy } from '../../policy/index.ts'
import { inboxPath } from './inbox-pages.tsx'
import { peoplePath } from './people-pages.tsx'
import { simulatorPath } from './simulator-routes.tsx'

export const demoStartPath = '/demo'

/** Where whoever runs the demonstration begins: its tools, and where the rules in force fall short of standards. */
export const demoStartRoutes = (policy: Policy) => (app: FastifyInstance) => {
  app.get(demoStartPath, async ({ visit }, reply) => {
    const { t, lang } = visit
    const title = lang === 'es' ? 'titleEs' : 'titleEn'
    const tools = [
      { href: peoplePath, text: t('sim.people.title') },
      { href: inboxPath, text: t('g.demo.mailbox') },
      { href: simulatorPath, text: t('sim.title') },
    ]
    return html(
      reply,
      <Page {...visit.page} title={t('sim.start.title')} back="/" styles={['more.css']}>
        <ul class="govuk-list">
          {tools.map(({ href, text }) => (
            <li>
              <Link href={href}>{text}</Link>
            </li>
          ))}
        </ul>
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
      </Page>,
    )
  })
}
