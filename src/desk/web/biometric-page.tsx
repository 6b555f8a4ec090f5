import { maskEmail } from '../../kernel/mask.ts'
import { formatDate } from '../../platform/text/dates.ts'
import { Button, Checkboxes, InsetText, Radios } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { KeptRecord } from '../../proofs/biometrics/app/on-file-ports.ts'
import { modalities } from '../../proofs/biometrics/domain/on-file.ts'
import { casePath, deskRoutes } from './desk-paths.ts'

export type BiometricError = Extract<TextKey, `bio.err.${string}` | 's06.err.over' | 's06.err.conflict'>

export const recordAct = (code: string): string => `deskBiometric:${code}`
export const eraseAct = (code: string): string => `deskBiometricErase:${code}`

export interface BiometricTabProps {
  readonly visit: Visit
  readonly code: string
  /** The mailbox that would be fixed with a record. */
  readonly mail: string | undefined
  readonly record: KeptRecord | undefined
  readonly mayRecord: boolean
  readonly mayWork: boolean
  readonly done: 'bio.done' | 'bio.erased' | undefined
  readonly error: BiometricError | undefined
}

/** The record of E1, noted while the person is there; what stands in its stead is said first (CHANNELS 1.2). */
export function BiometricTab(props: BiometricTabProps): Html {
  const { visit, code, mail, record, mayWork, done, error } = props
  const { t, lang } = visit
  return (
    <>
      <h2 class="govuk-heading-m">{t('bio.title')}</h2>
      {done !== undefined && <InsetText>{t(done)}</InsetText>}
      <p class="govuk-body">{t('bio.why')}</p>
      <p class="govuk-body">{t('bio.instead')}</p>
      {record !== undefined && (
        <p class="govuk-body">
          {t('bio.has', {
            modalidad: t(`bio.modality.${record.modality}`),
            fecha: formatDate(record.enrolledAt, lang),
          })}
        </p>
      )}
      {mayWork && record !== undefined && (
        <form method="post" action={casePath(deskRoutes.biometricErase, code)} novalidate>
          <input type="hidden" name="f" value={visit.formNumber(eraseAct(code))} />
          <Button kind="secondary">{t('bio.erase')}</Button>
        </form>
      )}
      {!props.mayRecord && <p class="govuk-body">{t('bio.err.notNow')}</p>}
      {mayWork && props.mayRecord && mail !== undefined && (
        <form method="post" action={casePath(deskRoutes.biometric, code)} novalidate>
          <input type="hidden" name="f" value={visit.formNumber(recordAct(code))} />
          <p class="govuk-body">{t('bio.contact', { correo: maskEmail(mail) })}</p>
          <Radios
            name="modalidad"
            legend={t('bio.modality')}
            error={error === 'bio.err.modality' ? t(error) : undefined}
            items={modalities.map((value) => ({ value, label: t(`bio.modality.${value}`) }))}
          />
          <Checkboxes
            name="acuerdo"
            legend={t('bio.consent.read', { institucion: visit.page.theme.name })}
            error={error === 'bio.err.consent' ? t(error) : undefined}
            items={[{ value: 'si', label: t('bio.consent') }]}
          />
          <Button>{t('bio.go')}</Button>
        </form>
      )}
    </>
  )
}
