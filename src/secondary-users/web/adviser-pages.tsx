import { maskRuc } from '../../kernel/mask.ts'
import type { Instant } from '../../kernel/time.ts'
import type { LiveRules } from '../../keys/domain/live-rules.ts'
import { NewKeyFields, problemWords, type KeyProblem } from '../../keys/web/new-key-fields.tsx'
import { SessionTable } from '../../keys/web/session-table.tsx'
import { formatDate } from '../../platform/text/dates.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import {
  Button,
  ButtonLink,
  InsetText,
  KeyInput,
  Link,
  SummaryList,
  Tag,
  type FieldError,
} from '../../platform/ui/components/index.ts'
import { showKeyTexts } from '../../platform/ui/frame-texts.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { CurrentAccess, EmployerRow, SignedInUser, UserSessionRow } from '../app/session-ports.ts'
import { ScopeList, untilWords } from './power-fields.tsx'
import { StateTag } from './users-pages.tsx'

export const adviserPath = '/asesor'
export const adviserStayPath = '/asesor/sigo'

/** Pages of a session go when it ends (ASVS 14.3.1). */
const frame = ({ page, warning }: Visit) => ({
  ...page,
  sessionWarning: { ...warning, keepAliveUrl: adviserStayPath },
  styles: ['more.css'] as const,
})

/** When the contributions of an employer are due; undefined where nobody says. */
export type DueOf = (employer: { readonly province: string | null }, now: Instant) => Instant | undefined

export interface AdviserPageProps {
  readonly visit: Visit
  readonly who: SignedInUser
  readonly employers: readonly EmployerRow[]
  readonly dueOf: DueOf
  readonly sessions: readonly UserSessionRow[]
  readonly keyChanged: boolean
  readonly formNumbers: Readonly<Record<'choose' | 'endSession' | 'endOthers' | 'signOut', string>>
}

/** Everybody whom one person works for, with one sign-in. */
export function AdviserPage({
  visit,
  who,
  employers,
  sessions,
  formNumbers,
  ...props
}: AdviserPageProps): Html {
  const { t } = visit
  return (
    <Page {...frame(visit)} title={t('u05.title')}>
      {who.accessOver && (
        <InsetText>
          {t('u05.over')}
          <CodeLine visit={visit} name="accessOver" />
        </InsetText>
      )}
      {props.keyChanged && <InsetText>{t('u05.key.done')}</InsetText>}
      <p class="govuk-body">{t('u05.hello', { nombre: who.name })}</p>
      {employers.length === 0 && <p class="govuk-body">{t('u05.none')}</p>}
      {employers.map((employer) => (
        <EmployerCard
          visit={visit}
          employer={employer}
          due={employer.standing === 'active' ? props.dueOf(employer, who.now) : undefined}
          formNumber={formNumbers.choose}
        />
      ))}
      <p class="govuk-body">
        <Link href={`${adviserPath}/clave`}>{t('u05.key')}</Link>
      </p>
      <SessionTable
        visit={visit}
        sessions={sessions}
        action={`${adviserPath}/sesiones`}
        formNumber={formNumbers.endSession}
      />
      {sessions.length > 1 && (
        <form method="post" action={`${adviserPath}/sesiones/otras`} novalidate>
          <input type="hidden" name="f" value={formNumbers.endOthers} />
          <Button kind="secondary">{t('u01.sessions.close')}</Button>
        </form>
      )}
      <form method="post" action={`${adviserPath}/salir`} novalidate>
        <input type="hidden" name="f" value={formNumbers.signOut} />
        <Button>{t('u01.signOut')}</Button>
      </form>
    </Page>
  )
}

