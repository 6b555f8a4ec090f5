import { zones } from '../../kernel/time.ts'
import { zoneText } from '../../platform/text/dates.ts'
import type { AppointmentTemplate, TemplateParams } from '../domain/template.ts'
import { address, type Body, type Words } from './mail-body.ts'
import { oneLine, words } from './mail-lines.ts'

type About = TemplateParams['M-05']

/** Day, hour and zone of a turno, in words of the centre's own clock. */
const whenOf = ({ from, zone }: About, { t, date, time }: Words) => ({
  fecha: date(from),
  hora: time(from),
  zona: t(zoneText(zones[zone ?? 'mainland'])),
})

const where = ({ kind, centre, address: street }: About, { t }: Words) =>
  kind === 'video'
    ? words(t('m05.video'))
    : words(t('m05.where', { centro: oneLine(centre), direccion: oneLine(street) }))

const code = ({ caseCode }: About, { t }: Words) => words(t('m05.code', { caso: oneLine(caseCode) }))

/** The one address of a mail about a turno: its own page, which leads on to the newest one (SCREENS P-46). */
const page = ({ caseCode, appointmentId }: About, { t, origin }: Words) => [
  words(t('m05.page')),
  address(`${origin}/turno/${oneLine(caseCode)}?turno=${appointmentId}`),
]

/** The door for whoever wants another one. */
const again = ({ t, origin }: Words) => [words(t('m27.again')), address(`${origin}/turno`)]

export const appointmentSubject = (template: 'M-05' | 'M-06', params: About, say: Words): string =>
  template === 'M-05'
    ? say.t('m05.subject', { fecha: say.date(params.from), hora: say.time(params.from) })
    : say.t('m06.subject', { cuando: say.date(params.from) })

export const appointmentBodies: { readonly [T in AppointmentTemplate]: Body<T> } = {
  'M-05': (params, say) => [
    words(say.t('m05.when', whenOf(params, say))),
    where(params, say),
    code(params, say),
    words(say.t('m05.bring')),
    ...page(params, say),
  ],
  'M-06': (params, say) => [
    words(say.t('m05.when', whenOf(params, say))),
    where(params, say),
    code(params, say),
    words(say.t('m06.bring')),
    ...page(params, say),
  ],
  'M-07': (params, say) => [
    words(say.t('m07.now', whenOf(params, say))),
    where(params, say),
    code(params, say),
    words(say.t('m07.before')),
    ...page(params, say),
  ],
  'M-27': (params, say) => [
    words(say.t('m27.gone', whenOf(params, say))),
    words(say.t('m27.open', { caso: oneLine(params.caseCode) })),
    ...again(say),
  ],
  'M-28': (params, say) => [
    words(say.t('m28.free', whenOf({ ...params, from: params.earlier }, say))),
    words(say.t('m28.yours', whenOf(params, say))),
    words(say.t('m28.first')),
    ...page(params, say),
  ],
  'M-29': (params, say) => [
    words(say.t('m29.missed', whenOf(params, say))),
    words(say.t('m27.open', { caso: oneLine(params.caseCode) })),
    ...again(say),
  ],
}
