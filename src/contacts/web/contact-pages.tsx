import type { Instant } from '../../kernel/time.ts'
import type { CodeName } from '../../kernel/catalogue.ts'
import { stayPath } from '../../keys/web/account-pages.tsx'
import {
  Button,
  ButtonLink,
  InsetText,
  Input,
  KeyInput,
  Link,
  Panel,
  Radios,
  type FieldError,
} from '../../platform/ui/components/index.ts'
import { showKeyTexts } from '../../platform/ui/frame-texts.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { durationInWords, formatDate, formatTime, nextMinute } from '../../platform/text/dates.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import { aroundMail, mark } from '../../platform/web/masked-mail.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { ChangeView } from '../app/ports.ts'
import type { ChangeEnd } from '../domain/change.ts'
import type { MailError, TypedMail } from './contact-form.ts'

interface PageProps {
  readonly visit: Visit
}

/** Pages of an account go when its session ends (ASVS 14.3.1). */
const frame = ({ page, warning }: Visit) => ({
  ...page,
  sessionWarning: { ...warning, keepAliveUrl: stayPath },
  styles: ['more.css'] as const,
})

export interface StartPageProps extends PageProps {
  readonly formNumber: string
  readonly presentMail: string | null
  /** How the last change ended, when there was one. */
  readonly ended: ChangeEnd | undefined
  /** Seconds. */
  readonly coolOff: number
  readonly nothingChosen?: boolean
}

/** P-80. Without a mail on record, or without its mailbox, a person at a counter begins it. */
export function StartPage({
  visit,
  presentMail,
  ended,
  nothingChosen = false,
  ...props
}: StartPageProps): Html {
  const { t } = visit
  const error = nothingChosen ? t('p80.err.none') : undefined
  return (
    <Page
      {...frame(visit)}
      title={t('p80.title')}
      back="/cuenta"
      errors={error === undefined ? [] : [{ field: 'puede', text: error }]}
    >
      {ended !== undefined && <InsetText>{t(`p80.ended.${ended}`)}</InsetText>}
      {presentMail === null ? (
        <>
          <p class="govuk-body">{t('p80.none')}</p>
          <p class="govuk-body">{t('p80.office')}</p>
          <ButtonLink href="/otras-formas#contact">{t('p80.office.go')}</ButtonLink>
          <CodeLine visit={visit} name="contactNotByKey" />
        </>
      ) : (
        <>
          <p class="govuk-body">{aroundMail(visit, t('p80.now', { correo: mark }), presentMail)}</p>
          <p class="govuk-body">{t('p80.wait', { plazo: durationInWords(props.coolOff, t) })}</p>
          <form method="post" action="/contacto" novalidate>
            <input type="hidden" name="f" value={props.formNumber} />
            <Radios
              name="puede"
              legend={t('p80.still')}
              hint={t('p80.still.hint')}
              error={error}
              items={[
                { value: 'si', label: t('p80.yes') },
                { value: 'no', label: t('p80.no') },
              ]}
            />
            <Button>{t('g.continue')}</Button>
          </form>
        </>
      )}
    </Page>
  )
}

/** Whoever cannot open the mailbox on record: why it is not done here, and where it is. */
export function OfficePage({ visit }: PageProps): Html {
  const { t } = visit
  return (
    <Page {...frame(visit)} title={t('p80.office.title')} back="/contacto">
      <p class="govuk-body">{t('p80.office.why')}</p>
      <p class="govuk-body">{t('p80.office')}</p>
      <ButtonLink href="/otras-formas#contact">{t('p80.office.go')}</ButtonLink>
      <CodeLine visit={visit} name="contactNotByKey" />
    </Page>
  )
}

export interface NewMailPageProps extends PageProps {
  readonly formNumber: string
  /** Never the key: it is typed again. */
  readonly typed?: Omit<TypedMail, 'clave'>
  readonly errors?: readonly MailError[]
  readonly suggestion?: string | undefined
  /** Tries of the key that are left after one that did not match. */
  readonly left?: number
}

