import type { CodeName } from '../../kernel/catalogue.ts'
import type { Instant } from '../../kernel/time.ts'
import { durationInWords, formatTime } from '../../platform/text/dates.ts'
import {
  Button,
  ButtonLink,
  Countdown,
  Details,
  InsetText,
  Link,
  MailState,
  Radios,
} from '../../platform/ui/components/index.ts'
import { countdownTexts } from '../../platform/ui/frame-texts.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import { StopBlock } from '../../platform/web/stop-block.tsx'
import { aroundMail, mark } from '../../platform/web/masked-mail.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { OpenVerdict } from '../app/open-link.ts'
import { MailCodeForm, mailCodeError, ScreenCode } from './mail-code.tsx'

const clockOf = (at: Instant): string => formatTime(at, undefined, 'seconds')

export interface ReadyPageProps {
  readonly visit: Visit
  readonly company: string
  readonly mail: string
  /** Seconds that a link can be asked for, where the person may choose. */
  readonly lives: { readonly short: number; readonly long: number } | undefined
  readonly formNumber: string
  readonly caseCode: string
  /** Whether it was by the questions that the person was shown. */
  readonly hasAnswered: boolean
  /** Where the registered mobile may answer in place of the mailbox. */
  readonly otherContact?: string | undefined
  /** No time chosen; or no link left for this employer today (ATK-42). */
  readonly problem?: 'time' | 'dayLimit' | undefined
}

/** P-09 · the last page without a clock: get the mailbox open first. */
export function ReadyPage({
  visit,
  company,
  mail,
  lives,
  formNumber,
  caseCode,
  hasAnswered,
  otherContact,
  problem,
}: ReadyPageProps): Html {
  const { t } = visit
  const failed = problem === 'time'
  return (
    <Page
      {...visit.page}
      title={t('p09.title')}
      caption={t('g.step', { n: 3, total: 4 })}
      errors={failed ? [{ field: 'tiempo', text: t('p09.err.time') }] : limitErrors(visit, problem)}
      caseCode={caseCode}
    >
      <p class="govuk-body">{t(hasAnswered ? 'p09.ok' : 'p09.ok.shown')}</p>
      <InsetText>
        {t('p05.company', { razonSocial: company })}
        <br />
        {aroundMail(visit, t('p09.to', { correo: mark }), mail)}
      </InsetText>
      <form method="post" action="/enlace" novalidate>
        <input type="hidden" name="f" value={formNumber} />
        {lives !== undefined && (
          <Radios
            name="tiempo"
            legend={t('p09.time')}
            legendClass="govuk-fieldset__legend--m"
            error={failed ? t('p09.err.time') : undefined}
            items={[
              {
                value: 'short',
                label: t('p09.time.short', { plazo: durationInWords(lives.short, t) }),
                hint: t('p09.time.short.hint'),
              },
              {
                value: 'long',
                label: t('p09.time.long', { plazo: durationInWords(lives.long, t) }),
                hint: t('p09.time.long.hint'),
              },
            ]}
          />
        )}
        <Button>{t('p09.send')}</Button>
      </form>
      <OtherContact visit={visit} href={otherContact} />
      <p class="govuk-body">
        <Link href="/otras-formas#contact">{t('p09.notmine')}</Link>
      </p>
      {problem === 'dayLimit' && <LimitReached visit={visit} />}
    </Page>
  )
}

function OtherContact({ visit, href }: { readonly visit: Visit; readonly href: string | undefined }): Html {
  return (
    <>
      {href !== undefined && (
        <p class="govuk-body">
          <Link href={href}>{visit.t('p10.text')}</Link>
        </p>
      )}
    </>
  )
}

const limitErrors = ({ t }: Visit, problem: string | undefined) =>
  problem === 'dayLimit' ? [{ text: t('clv.167') }] : []

const LimitReached = ({ visit }: { readonly visit: Visit }): Html => (
  <>
    <p class="govuk-body">
      <Link href="/otras-formas">{visit.t('p14.other')}</Link>
    </p>
    <CodeLine visit={visit} name="resendLimit" />
  </>
)

/** What P-10 says about the message, in one sentence of the catalogue and, where the clock runs, a limit. */
export interface MailStateWords {
  readonly state: 'queued' | 'deferred' | 'accepted' | 'rejected' | 'expired' | 'used'
  readonly text: string
  readonly diesAt?: Instant
  readonly secondsLeft?: number
  readonly code?: CodeName
  /** Nothing to wait for any more: what the page of a dead link says instead. */
  readonly over?: OpenVerdict
}

export interface SentPageProps {
  readonly visit: Visit
  readonly mail: string
  readonly words: MailStateWords
  readonly screenCode: string
  /** From when another link may be asked for; null when none is left. */
  readonly resendFrom: Instant | null
  readonly sent: number
  /** The link takes no typed code any more. */
  readonly codesSpent: boolean
  /** Tries of typed codes, after one that did not match. */
  readonly left?: number | undefined
  readonly formNumber: string
  readonly caseCode: string
  /** Where the registered mobile may answer in place of the mailbox. */
  readonly otherContact?: string | undefined
  /** Of the typed code; or no link left for this employer today (ATK-42). */
  readonly problem?: 'empty' | 'bad' | 'dayLimit' | undefined
}

