import {
  Button,
  ButtonLink,
  InsetText,
  Input,
  KeyInput,
  Link,
  Radios,
  type FieldError,
} from '../../platform/ui/components/index.ts'
import { showKeyTexts } from '../../platform/ui/frame-texts.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { durationInWords } from '../../platform/text/dates.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import { aroundMail, mark } from '../../platform/web/masked-mail.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { ChangeEnd } from '../domain/change.ts'
import type { MailError, TypedMail } from './contact-form.ts'
import { frame } from './contact-frame.ts'

interface PageProps {
  readonly visit: Visit
}

export interface StartPageProps extends PageProps {
  readonly formNumber: string
  readonly presentMail: string | null
  /** How the last change ended, when there was one. */
  readonly ended: ChangeEnd | undefined
  /** Whether a mobile can be registered here, or one is on record. */
  readonly hasMobile: boolean
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
      {props.hasMobile && (
        <p class="govuk-body">
          <Link href="/contacto/celular">{t('u01.phone.change')}</Link>
        </p>
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

/** Nothing can be begun now: why, and what is left to do. */
export const notNowCodes = {
  limit: 'contactLimit',
  frozen: 'frozenByReport',
  unrepresented: 'representationOpen',
} as const

interface NotNowPageProps extends PageProps {
  readonly why: keyof typeof notNowCodes
  /** What was to be changed. At a counter a mailbox is set, and no mobile. */
  readonly kind: 'mail' | 'phone'
}

export function NotNowPage({ visit, why, kind }: NotNowPageProps): Html {
  const { t } = visit
  return (
    <Page {...frame(visit)} title={t(kind === 'mail' ? 'p80.title' : 'p84.title')} back="/cuenta">
      <p class="govuk-body">
        {t(kind === 'mail' ? `p80.${why}` : why === 'frozen' ? 'p80.frozen' : `p84.${why}`)}
      </p>
      <p class="govuk-body">
        {kind === 'mail' ? (
          <Link href="/otras-formas#contact">{t('p80.office.go')}</Link>
        ) : (
          <Link href="/cuenta">{t('p83.account')}</Link>
        )}
      </p>
      <CodeLine visit={visit} name={notNowCodes[why]} />
    </Page>
  )
}
