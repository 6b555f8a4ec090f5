import { codeOf } from '../../kernel/catalogue.ts'
import {
  Button,
  Checkboxes,
  Details,
  FileUpload,
  InsetText,
  Link,
  Select,
} from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { PlainKey } from '../../platform/text/texts.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { EnrolledFinger, Enrolment } from '../../proofs/biometrics/app/finger-ports.ts'
import {
  extractorText,
  fingerPositions,
  slots,
  type Extractor,
  type Slot,
} from '../../proofs/biometrics/domain/slots.ts'
import type { FingerFile } from '../app/finger-desk.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { moment } from './papers-page.tsx'

/** What was refused, and the field beside which it is said. */
export interface FingerMistake {
  readonly field: string
  readonly error: Extract<PlainKey, `fing.${string}` | 's06.err.over' | 's06.err.conflict'>
}

/** Names of the forms, for whoever takes them. */
export const agreeAct = (code: string): string => `deskFingersAgree:${code}`
export const captureAct = (code: string, slot: Slot): string => `deskFinger:${code}:${slot}`
export const deleteAct = (code: string): string => `deskFingersDelete:${code}`

/** A form acts on what was there when it was shown. */
export const enrolmentVersion = (enrolment: Enrolment | undefined): number =>
  (enrolment?.agreedAt ?? 0) % 10_000_000_000
export const captureField = (slot: Slot): string => `dedo-${slot}`
export const capturePath = (code: string, slot: Slot): string =>
  casePath(deskRoutes.fingerCapture, code).replace(':dedo', String(slot))

/** What the reader of a counter is. */
export interface CaptureKit {
  readonly kit: string | undefined
  readonly extractor: Extractor
}

export interface FingersTabProps {
  readonly visit: Visit
  readonly code: string
  readonly file: FingerFile
  readonly mayWork: boolean
  readonly impressions: number
  readonly capture: CaptureKit
  readonly mistake: FingerMistake | undefined
  readonly wasDeleted: boolean
  /** What stood in a consent that was refused. */
  readonly typed: Readonly<Record<'dedo1' | 'dedo2', string>> | undefined
}

/** Fingers of the person of a case: what they agree to, each capture, and how they are deleted (CHANNELS 1.5). */
export function FingersTab(props: FingersTabProps): Html {
  const { visit, file, mayWork, wasDeleted } = props
  const { t } = visit
  return (
    <>
      <h2 class="govuk-heading-m">{t('fing.title')}</h2>
      {wasDeleted && file.enrolment === undefined && (
        <p class="govuk-inset-text" role="status">
          {t('fing.deleted')}
        </p>
      )}
      <p class="govuk-body">{t('fing.what')}</p>
      {!mayWork ? (
        <p class="govuk-body">{t('s06.take')}</p>
      ) : !file.wasSeen ? (
        <NotSeen {...props} />
      ) : file.enrolment === undefined ? (
        <Consent {...props} />
      ) : (
        <Fingers {...props} enrolment={file.enrolment} />
      )}
    </>
  )
}

const NotSeen = ({ visit, code }: FingersTabProps): Html => (
  <>
    <InsetText>{visit.t('fing.notSeen')}</InsetText>
    <p class="govuk-body">
      <Link href={casePath(deskRoutes.identity, code)}>{visit.t('s07.title')}</Link>
    </p>
  </>
)

/** Its own page, never a condition for anything else (CHANNELS 1.2). */
function Consent({ visit, code, file, mistake, typed }: FingersTabProps): Html {
  const { t } = visit
  const errorOf = (field: string) => (mistake?.field === field ? t(mistake.error) : undefined)
  const fingers = fingerPositions.map((position) => ({
    value: String(position),
    text: t(`fing.pos.${position}`),
  }))
  return (
    <form method="post" action={casePath(deskRoutes.fingers, code)} novalidate>
      <input
        type="hidden"
        name="f"
        value={visit.formNumber(agreeAct(code), enrolmentVersion(file.enrolment))}
      />
      <h3 class="govuk-heading-s">{t('fing.consent.title')}</h3>
      <InsetText>
        <p class="govuk-body">{t('fing.consent.free')}</p>
        <p class="govuk-body">{t('fing.consent.other')}</p>
        <p class="govuk-body">{t('fing.consent.use')}</p>
        <p class="govuk-body">{t('fing.consent.keep')}</p>
      </InsetText>
      <Select name="dedo1" label={t('fing.finger.1')} value={typed?.dedo1 ?? '2'} items={fingers} />
      <Select
        name="dedo2"
        label={t('fing.finger.2')}
        value={typed?.dedo2 ?? '7'}
        items={fingers}
        error={errorOf('dedo2')}
      />
      <Checkboxes
        name="acepta"
        error={errorOf('acepta')}
        items={[{ value: 'si', label: t('fing.consent.box', { institucion: visit.page.theme.name }) }]}
      />
      <Button>{t('fing.begin')}</Button>
    </form>
  )
}