/** P-81. What was typed stays on the screen, so that it can be checked. */
export function NewMailPage({
  visit,
  typed,
  errors = [],
  suggestion,
  left,
  ...props
}: NewMailPageProps): Html {
  const { t } = visit
  const said = (key: MailError['key']) =>
    key === 'p81.err.typo' ? t('p81.err.typo', { sugerencia: suggestion ?? '' }) : t(key)
  const wordsFor = (field: MailError['field']) => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? undefined : said(error.key)
  }
  const mismatch = left === undefined ? undefined : t('p81.err.key', { n: left })
  const summary: FieldError[] = errors.map(({ field, key }) => ({ field, text: said(key) }))
  if (mismatch !== undefined) summary.push({ field: 'clave', text: mismatch })
  return (
    <Page
      {...frame(visit)}
      title={t('p81.title')}
      back="/contacto"
      errors={summary}
      scripts={['show-key.js']}
    >
      <form method="post" action="/contacto/nuevo" novalidate>
        <input type="hidden" name="f" value={props.formNumber} />
        <input
          type="hidden"
          name="dudado"
          value={suggestion === undefined ? (typed?.dudado ?? '') : (typed?.correo.trim() ?? '')}
        />
        <Input
          name="correo"
          type="email"
          label={t('p81.mail')}
          hint={t('p81.mail.hint')}
          error={wordsFor('correo')}
          value={typed?.correo}
          autocomplete="email"
          spellcheck={false}
        />
        {suggestion !== undefined && <p class="govuk-body">{t('p81.typo.keep')}</p>}
        <KeyInput
          name="clave"
          label={t('p81.key')}
          hint={t('p81.key.hint')}
          error={wordsFor('clave') ?? mismatch}
          autocomplete="current-password"
          texts={showKeyTexts(t)}
        />
        <Button>{t('p81.go')}</Button>
      </form>
      {mismatch !== undefined && <CodeLine visit={visit} name="signInMismatch" />}
    </Page>
  )
}

export type CodeError = 'p82.err.len' | 'p82.err.bad' | 'p82.err.over' | 'p82.err.soon' | 'p82.err.limit'

export interface CodePageProps extends PageProps {
  readonly change: ChangeView
  readonly formNumbers: Readonly<Record<'code' | 'again' | 'stop', string>>
  readonly error?: CodeError | undefined
  readonly left?: number | undefined
  /** Whether another code has just been asked for. */
  readonly sentAgain: boolean
}

const codeErrors: Readonly<Record<CodeError, CodeName | undefined>> = {
  'p82.err.len': undefined,
  'p82.err.bad': 'contactCodeMismatch',
  'p82.err.over': 'contactCodeOver',
  'p82.err.soon': 'contactCodeTooSoon',
  'p82.err.limit': 'contactLimit',
}

/** P-82, for the mailbox on record first and the new one then; with the way out on the same page. */
export function CodePage({ visit, change, formNumbers, error, left, sentAgain }: CodePageProps): Html {
  const { t } = visit
  const isNew = change.state.is === 'newMail'
  const address = (isNew ? change.newMail : change.presentMail) ?? ''
  const isSpent = change.triesLeft === 0
  const words = error === undefined ? undefined : t(error, { n: left ?? change.triesLeft })
  const code = error === undefined ? undefined : codeErrors[error]
  return (
    <Page
      {...frame(visit)}
      title={t(isNew ? 'p82.title.new' : 'p82.title.present')}
      back="/cuenta"
      errors={words === undefined ? [] : [{ field: 'codigo', text: words }]}
    >
      <p class="govuk-body">{t('p82.step', { n: isNew ? 2 : 1 })}</p>
      <p class="govuk-body">
        {aroundMail(visit, t(`p82.mail.${change.mail ?? 'onItsWay'}`, { correo: mark }), address)}
      </p>
      {sentAgain && <InsetText>{t('p82.again.done')}</InsetText>}
      {isSpent ? (
        <p class="govuk-body">{t('p82.spent')}</p>
      ) : (
        <>
          <form method="post" action="/contacto/codigo" novalidate>
            <input type="hidden" name="f" value={formNumbers.code} />
            <CodeInput visit={visit} until={change.codeUntil} error={words} />
            <Button>{t('g.continue')}</Button>
          </form>
          <form method="post" action="/contacto/codigo/otro" novalidate>
            <input type="hidden" name="f" value={formNumbers.again} />
            <Button kind="secondary">{t('p82.again')}</Button>
          </form>
        </>
      )}
      <StopForm visit={visit} formNumber={formNumbers.stop} />
      {code !== undefined && <CodeLine visit={visit} name={code} />}
    </Page>
  )
}

