import type { CodeName } from '../../kernel/catalogue.ts'
import { plus } from '../../kernel/time.ts'
import { formatTime } from '../../platform/text/dates.ts'
import { Button, FileUpload, InsetText, Link, Radios } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { isComplete } from '../../proofs/biometrics/app/compare-live.ts'
import { extractorText } from '../../proofs/biometrics/domain/slots.ts'
import type { Policy } from '../../policy/policy.ts'
import type { FingerFile } from '../app/finger-desk.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { KitButton, kitHooks, type CaptureKit, type FingerMistake } from './fingers-page.tsx'

export const compareAct = (code: string): string => `deskFingersCompare:${code}`

export interface FingerLiveTabProps {
  readonly visit: Visit
  readonly code: string
  readonly officer: string
  readonly file: FingerFile
  readonly mayWork: boolean
  /** On this way a match stands for the papers. */
  readonly forPapers: boolean
  readonly rules: Policy['fingers']
  readonly capture: CaptureKit
  readonly mistake: FingerMistake | undefined
  /** Of the refusal, where the catalogue has one for it. */
  readonly codeName: CodeName | undefined
}

/** A finger on the reader of the counter, against those that were enrolled (E3). */
export function FingerLiveTab(props: FingerLiveTabProps): Html {
  const { visit, code, file, mayWork, rules, mistake, codeName } = props
  const { t } = visit
  const { enrolment, left, matchedAt } = file
  const isEnrolled = enrolment !== undefined && isComplete(enrolment, rules.impressions)
  const isOver = left[1].person === 0 || (left[1].finger === 0 && left[2].finger === 0)
  return (
    <>
      <h2 class="govuk-heading-m">{t('fing.live.title')}</h2>
      {matchedAt !== undefined && (
        <p class="govuk-inset-text" role="status">
          {t('fing.live.match', {
            hora: `${formatTime(plus(matchedAt, rules.matchLife))} (${t('g.zone')})`,
          })}
        </p>
      )}
      {matchedAt !== undefined && props.forPapers && (
        <p class="govuk-body">
          {t('fing.live.forPapers')} <Link href={casePath(deskRoutes.reset, code)}>{t('s08.go')}</Link>
        </p>
      )}
      {matchedAt !== undefined && props.forPapers && (
        <p class="govuk-body">{t('fing.live.orPhone', { direccion: '/desbloqueo/medio' })}</p>
      )}
      {codeName !== undefined && <CodeLine visit={visit} name={codeName} />}
      {!mayWork ? (
        <p class="govuk-body">{t('s06.take')}</p>
      ) : !isEnrolled ? (
        <>
          <InsetText>{t('fing.live.none')}</InsetText>
          <CodeLine visit={visit} name="noBiometrics" />
        </>
      ) : isOver ? (
        <InsetText>{t('fing.live.err.noTries')}</InsetText>
      ) : (
        <LiveForm {...props} />
      )}
      {mistake !== undefined && (!mayWork || !isEnrolled || isOver) && (
        <p class="govuk-error-message" id={mistake.field}>
          {t(mistake.error)}
        </p>
      )}
      <p class="govuk-body">
        <Link href={casePath(deskRoutes.documents, code)}>{t('fing.live.other')}</Link>
      </p>
      <p class="govuk-body-s">{t('fing.live.label')}</p>
    </>
  )
}

function LiveForm({ visit, code, officer, file, capture, mistake }: FingerLiveTabProps): Html {
  const { t } = visit
  const { enrolment, left } = file
  const errorOf = (field: string) => (mistake?.field === field ? t(mistake.error) : undefined)
  return (
    <>
      <p class="govuk-body">{t('fing.live.what')}</p>
      <form
        method="post"
        action={casePath(deskRoutes.fingersLive, code)}
        novalidate
        data-finger-live={casePath(deskRoutes.fingersChallenge, code)}
        data-case={code}
        data-officer={officer}
        data-extractor={extractorText(capture.extractor)}
        data-failed={t('fing.live.busy')}
        {...kitHooks(visit, capture, 0)}
      >
        <input type="hidden" name="f" value={visit.formNumber(compareAct(code))} />
        <input type="hidden" name="sobre" value="" />
        <input type="hidden" name="firma" value="" />
        <noscript>
          <InsetText>{t('fing.live.script')}</InsetText>
        </noscript>
        <Radios
          name="dedo"
          legend={t('fing.live.finger')}
          error={errorOf('dedo')}
          items={(enrolment?.fingers ?? []).map(({ slot, position }) => ({
            value: String(slot),
            label: t(`fing.pos.${position}`),
            hint: t('fing.live.left', { n: Math.min(left[slot].finger, left[slot].person) }),
            disabled: left[slot].finger === 0,
          }))}
        />
        <FileUpload
          name="archivo"
          label={t('fing.live.file')}
          hint={t('fing.file.hint')}
          error={errorOf('archivo')}
        />
        {capture.kit !== undefined && <KitButton visit={visit} />}
        <p class="govuk-body" role="status" data-live-state="" />
        <Button>{t('fing.live.send')}</Button>
      </form>
      <p class="govuk-body">
        <Link href={deskRoutes.station}>{t('fing.station.title')}</Link>
      </p>
    </>
  )
}
