import { formatDateShort } from '../../platform/text/dates.ts'
import type { Visit } from '../../platform/web/context.ts'
import {
  Button,
  ButtonLink,
  InsetText,
  SummaryList,
  type FieldError,
} from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { ListedUser } from '../app/ports.ts'
import { holderActs, standingOf, type HolderAct } from '../domain/standing.ts'
import { PowerFields, ScopeList, summaryOf, untilWords } from './power-fields.tsx'
import { boxesOf, type TypedPower, type UserError } from './user-form.ts'
import { accountFrame, MasterKey, StateTag, usersPath, type DoneWord } from './users-pages.tsx'

/** Acts that give somebody more than they have now, so that the key is asked for again. */
export type GivingAct = Extract<HolderAct, 'invite' | 'resume' | 'confirm'>

export interface UserPageProps {
  readonly visit: Visit
  readonly user: ListedUser
  readonly longestDays: number
  readonly keyAgain: boolean
  readonly done: DoneWord | undefined
  readonly formNumbers: Readonly<Record<'change' | 'suspend' | 'give', string>>
  readonly typed?: TypedPower | undefined
  readonly errors?: readonly UserError[]
  /** The form whose key was not right, or is missing, and what to say there. */
  readonly trouble?: { readonly form: 'change' | 'give'; readonly words: string } | undefined
}

const typedOf = (user: ListedUser): TypedPower => ({
  planillas: user.scopes.includes('payroll') ? 'payroll' : '',
  pagos: user.scopes.includes('pay') ? 'pay' : '',
  consulta: user.scopes.includes('read') ? 'read' : '',
  ...boxesOf(user.until),
})

const giving = {
  invite: { title: 'u03.again', body: 'u03.again.body' },
  resume: { title: 'u03.resume', body: 'u03.suspend.body' },
  confirm: { title: 'u03.confirm', body: 'u03.confirm.body' },
} as const satisfies Record<GivingAct, { title: string; body: string }>

/** The words that a form sends for an act; only these are acts of it. */
export const givingWords: Readonly<Record<string, GivingAct>> = {
  invitar: 'invite',
  activar: 'resume',
  confirmar: 'confirm',
}
const wordOf = (act: GivingAct): string =>
  Object.entries(givingWords).find(([, one]) => one === act)?.[0] ?? ''

/** One person of U-03: what they may do, and whatever may be done about it now. */
export function UserPage({ visit, user, errors = [], trouble, ...props }: UserPageProps): Html {
  const { t } = visit
  const standing = standingOf(user, user.now)
  const acts = holderActs[standing]
  const limits = { now: user.now, longestDays: props.longestDays }
  const summary: FieldError[] = [...summaryOf(visit, limits, errors)]
  if (trouble !== undefined)
    summary.push({ field: trouble.form === 'change' ? 'clave' : 'clave-dar', text: trouble.words })
  const give = (['confirm', 'resume', 'invite'] as const).find((act) => acts.includes(act))
  const troubleOf = (form: 'change' | 'give') => (trouble?.form === form ? trouble.words : undefined)
  return (
    <Page
      {...accountFrame(visit)}
      title={user.name}
      back={usersPath}
      errors={summary}
      scripts={['show-key.js']}
    >
      {props.done !== undefined && <InsetText>{t(`u03.done.${props.done}`)}</InsetText>}
      <SummaryList
        rows={[
          { key: t('u03.state'), value: <StateTag visit={visit} standing={standing} /> },
          { key: t('u03.ced'), value: user.masked },
          { key: t('u03.mail'), value: <span class="clv-whole">{user.mail}</span> },
          { key: t('u03.can'), value: <ScopeList visit={visit} held={user.scopes} /> },
          { key: t('u03.until'), value: untilWords(visit, user.until) },
          {
            key: t('u03.used'),
            value: user.usedAt === null ? t('u03.used.never') : formatDateShort(user.usedAt),
          },
        ]}
      />
      {give !== undefined && give !== 'invite' && (
        <Give visit={visit} user={user} act={give} {...props} error={troubleOf('give')} />
      )}
      {acts.includes('change') && (
        <form method="post" action={`${usersPath}/${user.id}`} novalidate>
          <h2 class="govuk-heading-m">{t('u03.change')}</h2>
          <input type="hidden" name="f" value={props.formNumbers.change} />
          <PowerFields visit={visit} typed={props.typed ?? typedOf(user)} errors={errors} limits={limits} />
          {props.keyAgain && <MasterKey visit={visit} error={troubleOf('change')} hint="u03.key.widen" />}
          <Button kind={give === undefined || give === 'invite' ? 'primary' : 'secondary'}>
            {t('u03.change.go')}
          </Button>
        </form>
      )}
      {acts.includes('suspend') && (
        <form method="post" action={`${usersPath}/${user.id}/suspender`} novalidate>
          <h2 class="govuk-heading-m">{t('u03.suspend')}</h2>
          <input type="hidden" name="f" value={props.formNumbers.suspend} />
          <p class="govuk-body">{t('u03.suspend.body')}</p>
          <Button kind="secondary">{t('u03.suspend')}</Button>
        </form>
      )}
      {give === 'invite' && (
        <Give visit={visit} user={user} act="invite" {...props} error={troubleOf('give')} />
      )}
      <h2 class="govuk-heading-m">{t('u03.remove')}</h2>
      <ButtonLink href={`${usersPath}/${user.id}/quitar`} kind="secondary">
        {t('u03.remove')}
      </ButtonLink>
    </Page>
  )
}

function Give({
  visit,
  user,
  act,
  formNumbers,
  keyAgain,
  error,
}: Pick<UserPageProps, 'visit' | 'user' | 'formNumbers' | 'keyAgain'> & {
  readonly act: GivingAct
  readonly error: string | undefined
}): Html {
  const { t } = visit
  const { title, body } = giving[act]
  return (
    <form method="post" action={`${usersPath}/${user.id}/acceso`} novalidate>
      <h2 class="govuk-heading-m">{t(title)}</h2>
      <input type="hidden" name="f" value={formNumbers.give} />
      <input type="hidden" name="hacer" value={wordOf(act)} />
      <p class="govuk-body">{t(body)}</p>
      {act === 'invite' && user.state === 'active' && <p class="govuk-body">{t('u03.again.lost')}</p>}
      {keyAgain && <MasterKey visit={visit} id="clave-dar" error={error} hint="u03.key.hint" />}
      <Button kind={act === 'invite' ? 'secondary' : 'primary'}>{t(title)}</Button>
    </form>
  )
}

/** U-03 · asks once before access is taken away for good. */
export function RemovePage({
  visit,
  user,
  formNumber,
}: {
  readonly visit: Visit
  readonly user: ListedUser
  readonly formNumber: string
}): Html {
  const { t } = visit
  return (
    <Page {...accountFrame(visit)} title={t('u03.remove.title')} back={`${usersPath}/${user.id}`}>
      <p class="govuk-body">{t('u03.remove.ask', { nombre: user.name })}</p>
      <form method="post" action={`${usersPath}/${user.id}/quitar`} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Button kind="warning">{t('u03.remove')}</Button>
      </form>
      <ButtonLink href={`${usersPath}/${user.id}`} kind="secondary">
        {t('u03.remove.keep')}
      </ButtonLink>
    </Page>
  )
}
