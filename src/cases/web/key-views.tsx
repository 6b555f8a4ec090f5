import { maskRuc } from '../../kernel/mask.ts'
import type { Instant } from '../../kernel/time.ts'
import type { LiveRules } from '../../keys/domain/live-rules.ts'
import {
  codeOfProblems,
  NewKeyFields,
  problemWords,
  type KeyProblem,
} from '../../keys/web/new-key-fields.tsx'
import { formatDate, formatTime } from '../../platform/text/dates.ts'
import { Button, ButtonLink, Countdown, InsetText, Link, Panel } from '../../platform/ui/components/index.ts'
import { countdownTexts } from '../../platform/ui/frame-texts.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import { StopBlock } from '../../platform/web/stop-block.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { MaskedMail } from '../../platform/web/masked-mail.tsx'

export interface NewKeyPageProps {
  readonly visit: Visit
  readonly company: string
  readonly ruc: string
  readonly diesAt: Instant
  readonly now: Instant
  readonly rules: LiveRules
  readonly formNumber: string
  readonly caseCode: string
  readonly problems: readonly KeyProblem[]
}

/** P-12 · the new key. The whole list of rules stands there without scripts; a key is never written back. */
export function NewKeyPage(props: NewKeyPageProps): Html {
  const { visit, diesAt, now, rules, problems } = props
  const { t } = visit
  const said = problems.map((problem) => problemWords(visit, problem))
  const code = codeOfProblems(problems)
  return (
    <Page
      {...visit.page}
      title={t('p12.title')}
      caption={t('g.step', { n: 4, total: 4 })}
      errors={
        problems.length === 0
          ? []
          : [
              { field: 'clave', text: t('p12.heading.published') },
              ...said.map((text) => ({ field: 'clave', text })),
            ]
      }
      scripts={['show-key.js', 'key-rules.js', 'countdown.js']}
      caseCode={props.caseCode}
    >
      <InsetText>{t('p12.company', { razonSocial: props.company, ruc: maskRuc(props.ruc) })}</InsetText>
      <Countdown seconds={(diesAt - now) / 1000} texts={countdownTexts(t, t('p14.expired.title'))}>
        {t('p12.until', { hora: formatTime(diesAt, undefined, 'seconds') })}
      </Countdown>
      {problems.length > 0 && <StopBlock visit={visit} name={code} />}
      <form method="post" action="/clave/nueva" novalidate>
        <input type="hidden" name="f" value={props.formNumber} />
        <NewKeyFields visit={visit} rules={rules} label={t('p12.label')} said={said} />
        <Button>{t('p12.save')}</Button>
      </form>
      {problems.length > 0 && <CodeLine visit={visit} name={code} />}
    </Page>
  )
}

export interface DonePageProps {
  readonly visit: Visit
  readonly mail: string | null
  readonly caseCode: string
  readonly changeBefore: Instant | null
}

/** P-13 · certainty, and what comes next. Holds no secret, so it may be opened again. */
export function DonePage({ visit, mail, caseCode, changeBefore }: DonePageProps): Html {
  const { t, lang } = visit
  const [before = '', after = ''] = t('p13.next.2', { correo: '\u0000' }).split('\u0000')
  return (
    <Page {...visit.page} title={t('p13.panel')} ownHeading>
      <Panel title={t('p13.panel')}>{t('p13.case', { caso: caseCode })}</Panel>
      <h2 class="govuk-heading-m">{t('p13.next.title')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('p13.next.1')}</li>
        {mail !== null && (
          <li>
            {before}
            <MaskedMail visit={visit} address={mail} />
            {after}
          </li>
        )}
        <li>{t('p13.next.3')}</li>
        {changeBefore !== null && <li>{t('p13.next.4', { fecha: formatDate(changeBefore, lang) })}</li>}
      </ul>
      <ButtonLink href="/entrar">{t('p13.try')}</ButtonLink>
      <p class="govuk-body">{t('p13.users')}</p>
      <p class="govuk-body">{t('p13.public')}</p>
      <p class="govuk-body">
        <Link href={`/caso/${caseCode}/comprobante.pdf`}>{t('p13.receipt')}</Link>
      </p>
    </Page>
  )
}
