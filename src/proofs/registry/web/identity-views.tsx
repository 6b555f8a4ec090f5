import type { ShownCheck } from '../../../human-check/web/human-gate.ts'
import { HumanWait } from '../../../human-check/web/human-wait.tsx'
import type { CodeName } from '../../../kernel/catalogue.ts'
import { CodeLine } from '../../../platform/web/code-line.tsx'
import { StopBlock } from '../../../platform/web/stop-block.tsx'
import type { RegistrySource } from '../../../policy/policy.ts'
import type { TypedIdentity } from '../../../platform/web/browser.ts'
import type { Visit } from '../../../platform/web/context.ts'
import type { TextKey } from '../../../platform/text/keys.ts'
import { durationInWords, formatDate, formatTime, nextMinute } from '../../../platform/text/dates.ts'
import type { Instant } from '../../../kernel/time.ts'
import {
  Button,
  ButtonLink,
  humanCheckForm,
  Input,
  InsetText,
  MailState,
  Link,
  type FieldError,
} from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import type { HoldView } from '../app/hold-identity.ts'
import type { IdentityError, IdentityField } from './identity-form.ts'

export interface IdentityPageProps extends ShownCheck {
  readonly visit: Visit
  readonly typed: TypedIdentity
  readonly askBranch: boolean
  readonly formNumber: string
  readonly errors?: readonly IdentityError[]
  /** What the registries or the human check said about the form as a whole. */
  readonly refused?: 'identityMismatch' | Extract<CodeName, `humanCheck${string}`>
}

const titleOf = {
  home: 'p60.data.home',
  natural: 'p60.data.natural',
  company: 'p02.title',
} as const satisfies Readonly<Record<string, TextKey>>

/** Where P-02 stands: of a company, and of one person (P-60). */
export const formOf = (kind: TypedIdentity['kind']): '/empresa' | '/hogar/datos' =>
  kind === undefined ? '/empresa' : '/hogar/datos'

/** P-02 · what is on the RUC and on the cédula, read from two papers and so on one page. */
export function IdentityPage({ visit, typed, errors = [], refused, ...props }: IdentityPageProps): Html {
  const { t } = visit
  const wordsFor = (field: IdentityField) => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? undefined : t(error.key)
  }
  const summary: FieldError[] = errors.map(({ field, key }) => ({ field, text: t(key) }))
  const { kind } = typed
  const first = kind === 'home' ? 'cedula' : 'ruc'
  if (refused === 'identityMismatch')
    summary.push({ field: first, text: t(kind === undefined ? 'p02.err.match' : 'p60.err.match') })
  else if (refused !== undefined) summary.push({ field: 'continuar', text: t('p02.err.human') })
  return (
    <Page
      {...visit.page}
      title={t(titleOf[kind ?? 'company'])}
      caption={t('g.step', { n: 1, total: 4 })}
      back={kind === undefined ? '/tramite' : '/hogar'}
      errors={summary}
      scripts={['human-check.js']}
    >
      {refused !== undefined && <StopBlock visit={visit} name={refused} />}
      <p class="govuk-body">{t(kind === 'home' ? 'p60.why.home' : 'p02.why')}</p>
      {refused === 'identityMismatch' && kind === undefined && (
        <p class="govuk-body">
          <Link href="/representante">{t('p02.err.match.more')}</Link>
        </p>
      )}
      {errors.some((error) => error.key === 'p02.err.household') && (
        <p class="govuk-body">
          <Link href="/hogar">{t('p02.err.household.link')}</Link>
        </p>
      )}
      <form
        method="post"
        action={formOf(kind)}
        novalidate
        {...humanCheckForm(props.challenge, visit.page.assets)}
      >
        <input type="hidden" name="f" value={props.formNumber} />
        {typed.doubted !== undefined && <input type="hidden" name="dudado" value={typed.doubted} />}
        {kind !== 'home' && (
          <Input
            name="ruc"
            label={t('p02.ruc')}
            hint={t('p02.ruc.hint')}
            error={wordsFor('ruc')}
            value={typed.ruc}
            inputmode="numeric"
            class="govuk-input--width-20"
            spellcheck={false}
          />
        )}
        <Input
          name="cedula"
          label={t(kind === undefined ? 'p02.ced' : 'p60.ced')}
          hint={t(kind === 'home' ? 'p60.ced.hint' : 'p02.ced.hint')}
          error={wordsFor('cedula')}
          value={typed.cedula}
          inputmode="numeric"
          class="govuk-input--width-20"
          spellcheck={false}
        />
        {props.askBranch && kind !== 'home' && (
          <Input
            name="sucursal"
            label={t('p02.suc')}
            hint={t('p02.suc.hint')}
            error={wordsFor('sucursal')}
            value={typed.sucursal === '' ? '0001' : typed.sucursal}
            inputmode="numeric"
            class="govuk-input--width-4"
          />
        )}
        <HumanWait visit={visit} ticketWait={props.ticketWait} />
        <Button id="continuar">{t('g.continue')}</Button>
        <p class="govuk-hint">{t('g.idle', { plazo: durationInWords(visit.idle, t) })}</p>
      </form>
      {refused !== undefined && <CodeLine visit={visit} name={refused} />}
      {errors.some((error) => error.key === 'p02.err.household') && (
        <CodeLine visit={visit} name="householdEmployer" />
      )}
    </Page>
  )
}

