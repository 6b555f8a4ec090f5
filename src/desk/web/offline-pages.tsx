import {
  Button,
  Checkboxes,
  DateInput,
  Input,
  InsetText,
  Link,
  Radios,
  Select,
} from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { StaffMember } from '../../staff/app/ports.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import type { PaperBlock } from '../app/print-paper.ts'
import { identityPoints } from '../domain/attendance.ts'
import { sheetsOfBlock } from '../domain/paper-sheet.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { identityField } from './identity-field.ts'
import { offlineAct, type OfflineFields, type OfflineMistake } from './offline-form.ts'

export const printAct = 'deskOfflinePrint'

export interface PrintPageProps {
  readonly visit: Visit
  /** Forms that were numbered just now, or before. */
  readonly block: PaperBlock | undefined
  readonly isRefused: boolean
}

/** Where officers print, in advance, the forms for the hour in which the desk is offline (F-41). */
export function OfflinePrintPage({ visit, block, isRefused }: PrintPageProps): Html {
  const { t } = visit
  const error = isRefused ? t('paper.print.err', { n: sheetsOfBlock }) : undefined
  return (
    <Page
      {...visit.page}
      title={t('paper.print')}
      styles={['more.css']}
      back={staffPaths.home}
      errors={error === undefined ? [] : [{ field: 'hojas', text: error }]}
    >
      <p class="govuk-body">{t('paper.print.body')}</p>
      {block !== undefined && (
        <InsetText>
          <Link href={`${deskRoutes.offlineFile}?desde=${block.first}&hojas=${block.count}`}>
            {t('paper.print.file', {
              desde: String(block.first),
              hasta: String(block.first + block.count - 1),
            })}
          </Link>
        </InsetText>
      )}
      <form method="post" action={deskRoutes.offlineForms} novalidate>
        <input type="hidden" name="f" value={visit.formNumber(printAct)} />
        <Input
          name="hojas"
          label={t('paper.print.count')}
          class="govuk-input--width-2"
          inputmode="numeric"
          error={error}
        />
        <Button>{t('paper.print.go')}</Button>
      </form>
    </Page>
  )
}

export interface OfflineTabProps {
  readonly visit: Visit
  readonly code: string
  readonly needsAgreement: boolean
  readonly mayWork: boolean
  /** Who may have attended, and who of them enters it. */
  readonly attendants: readonly Pick<StaffMember, 'id' | 'name'>[]
  readonly self: string
  readonly mistake: OfflineMistake | undefined
  readonly typed: OfflineFields | undefined
}

/** What stands on a form, entered afterwards with its own time (F-41). */
export function OfflineTab(props: OfflineTabProps): Html {
  const { visit, code, mayWork, attendants, self, mistake, typed } = props
  const { t } = visit
  const errorOf = (field: OfflineMistake['field']) =>
    mistake?.field === field ? t(mistake.error) : undefined
  if (!mayWork) return <p class="govuk-body">{t('s06.take')}</p>
  return (
    <>
      <h2 class="govuk-heading-m">{t('paper.enter')}</h2>
      <p class="govuk-body">{t('paper.enter.body')}</p>
      <form method="post" action={casePath(deskRoutes.offline, code)} novalidate>
        <input type="hidden" name="f" value={visit.formNumber(offlineAct(code))} />
        <Input
          name="hoja"
          label={t('paper.number')}
          class="govuk-input--width-5"
          inputmode="numeric"
          value={typed?.hoja}
          error={errorOf('hoja')}
        />
        <DateInput
          id="fecha"
          namePrefix="fecha"
          legend={t('paper.day')}
          labels={{ day: t('p06.day'), month: t('p06.month'), year: t('p06.year') }}
          values={
            typed && { day: typed['fecha-day'], month: typed['fecha-month'], year: typed['fecha-year'] }
          }
          error={errorOf('fecha')}
        />
        <Input
          name="hora"
          label={t('paper.time')}
          hint={t('paper.time.hint')}
          class="govuk-input--width-5"
          value={typed?.hora}
          error={errorOf('hora')}
        />
        <Select
          name="atendio"
          label={t('paper.who')}
          value={typed?.atendio ?? self}
          items={attendants.map(({ id, name }) => ({ value: id, text: name }))}
          error={errorOf('atendio')}
        />
        <Checkboxes
          name="puntos"
          legend={t('s07.points')}
          values={identityPoints.filter((point) => (typed?.[identityField(point)] ?? '') !== '')}
          items={identityPoints
            .filter((point) => props.needsAgreement || point !== 'agreement')
            .map((point) => ({
              value: point,
              name: identityField(point),
              label: t(`s07.point.${point}`),
            }))}
        />
        <Radios
          name="resultado"
          legend={t('s07.result')}
          value={typed?.resultado}
          error={errorOf('resultado')}
          items={[
            { value: 'confirmed', label: t('s07.yes') },
            { value: 'notConfirmed', label: t('s07.no') },
            { value: 'suspicion', label: t('s07.doubt'), hint: t('s07.doubt.body') },
          ]}
        />
        <Button>{t('paper.save')}</Button>
      </form>
    </>
  )
}
