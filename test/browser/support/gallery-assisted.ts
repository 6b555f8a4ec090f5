import type { Translate } from '../../../src/platform/text/texts.ts'
import type { StaffRole } from '../../../src/staff/domain/roles.ts'
import { onePage, pdfOf } from '../../support/files/pdfs.ts'
import { sendFile } from '../../support/files/upload.ts'
import type { Visited, Visitor } from '../../support/visitor.ts'
import type { Role } from './people.ts'

type Guest = Visitor<Visited>

/** What the screens of the assisted way need of the gallery in which they hang. */
export interface Shelf {
  guest(): Guest
  open(guest: Guest, name: string, path: string): Promise<void>
  refused(
    guest: Guest,
    name: string,
    action: string,
    typed: Readonly<Record<string, string>>,
    errors?: (t: Translate) => readonly string[],
  ): Promise<void>
}

/** What a person sees between the dead end and the centre, and the papers of their case. Its code. */
export async function assistedScreens(shelf: Shelf, guest: Guest): Promise<string> {
  const { open, refused } = shelf
  const stranger = shelf.guest()
  await open(stranger, 'P-70', '/primera-clave')
  await open(stranger, 'Service centres', '/centros')
  await open(guest, 'P-16, one way only', '/otras-formas')
  await guest.open('/otras-formas')
  await guest.submit('/otras-formas')
  const code = /CLV-\w{4}-\w{4}/.exec(guest.page.path)?.[0] ?? ''
  const at = (page: string): string => `/caso/${code}${page}`
  await open(guest, 'P-90', at('/documentos'))
  await open(guest, 'P-91', at('/documentos/letter'))
  await open(guest, 'P-92', at('/carta'))
  await refused(guest, 'P-92, nothing typed', at('/carta'), {}, (t) => [t('p92.err.empty')])
  await guest.open(at('/carta'))
  await guest.submit(at('/carta'), { ciudad: 'Santo Domingo de los Tsáchilas' })
  await open(guest, 'P-92, ready', at('/carta'))
  await open(guest, 'P-41', at('/centro'))
  await refused(guest, 'P-41, nothing chosen', at('/centro'), {}, (t) => [t('p41.err')])
  await open(guest, 'Sheet of the way', at('/hoja'))
  await open(guest, 'Reminder', at('/recordatorio'))
  await open(guest, 'P-96, papers', at(''))
  return code
}

/** Changing the mail from the account, up to the code of the mailbox on record. */
export async function contactScreens({ open, refused, guest: arrive }: Shelf, role: Role): Promise<void> {
  const guest = arrive()
  await guest.open('/entrar')
  await guest.submit('/entrar', { ruc: role.ruc, clave: role.key })
  await open(guest, 'P-80', '/contacto')
  await refused(guest, 'P-80, nothing chosen', '/contacto', {}, (t) => [t('p80.err.none')])
  await open(guest, 'P-80, in person', '/contacto/en-persona')
  await open(guest, 'P-81', '/contacto/nuevo')
  await refused(guest, 'P-81, nothing typed', '/contacto/nuevo', {}, (t) => [
    t('p81.err.empty'),
    t('u01.err.key'),
  ])
  await open(guest, 'P-84', '/contacto/celular')
  await refused(guest, 'P-84, nothing typed', '/contacto/celular', { celular: '' }, (t) => [
    t('p84.err.what'),
    t('u01.err.key'),
  ])
  await guest.open('/contacto/nuevo')
  await guest.submit('/contacto/nuevo', { correo: 'otro-de-la-galeria@empresa.example', clave: role.key })
  await open(guest, 'P-82', '/contacto/codigo')
  await refused(guest, 'P-82, too short', '/contacto/codigo', { codigo: '1' }, (t) => [t('p82.err.len')])
}

