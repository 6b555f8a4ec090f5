import { CallRoom } from '../../appointments/web/call-room.tsx'
import type { RoomDoor } from '../../appointments/app/video-rooms.ts'
import { callOutcomes, type CallStage, type VideoAppointment } from '../../appointments/domain/video-call.ts'
import { stageWords } from '../../appointments/web/video-words.ts'
import { Button, ButtonLink, InsetText, Link, Radios } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { alwaysCompared } from '../domain/attendance.ts'
import { casePath, deskRoutes } from './desk-paths.ts'

export const callInAct = (code: string): string => `deskVideoCall:${code}`
export const endCallAct = (code: string): string => `deskVideoEnd:${code}`
export const officerSignalAct = (code: string): string => `deskVideoSignal:${code}`

export type VideoError = Extract<TextKey, `s13.err.${string}` | 's06.err.over' | 's06.err.conflict'>

export interface VideoPageProps {
  readonly visit: Visit
  readonly code: string
  readonly name: string
  readonly turno: VideoAppointment
  readonly stage: CallStage
  readonly isMine: boolean
  /** This officer holds the running call. */
  readonly isInCall: boolean
  readonly records: boolean
  /** Undefined where nobody is in a call, or the service of the rooms does not answer. */
  readonly door: RoomDoor | undefined
  readonly after: number
  readonly opens: number
  readonly error: VideoError | undefined
  /** Code of another case that this officer is in a call about: it has to end first. */
  readonly elsewhere: string | undefined
}

/** S-13: the call beside what is compared. The checks themselves are kept on the page of S-07, which opens apart. */
export function VideoPage(props: VideoPageProps): Html {
  const { visit, code, turno, stage, isInCall, door, error } = props
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('s13.title', { nombre: props.name })}
      styles={['more.css']}
      isWide
      back={casePath(deskRoutes.case, code)}
      errors={error === undefined ? [] : [{ field: isInCall ? 'resultado' : 'llamar', text: t(error) }]}
      scripts={isInCall && door?.kind === 'own' ? ['video-room.js'] : ['mail-state.js']}
    >
      {!isInCall && (
        <p
          class="govuk-body"
          role="status"
          data-mail-state=""
          data-url={casePath(deskRoutes.videoState, code)}
          data-state={stage}
        >
          {t(`s13.stage.${stage}`)}
        </p>
      )}
      {stage === 'early' && (
        <p class="govuk-body">{stageWords(visit, turno, stage, { ...props, ahead: 0 })}</p>
      )}
      {!props.isMine && <p class="govuk-body">{t('s06.take')}</p>}
      {props.isMine && stage === 'waiting' && (
        <form method="post" action={casePath(deskRoutes.videoCall, code)} novalidate>
          <input type="hidden" name="f" value={visit.formNumber(callInAct(code))} />
          <Button id="llamar">{t('s13.call')}</Button>
        </form>
      )}
      {props.elsewhere !== undefined && (
        <InsetText>
          <Link href={casePath(deskRoutes.video, props.elsewhere)}>
            {t('s13.elsewhere', { caso: props.elsewhere })}
          </Link>
        </InsetText>
      )}
      {isInCall && <InCall {...props} />}
      {isInCall && door === undefined && <InsetText>{t('call.noRoom')}</InsetText>}
      <p class="govuk-body">{t('p47.record', { graba: props.records ? 'si' : 'other' })}</p>
    </Page>
  )
}

function InCall({ visit, code, door, after, error }: VideoPageProps): Html {
  const { t } = visit
  return (
    <>
      {door?.kind === 'elsewhere' && <ButtonLink href={door.href}>{t('p47.enter')}</ButtonLink>}
      {door?.kind === 'own' && (
        <CallRoom
          visit={visit}
          side="officer"
          signals={casePath(deskRoutes.videoSignals, code)}
          formNumber={visit.formNumber(officerSignalAct(code))}
          after={after}
          ice={door.ice}
        />
      )}
      <h2 class="govuk-heading-m">{t('s13.check')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('s13.check.alone')}</li>
        {alwaysCompared.map((point) => (
          <li>{t(`s07.point.${point}`)}</li>
        ))}
        <li>{t('s13.check.document')}</li>
      </ul>
      <p class="govuk-body">
        <Link href={casePath(deskRoutes.identity, code)} isApart>
          {t('s13.checks')}
        </Link>
      </p>
      <form method="post" action={casePath(deskRoutes.videoEnd, code)} novalidate>
        <input type="hidden" name="f" value={visit.formNumber(endCallAct(code))} />
        <Radios
          name="resultado"
          legend={t('s13.how')}
          error={error === undefined ? undefined : t(error)}
          items={callOutcomes.map((outcome) => ({
            value: outcome,
            label: t(`s13.outcome.${outcome}`),
            hint: t(`s13.outcome.${outcome}.hint`),
          }))}
        />
        <Button>{t('s13.end')}</Button>
      </form>
    </>
  )
}
