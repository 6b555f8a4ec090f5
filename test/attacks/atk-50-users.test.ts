import { expect, it } from 'vitest'
import { buildWeb } from '../../src/entry/web.ts'
import { powers } from '../../src/secondary-users/domain/powers.ts'
import { attack } from '../support/attack.ts'
import { signIn } from '../support/recover.ts'
import { routesOf } from '../support/route-table.ts'
import { standingOf } from '../support/rows.ts'
import {
  accept,
  accessesOf,
  enter,
  freshPerson,
  invite,
  openInvite,
  pageOfUser,
  staffed,
  ticked,
  typedFor,
} from '../support/users.ts'
import { doorsOf, visit, type Visitor } from '../support/visitor.ts'

const nobody = '01900000-0000-7000-8000-000000000000'

/** A number for forms that this browser has been shown, whatever the form is for. */
const anyNumber = async (visitor: Visitor, from: string, action: string): Promise<string> => {
  await visitor.open(from)
  return (await visitor.filled(action))['f'] ?? ''
}

attack('ATK-50', 'users of an employer, and what is not theirs', (scene) => {
  it('a user of an employer is refused at every door of the account, whatever their scopes', async () => {
    const { service } = scene
    const { company, person, marta } = await staffed(service, { scopes: ['payroll', 'pay', 'read'] })
    await enter(marta, person, company)
    expect(marta.page.path).toBe('/asesor/empresa')
    const [instance] = service.instances
    if (instance === undefined) throw new Error('no instance')
    const app = await buildWeb(instance.parts)
    await app.ready()
    const ofHolder = routesOf(app).filter(({ path }) => /^\/(?:cuenta|contacto)/.test(path))
    await app.close()
    expect(ofHolder.length).toBeGreaterThan(15)
    const before = await standingOf(service, company)
    const f = await anyNumber(marta, '/asesor', '/asesor/salir')
    const [access] = await accessesOf(service, company)
    for (const { path, methods } of ofHolder) {
      const address = path
        .replace(/:id/, access?.id ?? nobody)
        .replace(/:\w+\([^)]*\)/g, '1')
        .replace(/:\w+/g, 'CLV-7Q4M-2K9T')
      // The pages for the code of a mail name a case, and are for whoever has that mail.
      if (path.startsWith('/contacto/confirm')) continue
      for (const method of methods.filter((one) => one === 'GET' || one === 'POST')) {
        const asked = method === 'GET' ? {} : { method, body: { f } }
        const { status, headers, body } = await marta.copy().ask(address, asked)
        expect([method, path, status === 403 || headers['location'] === '/entrar']).toEqual([
          method,
          path,
          true,
        ])
        expect(body.includes(company.mail ?? 'x')).toBe(false)
      }
    }
    expect(await standingOf(service, company)).toEqual(before)
    expect((await accessesOf(service, company)).map(({ state }) => state)).toEqual(['active'])
  })

  it('every form of the account, carried into the browser of a user, does nothing there', async () => {
    const { service } = scene
    const { company, person, holder, marta } = await staffed(service, { scopes: ['read'] })
    // Another session, so that the list of sessions has a form, too.
    await signIn(visit(service), company, company.key ?? '')
    const page = await pageOfUser(holder, person)
    const typed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      [page]: { ...ticked(['payroll', 'pay', 'read']), clave: company.key ?? '' },
      [`${page}/acceso`]: { clave: company.key ?? '' },
      '/cuenta/usuarios/nuevo': typedFor(company, freshPerson(service), ['read']),
      '/contacto': { puede: 'si' },
      '/contacto/nuevo': { correo: 'otra@empresa.example', clave: company.key ?? '' },
    }
    const forms = new Map<string, Readonly<Record<string, string>>>()
    for (const at of [
      '/cuenta',
      '/cuenta/usuarios',
      '/cuenta/usuarios/nuevo',
      page,
      `${page}/quitar`,
      '/contacto',
      '/contacto/nuevo',
    ]) {
      await holder.open(at)
      for (const { action } of holder.page.forms)
        if (action !== '/idioma') forms.set(action, await holder.filled(action, typed[action]))
    }
    expect(forms.size).toBeGreaterThan(8)
    await enter(marta, person, company)
    // With the browser of the holder and the session of the user: the number of every form is right then.
    const mixed = visit(service)
    for (const [name, value] of holder.cookies)
      if (!name.endsWith('clv-session')) mixed.cookies.set(name, value)
    for (const [name, value] of marta.cookies) if (name.endsWith('clv-user')) mixed.cookies.set(name, value)
    const before = await standingOf(service, company)
    for (const [path, sent] of forms) {
      if (path === '/salir') continue
      const { headers, status } = await mixed.copy().ask(path, { method: 'POST', body: sent })
      expect([path, status, headers['location']]).toEqual([path, 303, '/entrar'])
    }
    expect((await mixed.copy().ask('/cuenta/sigo', { method: 'POST', body: {} })).status).toBe(403)
    expect(await standingOf(service, company)).toEqual(before)
    expect(await accessesOf(service, company)).toHaveLength(1)
    // Nor does a token of one kind open a session of the other.
    const swapped = visit(service)
    for (const [name, value] of marta.cookies)
      swapped.cookies.set(name.endsWith('clv-user') ? name.replace('clv-user', 'clv-session') : name, value)
    await swapped.open('/cuenta')
    expect(swapped.page.path).toBe('/entrar')
    expect((await accessesOf(service, company))[0]?.scopes).toEqual(['read'])
  })

  it('users of another employer are as if they did not exist, to its holder and to their own', async () => {
    const { service } = scene
    const one = await staffed(service)
    const other = await staffed(service)
    const theirs = (await accessesOf(service, other.company))[0]?.id ?? ''
    await one.holder.open('/cuenta/usuarios')
    for (const path of ['', '/quitar']) {
      const answers = await Promise.all(
        [theirs, nobody, 'x'].map(async (id) => {
          const { status, body } = await one.holder.copy().ask(`/cuenta/usuarios/${id}${path}`)
          return [status, body.includes(other.person.name)]
        }),
      )
      expect(answers).toEqual([
        [404, false],
        [404, false],
        [404, false],
      ])
    }
    const mine = await pageOfUser(one.holder, one.person)
    await one.holder.open(mine)
    const change = await one.holder.filled(mine, { ...ticked(['read']), clave: one.company.key ?? '' })
    const stop = await one.holder.filled(`${mine}/suspender`)
    await one.holder.open(`${mine}/quitar`)
    const remove = await one.holder.filled(`${mine}/quitar`)
    for (const [path, body] of [
      ['', change],
      ['/suspender', stop],
      ['/quitar', remove],
    ] as const)
      await one.holder.ask(`/cuenta/usuarios/${theirs}${path}`, { method: 'POST', body })
    expect(await accessesOf(service, other.company)).toMatchObject([
      { state: 'active', scopes: ['payroll', 'read'] },
    ])

    // A user who chooses the access of somebody else keeps standing where they are.
    await enter(one.marta, one.person)
    const { f = '' } = await one.marta.filled('/asesor/empresa')
    for (const id of [theirs, nobody]) {
      const { headers } = await one.marta.ask('/asesor/empresa', { method: 'POST', body: { f, acceso: id } })
      expect(headers['location']).toBe('/asesor')
    }
    await one.marta.open('/asesor/empresa')
    expect(one.marta.page.path).toBe('/asesor')
    // Nor do they come in for an employer that gave them nothing; the answer is that of a wrong key.
    const stranger = visit(service)
    await enter(stranger, one.person, other.company)
    const wrong = visit(service)
    await enter(wrong, { ...one.person, key: 'no es esta' }, other.company)
    expect([stranger.page.status, stranger.page.code]).toEqual([wrong.page.status, wrong.page.code])
  })

  it('an invitation is for one person: not for another number, not in another browser, not twice', async () => {
    const { service } = scene
    const company = service.fresh()
    const holder = visit(service)
    await signIn(holder, company, company.key ?? '')
    const person = freshPerson(service)
    const mail = await invite(holder, company, person)
    const thief = visit(service)
    await openInvite(thief, mail)
    const page = thief.page.path
    // Whoever has only the address of the page has nothing.
    const elsewhere = visit(service)
    await elsewhere.open(page)
    expect([elsewhere.page.status, elsewhere.page.code]).toEqual([410, 'CLV-310'])
    const wrong = freshPerson(service)
    for (let left = 4; left >= 0; left -= 1) {
      await thief.press(thief.t('p12.save'), { cedula: wrong.cedula, clave: person.key })
      expect([thief.page.status, thief.page.errors]).toEqual([422, [thief.t('u06.err.person', { n: left })]])
    }
    await thief.press(thief.t('p12.save'), { cedula: person.cedula, clave: person.key })
    expect([thief.page.status, thief.page.code]).toEqual([410, 'CLV-310'])
    expect((await accessesOf(service, company)).map(({ state }) => state)).toEqual(['invited'])
  })

  it('a mailbox is the sign-in of one person, and no employer is told so', async () => {
    const { service } = scene
    const { person } = await staffed(service)
    const company = service.fresh()
    const holder = visit(service)
    await signIn(holder, company, company.key ?? '')
    const other = freshPerson(service, { mail: person.mail.replace('asesora', 'ASESORA') })
    const mail = await invite(holder, company, other)
    expect(holder.page.words).toContain(holder.t('u03.done.invited'))
    const eva = visit(service)
    await openInvite(eva, mail)
    expect([eva.page.status, eva.page.code]).toEqual([409, 'CLV-315'])
  })

  it('a key of before opens nothing, nor does a session of before', async () => {
    const { service } = scene
    const { company, person, holder, marta } = await staffed(service)
    await enter(marta, person, company)
    const [here, there] = doorsOf(service, marta)
    if (here === undefined || there === undefined) throw new Error('two instances')
    const page = await pageOfUser(holder, person)
    await holder.open(page)
    await holder.press(holder.t('u03.suspend'))
    for (const door of [here, there]) expect((await door.ask('/asesor/empresa')).status).toBe(303)
    await here.open('/asesor')
    await here.press(here.t('u01.signOut'))
    expect((await there.ask('/asesor')).headers['location']).toBe('/entrar')
  })

  it('there is no act in the table that touches the key, its contacts, a recovery or other users', () => {
    expect(Object.keys(powers).filter((act) => /key|clave|contact|recover|user|receipt/i.test(act))).toEqual(
      [],
    )
  })

  it('accepts for the second time nothing', async () => {
    const { service } = scene
    const { person, mail } = await staffed(service)
    const again = visit(service)
    await openInvite(again, mail)
    expect(again.page.status).toBe(410)
    await expect(accept(visit(service), mail, person)).rejects.toThrow()
  })
})
