import { CodeInput } from '../../../contacts/web/code-page.tsx'
import type { CodeName } from '../../../kernel/catalogue.ts'
import { byCode, codeOf } from '../../../kernel/catalogue.ts'
import { endOfPhone } from '../../../kernel/mask.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { PhoneCodeView } from '../../../links/app/phone-code.ts'
import { formatTime } from '../../../platform/text/dates.ts'
import { Button, InsetText, Link, Radios } from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { CodeLine } from '../../../platform/web/code-line.tsx'
import type { Visit } from '../../../platform/web/context.ts'
import { aroundMail, mark } from '../../../platform/web/masked-mail.tsx'
import { unlockCodePaths } from './unlock-ways.ts'

/** Why no message goes out, and from when on another one may be asked for. */
export interface NotSent {
  readonly name: CodeName
  readonly from: Instant | undefined
}

const wordsOf = ({ t }: Visit, { name, from }: NotSent): string => {
  const said = t(byCode(codeOf(name)).textKey)
  return from === undefined
    ? said
    : `${said} ${t('p32.from', { hora: formatTime(from, undefined, 'seconds') })}`
}

export interface ChannelPageProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly caseCode: string
  readonly mail: string
  /** The registered mobile, where a code can be sent to it. */
  readonly phone: string | undefined
  readonly nothingChosen?: boolean
  readonly notSent?: NotSent | undefined
}

/** P-32 · the person was shown; which registered contact is to answer. */
export function ChannelPage(props: ChannelPageProps): Html {
  const { visit, mail, phone, nothingChosen = false, notSent } = props
  const { t } = visit
  const error = nothingChosen ? t('p32.err') : undefined
  const errors =
    error !== undefined
      ? [{ field: 'medio', text: error }]
      : notSent === undefined
        ? []
        : [{ text: wordsOf(visit, notSent) }]
  return (
    <Page {...visit.page} title={t('p32.title')} caseCode={props.caseCode} errors={errors}>
      <p class="govuk-body">{t('p32.body')}</p>
      <InsetText>
        {aroundMail(visit, t('p32.mail.is', { correo: mark }), mail)}
        {phone !== undefined && (
          <>
            <br />
            {t('p32.phone.is', { fin: endOfPhone(phone) })}
          </>
        )}
      </InsetText>
      <form method="post" action={unlockCodePaths.channel} novalidate>
        <input type="hidden" name="f" value={props.formNumber} />
        {phone === undefined ? (
          <input type="hidden" name="medio" value="correo" />
        ) : (
          <Radios
            name="medio"
            legend={t('p32.legend')}
            legendClass="govuk-fieldset__legend--m"
            error={error}
            items={[
              { value: 'correo', label: t('p32.mail'), hint: t('p32.mail.hint') },
              { value: 'celular', label: t('p32.phone'), hint: t('p32.phone.hint') },
            ]}
          />
        )}
        <Button>{t('g.continue')}</Button>
      </form>
      <p class="govuk-body">
        <Link href="/otras-formas">{t('p32.neither')}</Link>
      </p>
      {notSent !== undefined && <CodeLine visit={visit} name={notSent.name} />}
    </Page>
  )
}

/** `over`: the code that is out takes no try any more. */
export type TypedProblem =
  'empty' | 'length' | 'over' | { readonly left: number } | { readonly notSent: NotSent }

export interface TextCodePageProps {
  readonly visit: Visit
  readonly formNumbers: { readonly type: string; readonly again: string }
  readonly caseCode: string
  readonly code: PhoneCodeView
  readonly problem?: TypedProblem | undefined
}

const states = {
  onItsWay: 'p33.onItsWay',
  sent: 'p33.sent',
  delivered: 'p33.delivered',
  refused: 'p33.refused',
} as const

/** P-33 · the code of the text message: one box, like P-82. */
export function TextCodePage({ visit, formNumbers, caseCode, code, problem }: TextCodePageProps): Html {
  const { t } = visit
  const fin = endOfPhone(code.phone)
  const { field, name } = saidOf(visit, problem)
  const isNotSent = typeof problem === 'object' && 'notSent' in problem
  const takes = !code.isOver && code.triesLeft > 0
  const errors = isNotSent
    ? [{ text: wordsOf(visit, problem.notSent) }]
    : field === undefined
      ? []
      : [takes ? { field: 'codigo', text: field } : { text: field }]
  return (
    <Page {...visit.page} title={t('p33.title', { fin })} caseCode={caseCode} errors={errors}>
      <p class="govuk-body">{takes ? t(states[code.text], { fin }) : t('p33.over')}</p>
      {takes && (
        <form method="post" action={unlockCodePaths.code} novalidate>
          <input type="hidden" name="f" value={formNumbers.type} />
          <CodeInput visit={visit} until={code.until} error={isNotSent ? undefined : field} />
          <Button>{t('g.continue')}</Button>
        </form>
      )}
      <form method="post" action={unlockCodePaths.again} novalidate>
        <input type="hidden" name="f" value={formNumbers.again} />
        <Button kind="secondary">{t('p82.again')}</Button>
      </form>
      <p class="govuk-body">{t('p33.never')}</p>
      <p class="govuk-body">
        <Link href={unlockCodePaths.channel}>{t('p33.mail')}</Link>
      </p>
      <p class="govuk-body">
        <Link href="/otras-formas">{t('llave.unlock.other')}</Link>
      </p>
      {name !== undefined && <CodeLine visit={visit} name={name} />}
    </Page>
  )
}

function saidOf(
  { t }: Visit,
  problem: TypedProblem | undefined,
): { readonly field?: string; readonly name?: CodeName } {
  switch (problem) {
    case undefined:
      return {}
    case 'empty':
    case 'length':
      return { field: t('p82.err.len') }
    case 'over':
      return { field: t('p82.err.over'), name: 'phoneCodeOver' }
    default:
      return 'notSent' in problem
        ? { name: problem.notSent.name }
        : { field: t('p82.err.bad', { n: problem.left }), name: 'phoneCodeMismatch' }
  }
}