function Fingers({ enrolment, ...props }: FingersTabProps & { readonly enrolment: Enrolment }): Html {
  const { visit, code, impressions, mistake } = props
  const { t } = visit
  const isComplete = slots.every((slot) => (fingerOf(enrolment, slot)?.qualities.length ?? 0) >= impressions)
  return (
    <>
      <p class="govuk-body">{t('fing.agreed', moment(visit, enrolment.agreedAt))}</p>
      {isComplete && (
        <>
          <InsetText>{t('fing.complete')}</InsetText>
          <p class="govuk-body">
            <Link href={casePath(deskRoutes.fingersLive, code)}>{t('fing.live.go')}</Link>
          </p>
        </>
      )}
      {enrolment.fingers.map((finger) => (
        <Finger {...props} finger={finger} />
      ))}
      <Details summary={t('fing.delete.title')} open={mistake?.field === 'borrar'}>
        <form method="post" action={casePath(deskRoutes.fingersDelete, code)} novalidate>
          <input
            type="hidden"
            name="f"
            value={visit.formNumber(deleteAct(code), enrolmentVersion(enrolment))}
          />
          <p class="govuk-body">{t('fing.delete.body')}</p>
          {mistake?.field === 'borrar' && <p class="govuk-error-message">{t(mistake.error)}</p>}
          <Button kind="warning" id="borrar">
            {t('fing.delete')}
          </Button>
        </form>
      </Details>
    </>
  )
}

const fingerOf = ({ fingers }: Enrolment, slot: Slot): EnrolledFinger | undefined =>
  fingers.find((one) => one.slot === slot)

/** What there is of one finger, and the form for the next capture. */
function Finger({
  visit,
  code,
  finger,
  impressions,
  mistake,
  capture,
}: FingersTabProps & { readonly finger: EnrolledFinger }): Html {
  const { t } = visit
  const { slot, position, qualities } = finger
  const field = captureField(slot)
  return (
    <section>
      <h3 class="govuk-heading-s">{`${t(`fing.finger.${slot}`)}: ${t(`fing.pos.${position}`)}`}</h3>
      <p class="govuk-body">{t('fing.kept', { n: qualities.length, de: String(impressions) })}</p>
      {qualities.length > 0 && (
        <p class="govuk-body">{t('fing.quality', { calidades: qualities.join(', ') })}</p>
      )}
      {qualities.length < impressions && (
        <form
          method="post"
          action={capturePath(code, slot)}
          enctype="multipart/form-data"
          novalidate
          {...kitHooks(visit, capture, position)}
        >
          <input type="hidden" name="f" value={visit.formNumber(captureAct(code, slot), qualities.length)} />
          <FileUpload
            name="archivo"
            id={field}
            label={t('fing.file', { n: qualities.length + 1 })}
            hint={t('fing.file.hint')}
            error={mistake?.field === field ? t(mistake.error) : undefined}
          />
          {capture.kit !== undefined && <KitButton visit={visit} />}
          <Button kind="secondary">{t('fing.keep')}</Button>
        </form>
      )}
    </section>
  )
}

/** What the script that speaks to the reader needs of a form. */
export const kitHooks = ({ t }: Visit, { kit, extractor }: CaptureKit, position: number) => ({
  'data-kit': kit,
  'data-kit-position': position,
  'data-kit-extractor': extractorText(extractor),
  'data-kit-failed': `${t('fing.kit.failed')} ${t('g.code', { code: codeOf('readerUnreachable') })}`,
})

/** Shown by the script, and only where there is a reader to speak to. */
export const KitButton = ({ visit }: { readonly visit: Visit }): Html => (
  <div hidden data-kit-offer="">
    <Button kind="secondary" type="button" data={{ 'data-kit-go': '' }}>
      {visit.t('fing.kit')}
    </Button>
    <p class="govuk-body" role="status" data-kit-state="" />
  </div>
)
