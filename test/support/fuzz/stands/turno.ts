import { atTimes, book, openCentre, timesOn } from '../../appointments.ts'
import { formsOn, knownOf, standing, type Stand } from './stand.ts'

/** With a place that is kept and not confirmed, or with a turno. */
export const turnoThatIs =
  (is: 'chosen' | 'booked'): Stand =>
  async (ground) => {
    const { service, app } = ground
    const centre = await openCentre(service)
    const member = service.fresh()
    const ana = await atTimes(service, member, centre)
    const times = timesOn(ana)
    const province = `/turno/centro?provincia=${encodeURIComponent(centre.province)}`
    const before = await formsOn(ana, app, ['/turno', province, '/turno/hora'])
    const code = is === 'booked' ? await book(ana) : ''
    if (is === 'chosen') await ana.submit('/turno/hora', { hora: times[0] ?? '' })
    const known = { ...knownOf(member), hora: times.slice(0, 3), centro: [centre.id], code: [code] }
    const places = is === 'booked' ? [`/turno/${code}/anular`] : ['/turno/contacto', '/turno/revisar']
    return standing(ground, ana, known, { places, before })
  }
