import type { CaseId } from '../../kernel/ids.ts'
import type { Instant, Zone } from '../../kernel/time.ts'
import { formatDate, formatTime, zoneText } from '../../platform/text/dates.ts'
import type { Visit } from '../../platform/web/context.ts'
import { ButtonLink, SummaryList } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'

/** The turno of a case, as far as the page of the case shows it. */
export interface ShownAppointment {
  readonly at: Instant
  readonly zone: Zone
  /** Name of the centre; null by video. */
  readonly place: string | null
  /** It is still to come, or somebody is being received. */
  readonly isLive: boolean
  readonly bookedAt: Instant
}

/** The live one, and without one the newest that was confirmed. */
export type ReadCaseAppointment = (id: CaseId) => Promise<ShownAppointment | undefined>

/** On P-96: when and where, or the way to one. */
export function AppointmentBlock({
  visit,
  code,
  turn,
}: {
  readonly visit: Visit
  readonly code: string
  readonly turn: ShownAppointment | undefined
}): Html {
  const { t, lang } = visit
  if (turn === undefined || !turn.isLive)
    return (
      <ButtonLink href="/turno" kind="secondary">
        {t('turn.ask')}
      </ButtonLink>
    )
  const { at, zone, place } = turn
  const when = { fecha: formatDate(at, lang, zone), hora: formatTime(at, zone), zona: t(zoneText(zone)) }
  return (
    <>
      <h2 class="govuk-heading-m">{t('turn.of')}</h2>
      <SummaryList
        rows={[
          { key: t('p44.when'), value: t('p45.when', when) },
          { key: t('p44.place'), value: place ?? t('p45.video') },
        ]}
      />
      <ButtonLink href={`/turno/${code}`} kind="secondary">
        {t('turn.mine')}
      </ButtonLink>
    </>
  )
}
