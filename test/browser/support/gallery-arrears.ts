import type { Visited, Visitor } from '../../support/visitor.ts'
import { readRole, type Role } from './people.ts'
import type { Shelf } from './gallery-assisted.ts'

type Guest = Visitor<Visited>

/** Those who stand differently: up to date, due soon, in arrears, with an agreement, and one of whom nothing is known. */
const cast = [
  ['N1', 'up to date'],
  ['COOPERATIVE', 'due soon'],
  ['E3', 'in arrears'],
  ['SAS', 'agreement'],
  ['CONTRADICTED', 'no data'],
] as const

async function signedIn(guest: Guest, tag: string): Promise<Role> {
  const role = readRole((await guest.ask(`/demo/empresas/${tag}`)).body, guest.t)
  await guest.open('/entrar')
  await guest.submit('/entrar', { ruc: role.ruc, clave: role.key })
  return role
}

/** What an employer owes and when, its certificate, and the pages on which others check it. */
export async function arrearsScreens(shelf: Shelf): Promise<void> {
  const { open, refused } = shelf
  for (const [tag, name] of cast) {
    const guest = shelf.guest()
    await signedIn(guest, tag)
    await open(guest, `Obligations, ${name}`, '/cuenta/obligaciones')
    await open(guest, `Certificate, ${name}`, '/cuenta/certificado')
  }
  const owner = shelf.guest()
  await signedIn(owner, 'N1')
  await owner.open('/cuenta/obligaciones')
  await refused(owner, 'Obligations, no answer', '/cuenta/obligaciones/aviso', { aviso: '' }, (t) => [
    t('arr.reminder.err'),
  ])
  await owner.open('/cuenta/obligaciones')
  await owner.submit('/cuenta/obligaciones/aviso', { aviso: '5' })
  await open(owner, 'Obligations, notice kept', '/cuenta/obligaciones?aviso=guardado')
  await open(owner, 'End of the notices', '/recordatorio/abcdefghijklmnopqrstuv')
  await open(owner, 'The notices have ended', '/recordatorio/terminado')
  await owner.open('/cuenta/certificado')
  await owner.submit('/cuenta/certificado')
  await open(owner, 'Certificate, issued', '/cuenta/certificado')
  const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}/.exec(owner.page.words)?.[0] ?? ''

  const reader = shelf.guest()
  await open(reader, 'Check a certificate', '/certificado')
  await refused(reader, 'Check a certificate, half a code', '/certificado', { codigo: 'K7QM' }, (t) => [
    t('cert.check.err.form'),
  ])
  await reader.open('/certificado')
  await reader.submit('/certificado', { codigo: '0000-0000-0000-0000-0000' })
  await open(reader, 'Check a certificate, unknown', '/certificado/comprobado')
  await reader.open('/certificado')
  await reader.submit('/certificado', { codigo: code })
  await open(reader, 'Check a certificate, valid', '/certificado/comprobado')
  await refused(
    reader,
    'Check a certificate, another number',
    '/certificado/comprobado',
    { ruc: '1' },
    (t) => [t('cert.original.err')],
  )
  await open(reader, 'Ask for a certificate', '/certificado/pedir')
  await refused(reader, 'Ask for a certificate, nothing typed', '/certificado/pedir', {}, (t) => [
    t('p02.err.ruc.empty'),
  ])
  await open(reader, 'Ask for a certificate, received', '/certificado/pedido')
}
