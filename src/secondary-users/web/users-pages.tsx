import type { Instant } from '../../kernel/time.ts'
import type { CodeName } from '../../kernel/catalogue.ts'
import { formatDateShort } from '../../platform/text/dates.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import {
  Button,
  ButtonLink,
  Input,
  InsetText,
  KeyInput,
  Link,
  Tag,
  type FieldError,
} from '../../platform/ui/components/index.ts'
import { showKeyTexts } from '../../platform/ui/frame-texts.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { stayPath } from '../../keys/web/account-pages.tsx'
import type { ListedUser } from '../app/ports.ts'
import { standingOf, type Standing } from '../domain/standing.ts'
import { PowerFields, ScopeList, summaryOf, untilWords, wordsOfError } from './power-fields.tsx'
import type { TypedUserForm, UserError } from './user-form.ts'

export const usersPath = '/cuenta/usuarios'

/** Pages of an account go when its session ends (ASVS 14.3.1). */
export const accountFrame = ({ page, warning }: Visit) => ({
  ...page,
  sessionWarning: { ...warning, keepAliveUrl: stayPath },
  styles: ['more.css'] as const,
})

/** What was done a moment ago, as the address of the next page says it. */
export const doneWords = ['invited', 'changed', 'suspended', 'active', 'confirmed', 'removed'] as const
export type DoneWord = (typeof doneWords)[number]

const colours = {
  invited: 'blue',
  invitationOver: 'grey',
  active: 'green',
  suspended: 'orange',
  unconfirmed: 'orange',
  expired: 'grey',
  removed: 'grey',
} as const satisfies Record<Standing, string>

export const StateTag = ({
  visit,
  standing,
}: {
  readonly visit: Visit
  readonly standing: Standing
}): Html => <Tag colour={colours[standing]}>{visit.t(`u03.state.${standing}`)}</Tag>

export interface UsersPageProps {
  readonly visit: Visit
  readonly users: readonly ListedUser[]
  readonly most: number
  readonly done: DoneWord | undefined
}

/** U-03 · the list. Who waits for a word after a recovery stands above everything else. */
export function UsersPage({ visit, users, most, done }: UsersPageProps): Html {
  const { t } = visit
  const waiting = users.filter((user) => standingOf(user, user.now) === 'unconfirmed').length
  return (
    <Page {...accountFrame(visit)} title={t('u03.title')} back="/cuenta">
      {done !== undefined && <InsetText>{t(`u03.done.${done}`)}</InsetText>}
      {waiting > 0 && <InsetText>{t('u03.unconfirmed', { n: waiting })}</InsetText>}
      <p class="govuk-body">{t('u03.body')}</p>
      <ButtonLink href={`${usersPath}/nuevo`}>{t('u03.add')}</ButtonLink>
      <h2 class="govuk-heading-m">{t('u03.list')}</h2>
      {users.length === 0 && <p class="govuk-body">{t('u03.none')}</p>}
      {users.map((user) => (
        <UserCard visit={visit} user={user} />
      ))}
      <p class="govuk-body">{t('u03.places', { n: most })}</p>
    </Page>
  )
}

function UserCard({ visit, user }: { readonly visit: Visit; readonly user: ListedUser }): Html {
  const { t } = visit
  return (
    <div class="govuk-!-margin-bottom-6">
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{user.name}</h3>
      <p class="govuk-body">
        <StateTag visit={visit} standing={standingOf(user, user.now)} />
      </p>
      <ScopeList visit={visit} held={user.scopes} />
      <p class="govuk-body">
        {t('u03.until')}: {untilWords(visit, user.until)}
        <br />
        {t('u03.used')}: {user.usedAt === null ? t('u03.used.never') : formatDateShort(user.usedAt)}
      </p>
      <p class="govuk-body">
        <Link href={`${usersPath}/${user.id}`}>
          {t('u03.see')}
          <span class="govuk-visually-hidden"> {t('u03.see.hidden', { nombre: user.name })}</span>
        </Link>
      </p>
    </div>
  )
}