interface CodeInputProps extends PageProps {
  readonly until: Instant | null
  readonly error: string | undefined
}

export function CodeInput({ visit, until, error }: CodeInputProps): Html {
  const { t } = visit
  return (
    <Input
      name="codigo"
      label={t('p82.label')}
      hint={
        until === null || until <= visit.now
          ? t('p82.hint.later')
          : t('p82.hint', { hora: formatTime(until) })
      }
      error={error}
      inputmode="numeric"
      autocomplete="one-time-code"
      class="govuk-input--width-5"
      spellcheck={false}
    />
  )
}

function StopForm({ visit, formNumber }: PageProps & { readonly formNumber: string }): Html {
  return (
    <form method="post" action="/contacto/anular" novalidate>
      <input type="hidden" name="f" value={formNumber} />
      <Button kind="warning">{visit.t('p83.stop')}</Button>
    </form>
  )
}

export interface ChangeDonePageProps extends PageProps {
  readonly change: ChangeView
  readonly stopNumber: string
}

/** P-83, from the confirmation on: when the new mail counts, and the button that stops it until then. */
export function ChangeDonePage({ visit, change, stopNumber }: ChangeDonePageProps): Html {
  const { t, lang } = visit
  const { state } = change
  const isDone = state.is === 'done'
  const title = t(isDone ? 'p83.done' : state.is === 'approval' ? 'p83.review' : 'p83.panel')
  return (
    <Page {...frame(visit)} title={title} ownHeading>
      <Panel title={title} />
      <p class="govuk-body">{aroundMail(visit, t('p83.mail', { correo: mark }), change.newMail)}</p>
      {state.is === 'cooling' && (
        <>
          <p class="govuk-body">
            {t('p83.from', {
              fecha: formatDate(state.usableFrom, lang),
              hora: `${formatTime(nextMinute(state.usableFrom))} (${t('g.zone')})`,
            })}
          </p>
          <p class="govuk-body">{t('p83.until')}</p>
          <p class="govuk-body">{t('p83.body')}</p>
        </>
      )}
      {state.is === 'approval' && <p class="govuk-body">{t('p83.review.body')}</p>}
      {isDone && <p class="govuk-body">{t('p83.done.body')}</p>}
      <ButtonLink href="/cuenta">{t('p83.account')}</ButtonLink>
      {!isDone && <StopForm visit={visit} formNumber={stopNumber} />}
    </Page>
  )
}

/** Nothing can be begun now: why, and what is left to do. */
export const notNowCodes = {
  limit: 'contactLimit',
  frozen: 'frozenByReport',
  unrepresented: 'representationOpen',
} as const

export function NotNowPage({ visit, why }: PageProps & { readonly why: keyof typeof notNowCodes }): Html {
  const { t } = visit
  return (
    <Page {...frame(visit)} title={t('p80.title')} back="/cuenta">
      <p class="govuk-body">{t(`p80.${why}`)}</p>
      <p class="govuk-body">
        <Link href="/otras-formas#contact">{t('p80.office.go')}</Link>
      </p>
      <CodeLine visit={visit} name={notNowCodes[why]} />
    </Page>
  )
}