/** What looks after a key that works: the change, the drill, the history, and a mailbox that answers. */
export async function careScreens({ open, refused, guest: arrive }: Shelf, role: Role): Promise<void> {
  const guest = arrive()
  await guest.open('/entrar')
  await guest.submit('/entrar', { ruc: role.ruc, clave: role.key })
  await open(guest, 'U-02', '/cuenta/clave')
  await refused(guest, 'U-02, nothing typed', '/cuenta/clave', {}, (t) => [
    t('u02.err.empty'),
    t('p12.err.empty'),
  ])
  await refused(guest, 'U-02, used before', '/cuenta/clave', { actual: role.key, clave: role.key }, (t) => [
    t('p12.err.reused'),
  ])
  await open(guest, 'U-04, before', '/cuenta/simulacro')
  await guest.open('/cuenta/simulacro')
  await guest.submit('/cuenta/simulacro')
  await open(guest, 'U-04', '/cuenta/simulacro')
  await refused(guest, 'U-04, another code', '/cuenta/simulacro/codigo', { codigo: '1' }, (t) => [
    t('buzon.err'),
  ])
  await open(guest, 'Account history', '/cuenta/historial')
  const reader = arrive()
  await open(reader, 'Mailbox, to answer', '/correo/abcdefghijkl')
  await refused(reader, 'Mailbox, another code', '/correo/abcdefghijkl', { codigo: '123456' }, (t) => [
    t('buzon.err'),
  ])
  await open(reader, 'Mailbox, answered', '/correo/listo')
}

/** The desk, from the door to a reset that waits for another person, and what that person and an auditor see. */
export async function deskScreens(shelf: Shelf, code: string): Promise<void> {
  const { open, refused } = shelf
  const onDuty = async (role: StaffRole): Promise<Guest> => {
    const officer = shelf.guest()
    await officer.open('/interno')
    const form = await officer.filled('/interno/demostracion')
    await officer.ask('/interno/demostracion', { method: 'POST', body: { ...form, rol: role } })
    return officer
  }
  const [vera, sara, aurora] = await Promise.all([onDuty('counter'), onDuty('supervisor'), onDuty('audit')])
  const at = (page: string): string => `/interno/casos/${code}${page}`
  await open(vera, 'S-02', '/interno/cola')
  await open(vera, 'S-02, all', '/interno/cola?ver=all')
  await open(vera, 'S-04', '/interno/recepcion')
  await open(vera, 'S-14', '/interno/buscar')
  await refused(vera, 'S-14, nothing typed', '/interno/buscar', {}, (t) => [t('s14.err.q'), t('s14.err.why')])
  await open(vera, 'S-05, nobody has it', at(''))
  await vera.open(at(''))
  await vera.submit(at('/tomar'))
  await open(vera, 'S-05, in hand', at(''))
  await open(vera, 'S-05, a whole datum', at('/dato'))
  await refused(vera, 'S-05, no reason for a datum', at('/dato'), {}, (t) => [t('s05.reveal.err')])
  await open(vera, 'S-06, registries not asked', at('/documentos'))
  await vera.open(at('/documentos'))
  await vera.submit(at('/registros'))
  await open(vera, 'S-06', at('/documentos'))
  await refused(vera, 'S-06, no result', at('/documentos/letter'), {}, (t) => [t('s06.err.result')])
  await vera.open(at('/documentos'))
  await sendFile(vera, at('/documentos/letter/escaneo'), { content: pdfOf(onePage) })
  await open(vera, 'S-06, scanned', at('/documentos'))
  await open(vera, 'S-07', at('/identidad'))
  await refused(vera, 'S-07, no result', at('/identidad'), {}, (t) => [t('s07.err.result')])
  await open(vera, 'F-41, forms to print', '/interno/papel')
  await refused(vera, 'F-41, no number of forms', '/interno/papel', {}, (t) => [
    t('paper.print.err', { n: 20 }),
  ])
  await open(vera, 'F-41, a form is entered', at('/papel'))
  await refused(vera, 'F-41, nothing typed', at('/papel'), {}, (t) => [t('paper.err.sheet')])
  await open(vera, 'S-08, something is missing', at('/reinicio'))
  await open(vera, 'S-10, no link', at('/enlace'))
  await open(vera, 'S-12, a mailbox at the counter', at('/contacto'))
  await refused(vera, 'S-12, no address', at('/contacto'), { correo: 'a b@c' }, (t) => [
    t('s12.ask.err.form'),
  ])
  for (const tab of ['historia', 'mensajes', 'seguridad']) await open(vera, `S-05, ${tab}`, at(`/${tab}`))
  await open(sara, 'S-09, nothing waits', '/interno/aprobaciones')
  await open(sara, 'S-12, nothing waits', '/interno/contactos')
  await open(aurora, 'S-21', '/interno/auditoria')
  await open(aurora, 'S-21, the chain was read', '/interno/auditoria?cadena=si')
}
