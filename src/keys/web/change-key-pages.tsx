import { maskRuc } from '../../kernel/mask.ts'
import type { Instant } from '../../kernel/time.ts'
import { formatDate, formatTime } from '../../platform/text/dates.ts'
import { Button, ButtonLink, InsetText, KeyInput, Link, Panel } from '../../platform/ui/components/index.ts'
import { showKeyTexts } from '../../platform/ui/frame-texts.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { aroundMail, mark } from '../../platform/web/masked-mail.tsx'
import type { SignedIn } from '../app/sessions.ts'
import type { KeyAge } from '../domain/key-age.ts'
import type { LiveRules } from '../domain/live-rules.ts'
import { stayPath } from './account-pages.tsx'
import { ownReceiptsPath } from './own-receipts.tsx'
import { NewKeyFields, problemWords, type KeyProblem } from './new-key-fields.tsx'

export const changePath = '/cuenta/clave'
export const laterPath = '/cuenta/clave/manana'
export const changedPath = '/cuenta/clave/lista'

/** What was wrong with the last form; keys are typed again in any case. */
export interface ChangeTrouble {
  readonly missing?: readonly ('actual' | 'clave')[]
  readonly problems?: readonly KeyProblem[]
  /** Tries left after a present key that did not match. */
  readonly left?: number
}

export interface ChangeKeyPageProps extends ChangeTrouble {
  readonly visit: Visit
  readonly signedIn: SignedIn
  readonly rules: LiveRules
  readonly rotationDays: number
  readonly age: KeyAge | null
  readonly formNumbers: Readonly<Record<'change' | 'later' | 'signOut', string>>
  /** The reminder on the account's page can be put off. */
  readonly mayBeLater: boolean
}

/** U-02. The present key once more, and the new one by the same rules as on P-12; neither is ever written back. */
export function ChangeKeyPage(props: ChangeKeyPageProps): Html {
  const { visit, signedIn, rules, age, formNumbers, missing = [], problems = [], left } = props
  const { t, lang } = visit
  const isForced = age?.isForced === true
  const wrong = missing.includes('actual')
    ? t('u02.err.empty')
    : left === undefined
      ? undefined
      : `${t('u02.err.now')}. ${t('u02.left', { n: left })}`
  const said = missing.includes('clave')
    ? [t('p12.err.empty')]
    : problems.map((problem) => problemWords(visit, problem))
  return (
    <Page
      {...visit.page}
      title={t('u02.title')}
      back={isForced ? undefined : '/cuenta'}
      errors={[
        ...(wrong === undefined ? [] : [{ field: 'actual', text: wrong }]),
        ...said.map((text) => ({ field: 'clave', text })),
      ]}
      scripts={['show-key.js', 'key-rules.js']}
      sessionWarning={{ ...visit.warning, keepAliveUrl: stayPath }}
    >
      <p class="govuk-body">
        {t('p12.company', { razonSocial: signedIn.legalName, ruc: maskRuc(signedIn.identifier) })}
      </p>
      {age !== null && (
        <InsetText>
          {t(age.isDue ? 'u02.past' : 'u02.due', {
            dias: String(props.rotationDays),
            fecha: formatDate(age.dueAt, lang),
          })}
          {isForced && ` ${t('u02.forced')}`}
        </InsetText>
      )}
      <p class="govuk-body">{t('u02.what')}</p>
      <form method="post" action={changePath} novalidate>
        <input type="hidden" name="f" value={formNumbers.change} />
        <KeyInput
          name="actual"
          label={t('u02.now')}
          error={wrong}
          autocomplete="current-password"
          texts={showKeyTexts(t)}
        />
        <NewKeyFields visit={visit} rules={rules} label={t('u02.new')} said={said} />
        <Button>{t('p12.save')}</Button>
      </form>
      {props.mayBeLater && (
        <form method="post" action={laterPath} novalidate>
          <input type="hidden" name="f" value={formNumbers.later} />
          <Button kind="secondary">{t('u02.later')}</Button>
        </form>
      )}
      <p class="govuk-body">
        <Link href="/tramite">{t('u02.forgot')}</Link>
      </p>
      {isForced && (
        <form method="post" action="/salir" novalidate>
          <input type="hidden" name="f" value={formNumbers.signOut} />
          <Button kind="secondary">{t('u01.signOut')}</Button>
        </form>
      )}
      {problems.length > 0 && (
        <CodeLine
          visit={visit}
          name={problems.some(({ rule }) => rule === 'reused') ? 'keyUsedBefore' : 'keyRules'}
        />
      )}
      {left !== undefined && <CodeLine visit={visit} name="signInMismatch" />}
    </Page>
  )
}

export interface KeyChangedPageProps {
  readonly visit: Visit
  readonly changedAt: Instant
  /** Where the notice went; null where no mail is registered. */
  readonly mail: string | null
  readonly age: KeyAge | null
}

/** The key is another one, and what went with the former one. Holds no secret, so it may be opened again. */
export function KeyChangedPage({ visit, changedAt, mail, age }: KeyChangedPageProps): Html {
  const { t, lang } = visit
  const at = { fecha: formatDate(changedAt, lang), hora: formatTime(changedAt) }
  return (
    <Page {...visit.page} title={t('p13.panel')} ownHeading>
      <Panel title={t('p13.panel')}>{t('u02.at', at)}</Panel>
      <h2 class="govuk-heading-m">{t('p13.next.title')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('u02.next.stay')}</li>
        <li>{t('u02.next.closed')}</li>
        {mail !== null && <li>{aroundMail(visit, t('p13.next.2', { correo: mark }), mail)}</li>}
        {age !== null && <li>{t('p13.next.4', { fecha: formatDate(age.dueAt, lang) })}</li>}
      </ul>
      <p class="govuk-body">
        <Link href={ownReceiptsPath}>{t('u02.receipt')}</Link>
      </p>
      <ButtonLink href="/cuenta">{t('u02.back')}</ButtonLink>
      <p class="govuk-body">{t('p13.public')}</p>
    </Page>
  )
}

/** For whoever sent the form of a change twice: the first one ended the session that the second came with. */
export function ChangedElsewherePage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('p13.panel')}>
      <p class="govuk-body">{t('u02.again')}</p>
      <ButtonLink href="/entrar">{t('p13.try')}</ButtonLink>
    </Page>
  )
}

/** A report has stopped the employer: until it is looked at the key is not changed either, whoever knows it. */
export function KeyStoppedPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('u03.frozen')} back="/cuenta">
      <p class="govuk-body">{t('p80.frozen')}</p>
      <ButtonLink href="/cuenta">{t('u02.back')}</ButtonLink>
      <CodeLine visit={visit} name="frozenByReport" />
    </Page>
  )
}