export interface NewUserPageProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly now: Instant
  readonly longestDays: number
  readonly keyAgain: boolean
  readonly typed?: TypedUserForm | undefined
  readonly errors?: readonly UserError[]
  /** Tries of the key that are left, after one that was not it. */
  readonly left?: number | undefined
}

/** U-03 · add. The key is never written back. */
export function NewUserPage({ visit, typed, errors = [], left, ...props }: NewUserPageProps): Html {
  const { t } = visit
  const wordsFor = (field: UserError['field']) => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? undefined : wordsOfError(visit, props, error)
  }
  const mismatch = left === undefined ? undefined : t('u03.err.key', { n: left })
  const summary: FieldError[] = [...summaryOf(visit, props, errors)]
  if (mismatch !== undefined) summary.push({ field: 'clave', text: mismatch })
  return (
    <Page
      {...accountFrame(visit)}
      title={t('u03.add')}
      back={usersPath}
      errors={summary}
      scripts={['show-key.js']}
    >
      <form method="post" action={`${usersPath}/nuevo`} novalidate>
        <input type="hidden" name="f" value={props.formNumber} />
        <Input
          name="nombre"
          label={t('u03.name')}
          error={wordsFor('nombre')}
          value={typed?.nombre}
          autocomplete="off"
          spellcheck={false}
        />
        <Input
          name="cedula"
          label={t('u03.ced')}
          hint={t('p02.ced.hint')}
          error={wordsFor('cedula')}
          value={typed?.cedula}
          inputmode="numeric"
          class="govuk-input--width-10"
          spellcheck={false}
        />
        <Input
          name="correo"
          type="email"
          label={t('u03.mail')}
          hint={t('u03.mail.hint')}
          error={wordsFor('correo')}
          value={typed?.correo}
          spellcheck={false}
        />
        <PowerFields visit={visit} typed={typed} errors={errors} limits={props} />
        {props.keyAgain && (
          <MasterKey visit={visit} error={wordsFor('clave') ?? mismatch} hint="u03.key.hint" />
        )}
        <Button>{t('u03.invite')}</Button>
      </form>
    </Page>
  )
}

export const MasterKey = ({
  visit: { t },
  error,
  hint,
  id = 'clave',
}: {
  readonly visit: Visit
  readonly error: string | undefined
  readonly hint: 'u03.key.hint' | 'u03.key.widen'
  readonly id?: string
}): Html => (
  <KeyInput
    name="clave"
    id={id}
    label={t('u03.key')}
    hint={t(hint)}
    error={error}
    autocomplete="current-password"
    texts={showKeyTexts(t)}
  />
)

const stops = {
  full: { title: 'u03.full', body: 'u03.full.body', code: 'userPlacesFull' },
  there: { title: 'u03.there', body: 'u03.there.body', code: 'userThere' },
  limit: { title: 'u03.limit', body: 'u03.limit.body', code: 'userInvitationLimit' },
  probation: { title: 'u03.probation', body: 'u03.probation.body', code: 'userOnProbation' },
  frozen: { title: 'u03.frozen', body: 'clv.240', code: 'frozenByReport' },
  unrepresented: { title: 'u03.frozen', body: 'u03.unrepresented', code: 'representationOpen' },
} as const satisfies Record<string, { title: string; body: string; code: CodeName }>

export type StopWord = keyof typeof stops
export const codeOfStop = (why: StopWord): CodeName => stops[why].code

/** Why nothing was given, and what to do. */
export function StopPage({ visit, why }: { readonly visit: Visit; readonly why: StopWord }): Html {
  const { t } = visit
  const { title, body, code } = stops[why]
  return (
    <Page {...accountFrame(visit)} title={t(title)} back={usersPath}>
      <p class="govuk-body">{t(body)}</p>
      <ButtonLink href={usersPath}>{t('u03.back')}</ButtonLink>
      <CodeLine visit={visit} name={code} />
    </Page>
  )
}
