import type { CodeName } from '../../../kernel/catalogue.ts'
import { durationInWords } from '../../../platform/text/dates.ts'
import { Button, ButtonLink, InsetText, Link } from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { CodeLine } from '../../../platform/web/code-line.tsx'
import type { Visit } from '../../../platform/web/context.ts'
import { signInLife } from '../app/prove-affiliate.ts'
import { affiliatePaths } from './affiliate-paths.ts'

interface CasePage {
  readonly visit: Visit
  readonly caseCode: string
}

export interface StartPageProps extends CasePage {
  readonly host: string
  readonly forgotHref: string
  /** The person left the page of the service without signing in. */
  readonly isBack: boolean
}

/** P-61 · out to the affiliate key's own service. The key is never typed here, and no field could take it (B5). */
export function StartPage({ visit, caseCode, host, forgotHref, isBack }: StartPageProps): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('p61.title')}
      caption={t('g.step', { n: 2, total: 4 })}
      back="/hogar/prueba"
      caseCode={caseCode}
    >
      {isBack && <InsetText>{t('p61.back')}</InsetText>}
      <p class="govuk-body">{t('p61.body')}</p>
      <p class="govuk-body">{t('p61.where', { servicio: host })}</p>
      <ButtonLink href={affiliatePaths.leave}>{t('p61.go')}</ButtonLink>
      <Others visit={visit} forgotHref={forgotHref} />
    </Page>
  )
}

/** The way back: what came with the address is judged when it is sent on, and not before. */
export function BackPage({
  visit,
  caseCode,
  formNumber,
  answer,
}: CasePage & { readonly formNumber: string; readonly answer: string }): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('p61.return.title')}
      caption={t('g.step', { n: 2, total: 4 })}
      caseCode={caseCode}
      scripts={['go-on.js']}
    >
      <p class="govuk-body">{t('p61.return.body')}</p>
      <form method="post" action={affiliatePaths.start} novalidate data-go-on="">
        <input type="hidden" name="f" value={formNumber} />
        <input type="hidden" name="respuesta" value={answer} />
        <Button>{t('g.continue')}</Button>
      </form>
    </Page>
  )
}

export type ShownTrouble = Extract<
  CodeName,
  'affiliateKeyUnconfirmed' | 'affiliateAway' | 'affiliateSignInOver' | 'affiliateKeyRefused'
>

const words = {
  affiliateKeyUnconfirmed: { title: 'p61.other.title', body: 'p61.other.body', go: 'p61.other.go' },
  affiliateAway: { title: 'p61.away.title', body: 'p61.away.body', go: 'p61.again' },
  affiliateSignInOver: { title: 'p61.over.title', body: 'p61.over.body', go: 'p61.again' },
  affiliateKeyRefused: { title: 'p61.refused.title', body: 'p61.refused.body', go: 'p61.refused.go' },
} as const

/** What came of it where nothing was proven: why, what to do first, and the other ways beside it. */
export function TroublePage({
  visit,
  caseCode,
  trouble,
  forgotHref,
}: CasePage & { readonly trouble: ShownTrouble; readonly forgotHref: string }): Html {
  const { t } = visit
  const { title, body, go } = words[trouble]
  const toMend = trouble === 'affiliateKeyRefused'
  return (
    <Page
      {...visit.page}
      title={t(title)}
      caption={t('g.step', { n: 2, total: 4 })}
      back={affiliatePaths.start}
      caseCode={caseCode}
    >
      <p class="govuk-body">
        {body === 'p61.over.body' ? t(body, { plazo: durationInWords(signInLife, t) }) : t(body)}
      </p>
      {toMend ? (
        <ButtonLink href={forgotHref}>{t(go)}</ButtonLink>
      ) : (
        <ButtonLink href={affiliatePaths.start}>{t(go)}</ButtonLink>
      )}
      {toMend && (
        <p class="govuk-body">
          <Link href={affiliatePaths.start} class="clv-target">
            {t('p61.refused.mended')}
          </Link>
        </p>
      )}
      <Others visit={visit} forgotHref={toMend ? undefined : forgotHref} />
      <CodeLine visit={visit} name={trouble} />
    </Page>
  )
}

const Others = ({
  visit: { t },
  forgotHref,
}: {
  readonly visit: Visit
  readonly forgotHref: string | undefined
}) => (
  <>
    {forgotHref !== undefined && (
      <p class="govuk-body">
        <Link href={forgotHref} class="clv-target">
          {t('p61.forgot')}
        </Link>
      </p>
    )}
    <p class="govuk-body">
      <Link href="/hogar/prueba" class="clv-target">
        {t('p61.other')}
      </Link>
    </p>
    <p class="govuk-body">
      <Link href="/otras-formas" class="clv-target">
        {t('p60.ways.other')}
      </Link>
    </p>
  </>
)
