import { Button, ButtonLink, InsetText, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { RoomDoor } from '../app/video-rooms.ts'
import type { CallStage, VideoAppointment } from '../domain/video-call.ts'
import { CallRoom } from './call-room.tsx'
import { videoPath } from './video-paths.ts'
import { stageWords } from './video-words.ts'

export const joinAct = (code: string): string => `videoJoin:${code}`
export const enterAct = (code: string): string => `videoEnter:${code}`
export const signalAct = (code: string): string => `videoSignal:${code}`

export interface WaitingRoomProps {
  readonly visit: Visit
  readonly code: string
  readonly turno: VideoAppointment
  readonly stage: CallStage
  readonly opens: number
  readonly ahead: number
  readonly records: boolean
  /** Masked number at which they are called when the picture fails; undefined where none is on file. */
  readonly phone: string | undefined
}

/** P-47: camera and sound are tried here, the place in the line is said, and the telephone is at hand. */
export function WaitingRoom(props: WaitingRoomProps): Html {
  const { visit, code, turno, stage } = props
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('p47.title')}
      styles={['more.css']}
      caseCode={code}
      scripts={stage === 'over' ? [] : ['mail-state.js', 'video-check.js']}
    >
      <p
        class="govuk-body"
        role="status"
        data-mail-state=""
        data-url={videoPath('state', code)}
        data-state={stage === 'over' ? 'used' : stage}
      >
        {stageWords(visit, turno, stage, props)}
      </p>
      {stage === 'over' ? (
        <ButtonLink href={turno.lastOutcome === 'served' ? `/caso/${code}` : `/turno/${code}`}>
          {t(turno.lastOutcome === 'served' ? 'p47.toCase' : 'p47.toTurno')}
        </ButtonLink>
      ) : (
        <>
          <p class="govuk-body">{t('p47.ready')}</p>
          {stage === 'open' && (
            <form method="post" action={videoPath('room', code)} novalidate>
              <input type="hidden" name="f" value={visit.formNumber(joinAct(code))} />
              <Button>{t('p47.join')}</Button>
            </form>
          )}
          {stage === 'called' && (
            <form method="post" action={videoPath('enter', code)} novalidate>
              <input type="hidden" name="f" value={visit.formNumber(enterAct(code))} />
              <Button>{t('p47.enter')}</Button>
            </form>
          )}
          {stage === 'attending' && <ButtonLink href={videoPath('call', code)}>{t('p47.enter')}</ButtonLink>}
          <DeviceCheck visit={visit} />
          <noscript>
            <p class="govuk-body">
              <Link href={videoPath('room', code)}>{t('p47.reload')}</Link>
            </p>
          </noscript>
          <p class="govuk-body">{t('p47.record', { graba: props.records ? 'si' : 'other' })}</p>
          <InsetText>
            {props.phone === undefined
              ? t('p47.fail.help', { telefonoAyuda: visit.page.theme.phone })
              : t('p47.fail', { tel: props.phone })}
          </InsetText>
        </>
      )}
    </Page>
  )
}

/** Shown by its script only, where the browser has cameras at all. */
const DeviceCheck = ({ visit: { t } }: Pick<WaitingRoomProps, 'visit'>): Html => (
  <div
    class="clv-call"
    data-video-check=""
    data-asking={t('call.asking')}
    data-fine={t('p47.check.fine')}
    data-blind={t('p47.check.blind')}
    hidden
  >
    <Button kind="secondary" type="button" id="probar">
      {t('p47.check')}
    </Button>
    <p class="govuk-body" role="status" data-check-state="" />
    <video class="clv-call__near" data-near="" playsinline muted hidden />
  </div>
)

export interface CallPageProps extends Pick<WaitingRoomProps, 'visit' | 'code' | 'records' | 'phone'> {
  /** Undefined where the service of the rooms does not answer. */
  readonly door: RoomDoor | undefined
  readonly after: number
}

/** The call itself, on the person's side. */
export function CallPage({ visit, code, door, after, records, phone }: CallPageProps): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('call.title')}
      styles={['more.css']}
      caseCode={code}
      scripts={door?.kind === 'own' ? ['video-room.js'] : []}
    >
      {door === undefined && <p class="govuk-body">{t('call.noRoom')}</p>}
      {door?.kind === 'elsewhere' && <ButtonLink href={door.href}>{t('p47.enter')}</ButtonLink>}
      {door?.kind === 'own' && (
        <CallRoom
          visit={visit}
          side="person"
          signals={videoPath('signals', code)}
          formNumber={visit.formNumber(signalAct(code))}
          after={after}
          ice={door.ice}
        />
      )}
      <p class="govuk-body">{t('p47.record', { graba: records ? 'si' : 'other' })}</p>
      <p class="govuk-body">
        {phone === undefined
          ? t('p47.fail.help', { telefonoAyuda: visit.page.theme.phone })
          : t('p47.fail', { tel: phone })}
      </p>
      <p class="govuk-body">
        <Link href={videoPath('room', code)}>{t('call.back')}</Link>
      </p>
    </Page>
  )
}
