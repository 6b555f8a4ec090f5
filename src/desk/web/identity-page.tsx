import { Button, Checkboxes, InsetText, Link, Radios } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { CounterFile } from '../app/counter-file.ts'
import { identityPoints, type AttendanceResult, type IdentityPoint } from '../domain/attendance.ts'
import { AgreementWords } from '../../cases/web/first-key-page.tsx'
import { AttorneyFieldset } from './attorney-fieldset.tsx'
import type { AttorneyFields, AttorneyMistake } from './attorney-form.ts'
import { attorneyWords } from './attorney-words.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { identityField } from './identity-field.ts'
import { offlineWords } from './offline-words.ts'
import { moment } from './papers-page.tsx'
import { MissingList } from './missing-list.tsx'

/** What was refused, and the field beside which it is said. */
export type IdentityMistake =
  | AttorneyMistake
  | {
      readonly field: 'resultado'
      readonly error: Extract<TextKey, `s07.err.${string}` | 's06.err.over' | 's06.err.conflict'>
    }

export const identityAct = (code: string): string => `deskIdentity:${code}`

export const identityResults = {
  confirmed: 's07.yes',
  notConfirmed: 's07.no',
  suspicion: 's07.doubt',
} as const satisfies Readonly<Record<AttendanceResult, TextKey>>

export interface IdentityTabProps {
  readonly visit: Visit
  readonly code: string
  readonly file: CounterFile
  readonly mayWork: boolean
  readonly mistake: IdentityMistake | undefined
  /** What stood in a form that was refused. */
  readonly typed: TypedIdentity | undefined
}

export interface TypedIdentity {
  readonly result: string
  readonly points: readonly IdentityPoint[]
  readonly attorney: AttorneyFields
}

/** S-07. */
export function IdentityTab({ visit, code, file, mayWork, mistake, typed }: IdentityTabProps): Html {
  const { t } = visit
  const { attendance, pending, needsAgreement } = file
  const errorOf = (field: IdentityMistake['field']) =>
    mistake?.field === field ? t(mistake.error) : undefined
  return (
    <>
      <h2 class="govuk-heading-m">{t('s07.title')}</h2>
      {attendance !== null && (
        <InsetText>
          {attendance.paper === null
            ? t('s07.last', {
                resultado: t(identityResults[attendance.result]),
                ...moment(visit, attendance.at),
              })
            : `${t(identityResults[attendance.result])}. ${offlineWords(visit, attendance, attendance.paper)}`}
        </InsetText>
      )}
      {attendance !== null && attendance.attorney !== null && (
        <p class="govuk-body">{attorneyWords(visit, attendance.attorney)}</p>
      )}
      {mayWork && (
        <p class="govuk-body">
          <Link href={casePath(deskRoutes.offline, code)}>{t('paper.enter')}</Link>
        </p>
      )}
      {attendance?.result === 'confirmed' && <MissingList visit={visit} pending={pending} />}
      {mayWork && (
        <ul class="govuk-list">
          <li>
            <Link href={casePath(deskRoutes.fingers, code)}>{t('fing.go')}</Link>
          </li>
          <li>
            <Link href={casePath(deskRoutes.fingersLive, code)}>{t('fing.live.go')}</Link>
          </li>
        </ul>
      )}
      {mayWork ? (
        <form method="post" action={casePath(deskRoutes.identity, code)} novalidate>
          <input type="hidden" name="f" value={visit.formNumber(identityAct(code))} />
          {needsAgreement && (
            <>
              <p class="govuk-body">{t('s07.agreement')}</p>
              <InsetText>
                <AgreementWords visit={visit} />
              </InsetText>
            </>
          )}
          <Checkboxes
            name="puntos"
            legend={t('s07.points')}
            values={typed?.points}
            items={identityPoints
              .filter((point) => needsAgreement || point !== 'agreement')
              .map((point) => ({
                value: point,
                name: identityField(point),
                label: t(`s07.point.${point}`),
              }))}
          />
          <AttorneyFieldset visit={visit} typed={typed?.attorney} errorOf={errorOf} />
          <Radios
            name="resultado"
            legend={t('s07.result')}
            value={typed?.result}
            error={errorOf('resultado')}
            items={[
              { value: 'confirmed', label: t('s07.yes') },
              { value: 'notConfirmed', label: t('s07.no') },
              { value: 'suspicion', label: t('s07.doubt'), hint: t('s07.doubt.body') },
            ]}
          />
          <Button>{t('s07.save')}</Button>
        </form>
      ) : (
        <p class="govuk-body">{t('s06.take')}</p>
      )}
    </>
  )
}
