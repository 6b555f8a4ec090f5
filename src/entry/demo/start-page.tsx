import type { FastifyInstance } from 'fastify'
import { Link } from '../../platform/ui/components/index.ts'
import { Page } from '../../platform/ui/page.tsx'
import { html } from '../../platform/web/context.ts'
import { DepartureList } from '../../platform/web/departure-list.tsx'
import type { Policy } from '../../policy/index.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import { affiliateDemoPath } from './affiliate/affiliate-pages.tsx'
import { bankPath } from './bank-pages.tsx'
import { inboxPath } from './inbox-pages.tsx'
import { phonePath } from './phone-pages.tsx'
import { peoplePath } from './people-pages.tsx'
import { signPath } from './sign/sign-pages.tsx'
import { simulatorPath } from './simulator-routes.tsx'

export const demoStartPath = '/demo'

/** Where whoever runs the demonstration begins: its tools, and where the rules in force fall short of standards. */
export const demoStartRoutes = (policy: Policy) => (app: FastifyInstance) => {
  app.get(demoStartPath, async ({ visit }, reply) => {
    const { t } = visit
    const tools = [
      { href: peoplePath, text: t('sim.people.title') },
      { href: inboxPath, text: t('g.demo.mailbox') },
      { href: phonePath, text: t('mailbox.phone.title') },
      { href: bankPath, text: t('mailbox.bank.title') },
      { href: affiliateDemoPath, text: t('mailbox.aff.title') },
      { href: signPath, text: t('sim.sign.title') },
      { href: simulatorPath, text: t('sim.title') },
      { href: staffPaths.signIn, text: t('s01.title') },
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
        <DepartureList visit={visit} policy={policy} />
      </Page>,
    )
  })
}
