import { TokenFields } from '../../cases/web/token-fields.tsx'
import { maskRuc } from '../../kernel/mask.ts'
import type { LiveRules } from '../../keys/domain/live-rules.ts'
import { NewKeyFields, problemWords, type KeyProblem } from '../../keys/web/new-key-fields.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import {
  Button,
  ButtonLink,
  Input,
  InsetText,
  KeyInput,
  Link,
  Panel,
  type FieldError,
} from '../../platform/ui/components/index.ts'
import { showKeyTexts } from '../../platform/ui/frame-texts.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { KeyKind } from '../app/accept-invitation.ts'
import type { Invitation } from '../app/ports.ts'
import { ScopeList, untilWords } from './power-fields.tsx'
import type { TypedInvitation } from './invitation-form.ts'

/**
 * Where an invitation is opened. It asks nobody anything about it, so that it is the same for every address, and
 * opening it does nothing. The script fills in the token; without one the code of the mail is typed (L-15, L-16).
 */
export function OpenPage({
  visit,
  reference,
  formNumber,
  typed,
  error,
}: {
  readonly visit: Visit
  readonly reference: string
  readonly formNumber: string
  readonly typed?: TypedInvitation
  readonly error?: string | undefined
}): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('u06.title')}
      errors={error === undefined ? [] : [{ field: 'codigo', text: error }]}
      scripts={['fragment.js']}
    >
      <p class="govuk-body">{t('u06.body')}</p>
      <form method="post" action={`/acceso/${reference}`} novalidate data-fragment="">
        <input type="hidden" name="f" value={formNumber} />
        <TokenFields visit={visit} typed={typed} error={error} />
        <Button>{t('g.continue')}</Button>
      </form>
    </Page>
  )
}

/** One page for whatever an invitation is not worth any more: used, ended, replaced, or never there. */
export function InvitationOverPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('u06.over')}>
      <p class="govuk-body">{t('u06.over.body')}</p>
      <ButtonLink href="/entrar">{t('u06.done.go')}</ButtonLink>
      <CodeLine visit={visit} name="userInvitationOver" />
    </Page>
  )
}

/** The mailbox is the sign-in of another person; told to whoever reads it, and to no employer. */
export function MailboxTakenPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('u06.taken')}>
      <p class="govuk-body">{t('u06.taken.body')}</p>
      <CodeLine visit={visit} name="userMailboxTaken" />
    </Page>
  )
}

export interface AcceptPageProps {
  readonly visit: Visit
  readonly invitation: Invitation
  readonly formNumber: string
  readonly kind: KeyKind
  /** Whether this mailbox has a key already. */
  readonly hasKey: boolean
  readonly rules: LiveRules
  /** Only the number of the person: keys are typed again. */
  readonly typed?: string | undefined
  readonly person?: string | undefined
  readonly key?: string | undefined
  readonly problems?: readonly KeyProblem[]
}

/** What was given, by whom, and the key with which it is used: a new one, or the one that the person has. */
export function AcceptPage({
  visit,
  invitation,
  kind,
  hasKey,
  problems = [],
  ...props
}: AcceptPageProps): Html {
  const { t } = visit
  const { user } = invitation
  const here = `/acceso/${invitation.ref}/clave`
  const errors: FieldError[] = []
  if (props.person !== undefined) errors.push({ field: 'cedula', text: props.person })
  if (props.key !== undefined) errors.push({ field: 'clave', text: props.key })
  if (problems.length > 0) errors.push({ field: 'clave', text: t('p12.heading.published') })
  const said = problems.map((problem) => problemWords(visit, problem))
  errors.push(...said.map((text) => ({ field: 'clave', text })))
  return (
    <Page
      {...visit.page}
      title={t('u06.title')}
      errors={errors}
      scripts={kind === 'new' ? ['show-key.js', 'key-rules.js'] : ['show-key.js']}
    >
      <InsetText>
        {t('u06.company', { razonSocial: invitation.company, ruc: maskRuc(invitation.identifier) })}
        <br />
        {t('u06.you', { nombre: user.name })}
      </InsetText>
      <p class="govuk-body">{t('u06.may')}</p>
      <ScopeList visit={visit} held={user.scopes} />
      <p class="govuk-body">
        {t('u03.until')}: {untilWords(visit, user.until)}
      </p>
      <p class="govuk-body">{kind === 'new' ? t('u06.own') : t('u06.present')}</p>
      {kind === 'new' && hasKey && <InsetText>{t('u06.lost.body')}</InsetText>}
      <form method="post" action={here} novalidate>
        <input type="hidden" name="f" value={props.formNumber} />
        <input type="hidden" name="tipo" value={kind === 'new' ? 'nueva' : 'actual'} />
        <Input
          name="cedula"
          label={t('u06.ced')}
          hint={t('u06.ced.hint')}
          error={props.person}
          value={props.typed}
          inputmode="numeric"
          class="govuk-input--width-10"
          spellcheck={false}
        />
        {kind === 'new' ? (
          <NewKeyFields visit={visit} rules={props.rules} label={t('p12.label')} said={said} />
        ) : (
          <KeyInput
            name="clave"
            label={t('u06.present.key')}
            error={props.key}
            autocomplete="current-password"
            texts={showKeyTexts(t)}
          />
        )}
        <Button>{kind === 'new' ? t('p12.save') : t('u06.present.go')}</Button>
      </form>
      {hasKey && (
        <p class="govuk-body">
          {kind === 'present' ? (
            <Link href={`${here}?otra=si`}>{t('u06.lost')}</Link>
          ) : (
            <Link href={here}>{t('u06.back')}</Link>
          )}
        </p>
      )}
      {problems.length > 0 && (
        <CodeLine
          visit={visit}
          name={problems.some(({ rule }) => rule === 'reused') ? 'keyUsedBefore' : 'keyRules'}
        />
      )}
    </Page>
  )
}

export function AcceptedPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('u06.done')} ownHeading>
      <Panel title={t('u06.done')}>{t('u06.done.body')}</Panel>
      <ButtonLink href="/entrar">{t('u06.done.go')}</ButtonLink>
    </Page>
  )
}