/** P-10 · where the mail went, what the mail system answered, how long the link lasts, what if nothing comes. */
export function SentPage(props: SentPageProps): Html {
  const { visit, mail, words, problem } = props
  const { t } = visit
  const codeWords = mailCodeError(visit, problem)
  const running = words.diesAt !== undefined && words.secondsLeft !== undefined
  // Also what its mail server sent back after taking it: no code serves for that any more.
  const rejected = words.state === 'rejected' || words.code === 'mailRefused'
  return (
    <Page
      {...visit.page}
      title={rejected ? t('p10.title.rejected') : t('p10.title')}
      caption={t('g.step', { n: 3, total: 4 })}
      errors={codeWords === undefined ? limitErrors(visit, problem) : [{ field: 'codigo', text: codeWords }]}
      scripts={['mail-state.js', 'countdown.js']}
      caseCode={props.caseCode}
    >
      <p class="govuk-body">
        {aroundMail(
          visit,
          rejected ? t('p10.sent.rejected', { correo: mark }) : t('p10.sent', { correo: mark }),
          mail,
        )}
      </p>
      <Countdown
        seconds={running ? words.secondsLeft : undefined}
        texts={countdownTexts(t, t('p10.state.expired'))}
      >
        <span data-countdown-until="">
          {running ? t('p10.expires', { hora: clockOf(words.diesAt ?? visit.now) }) : ''}
        </span>
      </Countdown>
      <MailState url="/enlace/estado" state={words.state}>
        {words.text}
      </MailState>
      {words.code !== undefined && <CodeLine visit={visit} name={words.code} />}
      {problem === 'bad' && <StopBlock visit={visit} name="mailCodeMismatch" />}
      <noscript>
        <ButtonLink href="/enlace/enviado" kind="secondary">
          {t('p10.check')}
        </ButtonLink>
      </noscript>
      {props.left !== undefined && (
        <>
          <p class="govuk-body">{t('p11.left', { n: props.left })}</p>
          <CodeLine visit={visit} name="mailCodeMismatch" />
        </>
      )}
      {rejected ? (
        <p class="govuk-body">
          <Link href="/otras-formas#contact">{t('p10.changeMail.today')}</Link>
        </p>
      ) : (
        <WhileItComes {...props} codeWords={codeWords} />
      )}
      {problem === 'dayLimit' ? <LimitReached visit={visit} /> : <Resend {...props} />}
      <OtherContact visit={visit} href={props.otherContact} />
      {!rejected && <p class="govuk-body">{t('p10.keepOpen')}</p>}
    </Page>
  )
}

/** What serves only while a link is out or on its way: the codes, and where else it may lie. */
function WhileItComes({
  visit,
  formNumber,
  codeWords,
  ...props
}: SentPageProps & { readonly codeWords: string | undefined }): Html {
  const { t } = visit
  return (
    <>
      <ScreenCode visit={visit} code={props.screenCode} />
      {props.codesSpent ? (
        <p class="govuk-body">{t('p10.mailCode.spent')}</p>
      ) : (
        <MailCodeForm visit={visit} action="/enlace/codigo" formNumber={formNumber} error={codeWords} />
      )}
      <Details summary={t('p10.none')}>
        <ul class="govuk-list govuk-list--bullet">
          <li>{t('p10.none.1')}</li>
          <li>{t('p10.none.2', { remitente: visit.page.theme.sender })}</li>
          <li>{t('p10.none.3')}</li>
          <li>{t('p10.none.4')}</li>
        </ul>
        <Link href="/otras-formas#contact">{t('p10.changeMail.today')}</Link>
      </Details>
    </>
  )
}

function Resend({ visit, words, resendFrom, sent, formNumber }: SentPageProps): Html {
  const { t } = visit
  // To an address that its own server does not know, a second mail goes the way of the first.
  if (words.code === 'mailRefused') {
    return (
      <p class="govuk-body">
        <Link href="/otras-formas">{t('p14.other')}</Link>
      </p>
    )
  }
  if (resendFrom === null) {
    return (
      <p class="govuk-body">
        {sent > 1 && `${t('p10.resend.max', { n: sent })} `}
        <Link href="/otras-formas">{t('p14.other')}</Link>
      </p>
    )
  }
  return (
    <form method="post" action="/enlace/reenviar" novalidate>
      <input type="hidden" name="f" value={formNumber} />
      <Button kind="secondary">{t('p10.resend')}</Button>
      {resendFrom > visit.now && (
        <p class="govuk-hint">{t('p10.resend.wait', { hora: clockOf(resendFrom) })}</p>
      )}
    </form>
  )
}
