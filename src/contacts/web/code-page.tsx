import type { CodeName } from '../../kernel/catalogue.ts'
import { endOfPhone } from '../../kernel/mask.ts'
import type { Instant } from '../../kernel/time.ts'
import { Button, InsetText, Input } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { formatTime } from '../../platform/text/dates.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { aroundMail, mark } from '../../platform/web/masked-mail.tsx'
import type { ChangeView } from '../app/ports.ts'
import { frame } from './contact-frame.ts'
import { StopForm } from './stop-form.tsx'

interface PageProps {
  readonly visit: Visit
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

/** P-82, for the mailbox on record first and the new contact then; with the way out on the same page. */
export function CodePage({ visit, change, formNumbers, error, left, sentAgain }: CodePageProps): Html {
  const { t } = visit
  const isSpent = change.triesLeft === 0
  const words = error === undefined ? undefined : t(error, { n: left ?? change.triesLeft })
  const code = error === undefined ? undefined : codeErrors[error]
  return (
    <Page
      {...frame(visit)}
      title={titleOf(visit, change)}
      back="/cuenta"
      errors={words === undefined ? [] : [{ field: 'codigo', text: words }]}
    >
      {hasTwoSteps(change) && (
        <p class="govuk-body">{t('p82.step', { n: change.state.is === 'presentMail' ? 1 : 2 })}</p>
      )}
      <p class="govuk-body">{whereTo(visit, change)}</p>
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

const titleOf = ({ t }: Visit, { state }: ChangeView): string =>
  t(
    state.is === 'newPhone'
      ? 'p82.title.phone'
      : state.is === 'newMail'
        ? 'p82.title.new'
        : 'p82.title.present',
  )

/** A mobile that goes, goes as soon as the mailbox on record has said yes. */
const hasTwoSteps = (change: ChangeView): boolean => change.kind === 'mail' || change.newPhone !== null

/** What has become of the code, and where it went. */
function whereTo(visit: Visit, change: ChangeView): Html | string {
  const { t } = visit
  if (change.kind === 'phone' && change.state.is === 'newPhone')
    return t(`p82.text.${change.code ?? 'none'}`, { fin: endOfPhone(change.newPhone ?? '') })
  const isNew = change.kind === 'mail' && change.state.is === 'newMail'
  const address = (isNew ? change.newMail : change.presentMail) ?? ''
  return aroundMail(visit, t(`p82.mail.${change.code ?? 'onItsWay'}`, { correo: mark }), address)
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
