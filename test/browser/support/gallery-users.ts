import { advisers } from '../../../src/entry/demo/advisers.ts'
import { demoKey } from '../../../src/entry/demo/cast.ts'
import { syntheticCedula } from '../../../src/kernel/synthetic.ts'
import type { Shelf } from './gallery-assisted.ts'
import type { Role } from './people.ts'

/** Whom an employer gives access, from the account to the page of who works for several of them. */
export async function userScreens(shelf: Shelf, role: Role): Promise<void> {
  const { open, refused } = shelf
  const holder = shelf.guest()
  await holder.open('/entrar')
  await holder.submit('/entrar', { ruc: role.ruc, clave: role.key })
  await open(holder, 'U-03, nobody', '/cuenta/usuarios')
  await open(holder, 'U-03, add', '/cuenta/usuarios/nuevo')
  await holder.open('/cuenta/usuarios/nuevo')
  await refused(holder, 'U-03, nothing typed', '/cuenta/usuarios/nuevo', {}, (t) => [
    t('u03.err.name'),
    t('u03.err.ced'),
    t('u03.err.mail'),
    t('u03.err.can'),
    t('u01.err.key'),
  ])
  await holder.open('/cuenta/usuarios/nuevo')
  await holder.submit('/cuenta/usuarios/nuevo', {
    nombre: 'Eva Prueba Ejemplo',
    cedula: syntheticCedula(12, 188),
    correo: 'eva@contadores.example',
    planillas: 'payroll',
    clave: role.key,
  })
  await open(holder, 'U-03, invited', '/cuenta/usuarios')
  const page = holder.page.links.find(({ href }) => /^\/cuenta\/usuarios\/[0-9a-f-]{36}$/.test(href))?.href
  if (page === undefined) throw new Error('nobody is in the list')
  await open(holder, 'U-03, one person', page)
  await holder.open(page)
  await refused(holder, 'U-03, no permission', page, {}, (t) => [t('u03.err.can')])
  await open(holder, 'U-03, remove', `${page}/quitar`)

  const stranger = shelf.guest()
  await open(stranger, 'Invitation of a user', '/acceso/abcdefghjkmn')
  await stranger.open('/acceso/abcdefghjkmn')
  await refused(stranger, 'Invitation of a user, no code', '/acceso/abcdefghjkmn', {}, (t) => [
    t('p11.mailCode.err'),
  ])
  await open(stranger, 'Invitation of a user, over', '/acceso/abcdefghjkmn/clave')
  await open(stranger, 'Invitation of a user, accepted', '/acceso/listo')
  await stranger.open('/entrar')
  await refused(stranger, 'U-01, no user', '/entrar', { usuario: 'nadie', clave: 'x' }, (t) => [
    t('u01.err.user'),
  ])

  const [marta] = advisers
  const adviser = shelf.guest()
  await adviser.open('/entrar')
  await adviser.submit('/entrar', { usuario: marta?.mail ?? '', clave: demoKey })
  await open(adviser, 'U-05', '/asesor')
  await open(adviser, 'U-05, own key', '/asesor/clave')
  await adviser.open('/asesor/clave')
  await refused(adviser, 'U-05, no present key', '/asesor/clave', {}, (t) => [t('u01.err.key')])
  await adviser.open('/asesor')
  await adviser.submit('/asesor/empresa')
  await open(adviser, 'U-05, one employer', '/asesor/empresa')
}
