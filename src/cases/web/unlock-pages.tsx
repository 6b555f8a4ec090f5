import type { Link as OpenLink } from '../../links/domain/link.ts'
import { maskRuc } from '../../kernel/mask.ts'
import type { Instant } from '../../kernel/time.ts'
import { formatTime } from '../../platform/text/dates.ts'
import {
  Button,
  ButtonLink,
  Countdown,
  InsetText,
  Link,
  Panel,
  Radios,
} from '../../platform/ui/components/index.ts'
import { countdownTexts } from '../../platform/ui/frame-texts.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { aroundMail, mark } from '../../platform/web/masked-mail.tsx'

export interface TwoEndsPageProps {
  readonly visit: Visit
  readonly company: string
  readonly ruc: string
  /** Which contact opened it. */
  readonly contact: OpenLink['contact']
  readonly diesAt: Instant
  readonly now: Instant
  readonly formNumber: string
  readonly caseCode: string
  /** False where somebody reported the key: then only a new one is made. */
  readonly mayKeep: boolean
  readonly nothingChosen?: boolean
}

/** P-12, its other half · the link of an unlocking leads to two ends, and whoever opened it says to which. */
export function TwoEndsPage(props: TwoEndsPageProps): Html {
  const { visit, diesAt, now, mayKeep, nothingChosen = false } = props
  const { t } = visit
  const error = nothingChosen ? t('p12.two.err') : undefined
  return (
    <Page
      {...visit.page}
      title={t('p12.two.title')}
      errors={error === undefined ? [] : [{ field: 'fin', text: error }]}
      scripts={['countdown.js']}
      caseCode={props.caseCode}
    >
      <InsetText>{t('p12.company', { razonSocial: props.company, ruc: maskRuc(props.ruc) })}</InsetText>
      <Countdown
        seconds={(diesAt - now) / 1000}
        texts={countdownTexts(t, t(props.contact === 'phone' ? 'p33.late.title' : 'p14.expired.title'))}
      >
        {t('p12.until', { hora: formatTime(diesAt, undefined, 'seconds') })}
      </Countdown>
      {mayKeep ? (
        <form method="post" action="/clave/desbloquear" novalidate>
          <input type="hidden" name="f" value={props.formNumber} />
          <Radios
            name="fin"
            legend={t('p12.two.legend')}
            error={error}
            items={[
              { value: 'seguir', label: t('p12.two.keep'), hint: t('p12.two.keep.hint') },
              { value: 'otra', label: t('p12.two.new'), hint: t('p12.two.new.hint') },
            ]}
          />
          <Button>{t('g.continue')}</Button>
        </form>
      ) : (
        <>
          <p class="govuk-body">{t('p12.two.contested')}</p>
          <p class="govuk-body">{t(props.contact === 'phone' ? 'p33.only' : 'p12.two.only')}</p>
          <ButtonLink href="/clave/nueva">{t('p12.two.new')}</ButtonLink>
        </>
      )}
    </Page>
  )
}

export interface UnlockedPageProps {
  readonly visit: Visit
  readonly mail: string | null
  readonly caseCode: string
}

/** P-13 for a key that works again. Holds no secret, so it may be opened again. */
export function UnlockedPage({ visit, mail, caseCode }: UnlockedPageProps): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('p13.unlocked.panel')} ownHeading>
      <Panel title={t('p13.unlocked.panel')}>{t('p13.case', { caso: caseCode })}</Panel>
      <h2 class="govuk-heading-m">{t('p13.next.title')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('p13.unlocked.same')}</li>
        <li>{t('p13.unlocked.sessions')}</li>
        {mail !== null && <li>{aroundMail(visit, t('p13.unlocked.told', { correo: mark }), mail)}</li>}
      </ul>
      <ButtonLink href="/entrar">{t('p13.try')}</ButtonLink>
      <p class="govuk-body">
        <Link href={`/caso/${caseCode}/comprobante.pdf`}>{t('p13.receipt')}</Link>
      </p>
    </Page>
  )
}
