import type { TextKey } from '../../platform/text/keys.ts'
import { formatTime } from '../../platform/text/dates.ts'
import { zones, type Zone } from '../../kernel/time.ts'
import type { Visit } from '../../platform/web/context.ts'
import { roomOpensAt, type CallStage, type VideoAppointment } from '../domain/video-call.ts'

const zoneOf = (name: Zone['name']): Zone =>
  Object.values(zones).find((zone) => zone.name === name) ?? zones.mainland

/** A moment on the wall of the turno's centre, with the name of its zone. */
export const clockOf = ({ t }: Visit, turno: VideoAppointment, at: VideoAppointment['startsAt']): string =>
  `${formatTime(at, zoneOf(turno.zone))} (${t(turno.zone === zones.galapagos.name ? 'g.zone.galapagos' : 'g.zone')})`

const said = {
  open: 'p47.open',
  called: 'p47.called',
  attending: 'p47.inside',
} as const satisfies Readonly<Record<Exclude<CallStage, 'early' | 'waiting' | 'over'>, TextKey>>

/** Where the person stands, in one sentence. `ahead`: people at this centre before them. */
export function stageWords(
  visit: Visit,
  turno: VideoAppointment,
  stage: CallStage,
  { opens, ahead }: { readonly opens: number; readonly ahead: number },
): string {
  const { t } = visit
  if (stage === 'early') return t('p47.soon', { hora: clockOf(visit, turno, roomOpensAt(turno, opens)) })
  if (stage === 'waiting') return turno.lastOutcome === 'cut' ? t('p47.cut') : t('p47.queue', { n: ahead })
  if (stage !== 'over') return t(said[stage])
  if (turno.state === 'finished') return t(`p47.over.${turno.lastOutcome ?? 'served'}`)
  return t('p47.gone')
}