/** P-03 · the registries take their time. The page asks by itself; without scripts the button does. */
export function AskingPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('p03.title')} scripts={['mail-state.js']}>
      <MailState url="/empresa/consulta/estado" state="queued">
        {t('p03.body')}
      </MailState>
      <ButtonLink href="/empresa/consulta">{t('p03.refresh')}</ButtonLink>
    </Page>
  )
}

export const registryDownCode: Readonly<Record<RegistrySource, CodeName>> = {
  civil: 'civilRegistryDown',
  taxpayer: 'taxRegistryDown',
  companies: 'companyRegistryDown',
  institution: 'institutionRecordsDown',
}

const registryWords = {
  civil: 'p21.registry.civil',
  taxpayer: 'p21.registry.tax',
  companies: 'p21.registry.company',
  institution: 'p21.registry.institution',
} as const satisfies Readonly<Record<RegistrySource, TextKey>>

export interface RegistryDownPageProps {
  readonly visit: Visit
  readonly registry: RegistrySource
  readonly retryAt: Instant
  /** The page whose question the registry did not answer. */
  readonly retryPath: string
  readonly formNumber: string
  /** What was typed and is kept; undefined when its day is over. */
  readonly held?: HoldView | undefined
}

/**
 * P-21 · a registry is out. Whose fault it is, that nothing was lost, and when to come back. The notice
 * is offered for every number alike: whether it reaches anyone depends on what is on record (ATK-16).
 */
export function RegistryDownPage({
  visit,
  registry,
  retryAt,
  retryPath,
  formNumber,
  held,
}: RegistryDownPageProps): Html {
  const { t, lang } = visit
  const registro = t(registryWords[registry])
  return (
    <Page {...visit.page} title={t('p21.title', { registro })} back={retryPath} caseCode={held?.code}>
      <StopBlock visit={visit} name={registryDownCode[registry]} />
      <p class="govuk-body">{t('p21.body')}</p>
      <p class="govuk-body">{t('p21.when', { hora: formatTime(nextMinute(retryAt)) })}</p>
      {held !== undefined && (
        <p class="govuk-body">
          {t('p21.saved', { caso: held.code })}{' '}
          {t('p21.saved.until', {
            fecha: formatDate(held.expiresAt, lang),
            hora: formatTime(held.expiresAt),
          })}
        </p>
      )}
      <ButtonLink href={retryPath}>{t('p21.retry')}</ButtonLink>
      {held?.noticeAsked === true && (
        <InsetText>
          {t('p21.notify.done')} {t('p21.notify.where')}
        </InsetText>
      )}
      {held?.noticeAsked === false && (
        <form method="post" action="/registro-sin-respuesta" novalidate>
          <input type="hidden" name="f" value={formNumber} />
          <p class="govuk-hint">{t('p21.notify.where')}</p>
          <Button kind="secondary">{t('p21.notify')}</Button>
        </form>
      )}
      <p class="govuk-body">
        <Link href="/otras-formas">{t('p14.other')}</Link>
      </p>
      {registry === 'civil' && <p class="govuk-body-s">{t('g.published', { nombre: t('p21.published') })}</p>}
      <CodeLine visit={visit} name={registryDownCode[registry]} />
    </Page>
  )
}