/** The name was told by whoever gave the access; the number is masked, as everywhere. */
function EmployerCard({
  visit,
  employer,
  due,
  formNumber,
}: {
  readonly visit: Visit
  readonly employer: EmployerRow
  readonly due: Instant | undefined
  readonly formNumber: string
}): Html {
  const { t } = visit
  return (
    <div class="govuk-!-margin-bottom-6">
      <h2 class="govuk-heading-m govuk-!-margin-bottom-1">{employer.legalName}</h2>
      <p class="govuk-body">
        {t('u05.ruc')} {maskRuc(employer.identifier)}{' '}
        {employer.standing === 'stopped' ? (
          <Tag colour="red">{t('u05.state.stopped')}</Tag>
        ) : (
          <StateTag visit={visit} standing={employer.standing} />
        )}
      </p>
      <ScopeList visit={visit} held={employer.scopes} />
      <p class="govuk-body">
        {t('u03.until')}: {untilWords(visit, employer.until)}
        {due !== undefined && (
          <>
            <br />
            {t('u05.due')}: {formatDate(due, visit.lang)}
          </>
        )}
      </p>
      {employer.standing === 'active' && (
        <form method="post" action={`${adviserPath}/empresa`} novalidate>
          <input type="hidden" name="f" value={formNumber} />
          <input type="hidden" name="acceso" value={employer.id} />
          <Button kind="secondary">
            {t('u05.go')}
            <span class="govuk-visually-hidden">: {employer.legalName}</span>
          </Button>
        </form>
      )}
    </div>
  )
}

/** What somebody may do for the employer that they chose. Payrolls and payments are made elsewhere, and it says so. */
export function EmployerPage({
  visit,
  access,
  due,
}: {
  readonly visit: Visit
  readonly access: CurrentAccess
  readonly due: Instant | undefined
}): Html {
  const { t, lang } = visit
  return (
    <Page {...frame(visit)} title={t('u05.now.title', { razonSocial: access.legalName })} back={adviserPath}>
      <SummaryList
        rows={[
          { key: t('u05.ruc'), value: maskRuc(access.identifier) },
          { key: t('u03.can'), value: <ScopeList visit={visit} held={access.scopes} /> },
          { key: t('u03.until'), value: untilWords(visit, access.until) },
          ...(due === undefined ? [] : [{ key: t('u05.due'), value: formatDate(due, lang) }]),
        ]}
      />
      <p class="govuk-body">{t('u05.now.body')}</p>
      <p class="govuk-body">{t('u05.now.never')}</p>
      <ButtonLink href={adviserPath} kind="secondary">
        {t('u05.other')}
      </ButtonLink>
    </Page>
  )
}

export interface OwnKeyPageProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly rules: LiveRules
  readonly present?: string | undefined
  readonly problems?: readonly KeyProblem[]
}

/** The own key of a user; both are typed anew whatever was wrong. */
export function OwnKeyPage({ visit, present, problems = [], ...props }: OwnKeyPageProps): Html {
  const { t } = visit
  const errors: FieldError[] = []
  if (present !== undefined) errors.push({ field: 'actual', text: present })
  const said = problems.map((problem) => problemWords(visit, problem))
  errors.push(...said.map((text) => ({ field: 'clave', text })))
  return (
    <Page
      {...frame(visit)}
      title={t('u05.key')}
      back={adviserPath}
      errors={errors}
      scripts={['show-key.js', 'key-rules.js']}
    >
      <form method="post" action={`${adviserPath}/clave`} novalidate>
        <input type="hidden" name="f" value={props.formNumber} />
        <KeyInput
          name="actual"
          label={t('u05.key.now')}
          error={present}
          autocomplete="current-password"
          texts={showKeyTexts(t)}
        />
        <NewKeyFields visit={visit} rules={props.rules} label={t('p12.label')} said={said} />
        <Button>{t('p12.save')}</Button>
      </form>
      {problems.length > 0 && (
        <CodeLine
          visit={visit}
          name={problems.some(({ rule }) => rule === 'reused') ? 'keyUsedBefore' : 'keyRules'}
        />
      )}
    </Page>
  )
}
