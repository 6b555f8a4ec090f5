import type { LoadedCase } from '../../cases/app/ports.ts'
import { maskEmail } from '../../kernel/mask.ts'
import type { Instant } from '../../kernel/time.ts'
import { formatTime } from '../../platform/text/dates.ts'
import { Button, Checkboxes, InsetText, Link, Select } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { CaseMessage } from '../app/ports.ts'
import { finishReasons } from '../domain/finish.ts'
import { casePath, deskRoutes } from './desk-paths.ts'

export type LinkError = Extract<
  TextKey,
  `s10.err.${string}` | 'paper.err.there' | 's06.err.over' | 's06.err.conflict' | 's08.err.dayLimit'
>

export const resendAct = (code: string): string => `deskLinkAgain:${code}`
export const finishAct = (code: string): string => `deskFinish:${code}`

export interface LinkTabProps {
  readonly visit: Visit
  readonly loaded: LoadedCase
  /** The newest mail with a link. */
  readonly message: CaseMessage | undefined
  /** Asked for where the link is opened elsewhere; undefined where the product asks for none. */
  readonly screenCode: string | undefined
  readonly isOver: boolean
  /** Attended on paper: the person has gone home since (F-41). */
  readonly isAway: boolean
  readonly mayWork: boolean
  readonly error: LinkError | undefined
}

/** S-10: what became of the link, and how the attendance ends. A reload asks anew; no link is ever shown here (I-24). */
export function LinkTab(props: LinkTabProps): Html {
  const { visit, loaded, message, screenCode, isOver } = props
  const { t } = visit
  const { state } = loaded.case
  return (
    <>
      <h2 class="govuk-heading-m">
        {message === undefined ? t('s10.state') : t('s10.title', { correo: maskEmail(message.address) })}
      </h2>
      {isOver && <InsetText>{t('s10.over')}</InsetText>}
      {message === undefined ? (
        <p class="govuk-body">{t('s10.none')}</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet" aria-label={t('s10.state')}>
          {steps(visit, loaded, message).map((step) => (
            <li>{step}</li>
          ))}
        </ul>
      )}
      {state.is === 'linkIssued' && (
        <>
          <p class="govuk-body">{t(props.isAway ? 'paper.link.wait' : 's10.wait')}</p>
          {screenCode !== undefined && (
            <p class="govuk-body">
              {t('s10.code', { codigo: screenCode.replace(/^(\d{3})(\d{3})$/, '$1 $2') })}
            </p>
          )}
        </>
      )}
      <p class="govuk-body">
        <Link href={casePath(deskRoutes.link, loaded.code)}>{t('s10.reload')}</Link>
      </p>
      {props.mayWork && (
        <ul class="govuk-list govuk-list--spaced">
          <li>
            <Link href={casePath(deskRoutes.biometric, loaded.code)}>{t('bio.title')}</Link>
          </li>
          <li>
            <Link href={casePath(deskRoutes.passkey, loaded.code)}>{t('llave.desk.title')}</Link>
          </li>
        </ul>
      )}
      {props.mayWork && !isOver && <Forms {...props} />}
    </>
  )
}

/** What is known to have happened, in its order. */
function steps({ t }: Visit, { case: { state } }: LoadedCase, message: CaseMessage): readonly string[] {
  const at = (moment: Instant) => ({ hora: `${formatTime(moment)} (${t('g.zone')})` })
  const { acceptedAt, openedAt, createdAt } = message
  const isRefused = message.state === 'rejected'
  return [
    ...(acceptedAt === null ? [isRefused ? t('s10.refused') : t('s10.queued', at(createdAt))] : []),
    ...(acceptedAt === null ? [] : [t('s10.accepted', at(acceptedAt))]),
    ...(openedAt === null ? [] : [t('s10.opened', at(openedAt))]),
    ...(state.is === 'completed'
      ? [t(state.unlocked === true ? 's10.unlocked' : 's10.created', at(state.at))]
      : []),
    ...(state.is === 'completed' && state.signedInAt !== null
      ? [t(state.unlocked === true ? 's10.tested.present' : 's10.tested')]
      : []),
  ]
}

function Forms({ visit, loaded, message, isAway, error }: LinkTabProps): Html {
  const { t } = visit
  const { code, version } = loaded
  const { state } = loaded.case
  return (
    <>
      {(state.is === 'linkIssued' || state.is === 'ready') && (
        <form method="post" action={casePath(deskRoutes.linkAgain, code)} novalidate>
          <input type="hidden" name="f" value={visit.formNumber(resendAct(code), version)} />
          {isAway && (
            <>
              <p class="govuk-body">{t('paper.link.away')}</p>
              <Checkboxes
                name="con"
                legend={t('paper.link.before')}
                items={[{ value: 'si', name: 'ante-correo', label: t('paper.link.there') }]}
              />
            </>
          )}
          <Button kind="secondary" id="otra-vez">
            {t(message === undefined ? 's08.sendNow' : 's10.resend')}
          </Button>
        </form>
      )}
      <form method="post" action={casePath(deskRoutes.finish, code)} novalidate>
        <input type="hidden" name="f" value={visit.formNumber(finishAct(code))} />
        <Select
          name="motivo"
          label={t('s10.finish.why')}
          error={error === undefined ? undefined : t(error)}
          items={[
            { value: '', text: '' },
            ...finishReasons.map((reason) => ({ value: reason, text: t(`s10.why.${reason}`) })),
          ]}
        />
        <Button>{t('s10.finish')}</Button>
      </form>
    </>
  )
}
