import { sendFile } from '../../support/files/upload.ts'
import type { CastTag } from '../../../src/entry/demo/cast.ts'
import type { StaffRole } from '../../../src/staff/domain/roles.ts'
import type { Answered, Visited, Visitor } from '../../support/visitor.ts'
import type { Shelf } from './gallery-assisted.ts'

type Guest = Visitor<Visited>

const signAt = '/demo/firmar'

/** The request around which a signature of this employer's representative was put (`.p7m`): for an officer. */
async function wrapped(stranger: Guest, guest: Guest, tag: CastTag): Promise<Buffer> {
  const content = octetsOf(await guest.ask('/solicitud/descargar'))
  await stranger.open(`${signAt}?persona=${tag}&certificado=good&formato=p7m`)
  return octetsOf(await sendFile(stranger, `${signAt}/${tag}/good?formato=p7m`, { content }))
}

function octetsOf({ status, octets }: Answered): Buffer {
  if (status !== 200 || octets === undefined) throw new Error(`no file came: ${status}`)
  return octets
}

/** A request to be signed, from the page that explains it to the officers who look at what came; the page that signs. */
export async function signedScreens(shelf: Shelf, guest: Guest, tag: CastTag): Promise<void> {
  const { open, refused } = shelf
  const stranger = shelf.guest()
  await open(stranger, 'P-50', '/solicitud')
  await open(stranger, 'Demonstration, signing', '/demo/firmar')
  await open(stranger, 'Demonstration, signing, chosen', '/demo/firmar?persona=SAS&certificado=expired')

  await open(guest, 'P-51', '/solicitud/datos')
  await refused(guest, 'P-51, nothing chosen', '/solicitud/datos', {}, (t) => [t('p51.err')])
  await guest.open('/solicitud/datos')
  await refused(guest, 'P-51, no mailbox', '/solicitud/datos', { pide: 'contacto' }, (t) => [
    t('p81.err.empty'),
  ])
  await guest.open('/solicitud/datos')
  const typed = { pide: 'clave', nota: 'Perdimos el correo y la clave.' }
  await refused(guest, 'P-51, to be checked', '/solicitud/datos', typed)
  await guest.submit('/solicitud/revisar')
  await open(guest, 'P-52', '/solicitud/subir')
  await guest.open('/solicitud/subir')
  await sendFile(guest, '/solicitud/subir', { content: '<?xml version="1.0"?><factura/>' })
  await open(guest, 'P-52, refused before', '/solicitud/subir')
  const content = await wrapped(stranger, guest, tag)
  await guest.open('/solicitud/subir')
  const { headers } = await sendFile(guest, '/solicitud/subir', { content })
  const received = String(headers['location'])
  await open(guest, 'P-53, an officer looks', received)
  const code = received.split('/').at(-1) ?? ''

  const [felipe, susana] = await Promise.all([onDuty(shelf, 'signatures'), onDuty(shelf, 'supervisor')])
  const at = (page: string): string => `/interno/solicitudes/${code}${page}`
  await open(felipe, 'S-11, list', '/interno/solicitudes')
  await open(felipe, 'S-11, nobody has it', at(''))
  await felipe.open(at(''))
  await felipe.submit(at('/tomar'))
  await open(felipe, 'S-11, in hand', at(''))
  await refused(felipe, 'S-11, no reason', at('/no-aceptar'), {}, (t) => [t('s11.err.why')])
  await open(susana, 'S-11, somebody has it', at(''))
  await felipe.open(at(''))
  await felipe.submit(at('/no-aceptar'), { motivo: 'signatureUnchecked', sigue: 'counter' })
  await open(felipe, 'S-11, not accepted', at(''))
  await open(guest, 'P-53, not accepted', received)
}

async function onDuty(shelf: Shelf, role: StaffRole): Promise<Guest> {
  const officer = shelf.guest()
  await officer.open('/interno')
  const form = await officer.filled('/interno/demostracion')
  await officer.ask('/interno/demostracion', { method: 'POST', body: { ...form, rol: role } })
  return officer
}
