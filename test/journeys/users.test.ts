import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newest, recover, signIn } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import {
  accept,
  accessesOf,
  enter,
  finishAccept,
  freshPerson,
  invitationTo,
  invite,
  openInvite,
  pageOfUser,
  staffed,
  ticked,
  typedFor,
  typeInvite,
} from '../support/users.ts'
import { visit } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ profile: 'as-described', instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const company = () => service.fresh()
const holderOf = async (one: ReturnType<typeof company>) => {
  const holder = visit(service)
  await signIn(holder, one, one.key ?? '')
  return holder
}

describe('giving a person access of their own', () => {
  it('goes from the account to a key of the person, and to what they may do', async () => {
    const one = company()
    const person = freshPerson(service)
    const holder = await holderOf(one)
    await holder.open('/cuenta')
    await holder.follow(holder.t('u03.title'))
    await holder.follow(holder.t('u03.add'))
    const since = newest(holder)
    await holder.press(holder.t('u03.invite'), typedFor(one, person, ['payroll', 'pay']))
    expect([holder.page.path, holder.page.words.includes(holder.t('u03.done.invited'))]).toEqual([
      '/cuenta/usuarios?hecho=invited',
      true,
    ])
    expect(holder.page.words).toContain(holder.t('u03.state.invited'))
    const mail = await invitationTo(service, person, since)
    expect(mail.subject).toBe(holder.t('m14.subject'))
    // The registered mailbox is told, with a way to stop it.
    await expect
      .poll(() => service.inbox.list(one.mail ?? '').map(({ subject }) => subject))
      .toContain(holder.t('m39.subject'))

    const marta = visit(service)
    await openInvite(marta, mail)
    expect(marta.page.words).toContain(person.name)
    expect(marta.page.html).not.toContain(one.identifier)
    await finishAccept(marta, person)
    expect([marta.page.path, marta.page.h1]).toEqual(['/acceso/listo', marta.t('u06.done')])

    await enter(marta, person, one)
    expect(marta.page.path).toBe('/asesor/empresa')
    for (const scope of ['payroll', 'pay'] as const)
      expect(marta.page.words).toContain(marta.t(`u03.can.${scope}`))
    expect(marta.page.words).not.toContain(marta.t('u03.can.read'))
    expect((await accessesOf(service, one)).map(({ state }) => state)).toEqual(['active'])
    // Their key is no key of the employer, and the employer's was never touched.
    expect(await standingOf(service, one)).toMatchObject({ generation: 1, blocked: false })
  })

  it('is the same in English, by the code of the mail', async () => {
    const one = company()
    const person = freshPerson(service)
    const holder = visit(service, { lang: 'en' })
    await signIn(holder, one, one.key ?? '')
    const mail = await invite(holder, one, person)
    const marta = visit(service, { lang: 'en' })
    await typeInvite(marta, mail)
    await finishAccept(marta, person)
    expect(marta.page.h1).toBe(marta.t('u06.done'))
    await enter(marta, person)
    expect([marta.page.path, marta.page.h1]).toEqual(['/asesor', marta.t('u05.title')])
  })

  it('says everything that is missing at once, keeps what was typed, and never the key', async () => {
    const one = company()
    const holder = await holderOf(one)
    await holder.open('/cuenta/usuarios/nuevo')
    await holder.press(holder.t('u03.invite'), { correo: 'no es correo' })
    expect(holder.page.status).toBe(422)
    expect(holder.page.errors).toEqual([
      holder.t('u03.err.name'),
      holder.t('u03.err.ced'),
      holder.t('p81.err.form'),
      holder.t('u03.err.can'),
      holder.t('u01.err.key'),
    ])
    expect(holder.page.html).toContain('value="no es correo"')
    const person = freshPerson(service)
    await holder.press(holder.t('u03.invite'), { ...typedFor(one, person, ['read']), clave: 'no es esta' })
    expect([holder.page.status, holder.page.errors]).toEqual([422, [holder.t('u03.err.key', { n: 4 })]])
    expect(holder.page.html).not.toContain('no es esta')
    expect(await accessesOf(service, one)).toEqual([])
  })

  it('takes no end that is past, too far, or no day', async () => {
    const one = company()
    const holder = await holderOf(one)
    const person = freshPerson(service)
    const ends = [
      [{ 'hasta-day': '31', 'hasta-month': '2', 'hasta-year': '2027' }, 'u03.err.until'],
      [{ 'hasta-day': '1', 'hasta-month': '1', 'hasta-year': '2020' }, 'u03.err.until.past'],
      [{ 'hasta-day': '', 'hasta-month': '1', 'hasta-year': '2027' }, 'u03.err.until'],
    ] as const
    for (const [typed, key] of ends) {
      await holder.open('/cuenta/usuarios/nuevo')
      await holder.press(holder.t('u03.invite'), { ...typedFor(one, person, ['read']), ...typed })
      expect(holder.page.errors).toEqual([holder.t(key)])
    }
    await holder.open('/cuenta/usuarios/nuevo')
    await holder.press(holder.t('u03.invite'), {
      ...typedFor(one, person, ['read']),
      'hasta-day': '1',
      'hasta-month': '1',
      'hasta-year': '2190',
    })
    expect(holder.page.errors[0]).toMatch(/^Escriba una fecha hasta el /)
  })

  it('is given once to a person, and to no more than the policy says', async () => {
    const one = company()
    const { most } = service.policy.secondaryUsers
    const person = freshPerson(service)
    const holder = await holderOf(one)
    await invite(holder, one, person)
    await holder.open('/cuenta/usuarios/nuevo')
    await holder.press(holder.t('u03.invite'), typedFor(one, person, ['read']))
    expect([holder.page.status, holder.page.code]).toEqual([409, 'CLV-312'])
    await change(
      service,
      one,
      `insert into delegation (employer_id, id, person, masked, name, mail, lang, scopes, state, seat)
       select $1, gen_random_uuid(), decode(repeat(lpad(to_hex(n), 2, '0'), 32), 'hex'), 'x', 'Persona Prueba', 'x@y.example', 'es',
              array['read'], 'invited', n from generate_series(2, $2::int) n`,
      most - 1,
    )
    // The last place is free, and after it none is.
    await invite(holder, one, freshPerson(service))
    await holder.open('/cuenta/usuarios/nuevo')
    await holder.press(holder.t('u03.invite'), typedFor(one, freshPerson(service), ['read']))
    expect([holder.page.status, holder.page.code]).toEqual([409, 'CLV-311'])
  })
})

describe('what the holder does with an access', () => {
  it('changes at once what is less, and asks for the key before it is more', async () => {
    const { company: one, person, holder, marta } = await staffed(service, { scopes: ['payroll', 'read'] })
    const page = await pageOfUser(holder, person)
    await holder.open(page)
    await holder.submit(page, ticked(['read']))
    expect((await accessesOf(service, one))[0]?.scopes).toEqual(['read'])
    await enter(marta, person, one)
    expect(marta.page.words).not.toContain(marta.t('u03.can.payroll'))

    await holder.open(page)
    await holder.submit(page, ticked(['read', 'pay']))
    expect([holder.page.status, holder.page.errors]).toEqual([422, [holder.t('u01.err.key')]])
    await holder.submit(page, { ...ticked(['read', 'pay']), clave: 'no es esta' })
    expect(holder.page.errors).toEqual([holder.t('u03.err.key', { n: 4 })])
    expect((await accessesOf(service, one))[0]?.scopes).toEqual(['read'])
    await holder.submit(page, { ...ticked(['read', 'pay']), clave: one.key ?? '' })
    expect((await accessesOf(service, one))[0]?.scopes).toEqual(['pay', 'read'])
    await marta.open('/asesor/empresa')
    expect(marta.page.words).toContain(marta.t('u03.can.pay'))
  })

  it('is there in the very next request of the person: suspended, going on, and taken away', async () => {
    const { company: one, person, holder, marta } = await staffed(service)
    await enter(marta, person, one)
    const page = await pageOfUser(holder, person)
    await holder.open(page)
    await holder.press(holder.t('u03.suspend'))
    expect(holder.page.words).toContain(holder.t('u03.done.suspended'))
    await marta.open('/asesor/empresa')
    expect([marta.page.path, marta.page.code]).toEqual(['/asesor', 'CLV-319'])
    expect(marta.page.words).toContain(marta.t('u03.state.suspended'))
    expect(marta.page.forms.some(({ action }) => action === '/asesor/empresa')).toBe(false)

    await holder.press(holder.t('u03.resume'), { clave: one.key ?? '' })
    expect(holder.page.words).toContain(holder.t('u03.done.active'))
    await marta.open('/asesor/empresa')
    expect(marta.page.path).toBe('/asesor/empresa')

    await holder.follow(holder.t('u03.remove'))
    expect(holder.page.words).toContain(holder.t('u03.remove.ask', { nombre: person.name }))
    await holder.press(holder.t('u03.remove'))
    expect(holder.page.words).toContain(holder.t('u03.done.removed'))
    await marta.open('/asesor/empresa')
    expect([marta.page.path, marta.page.words.includes(marta.t('u05.none'))]).toEqual(['/asesor', true])
    // The place is free again, also for the same person.
    await invite(holder, one, person)
    expect((await accessesOf(service, one)).map(({ state }) => state)).toEqual(['removed', 'invited'])
  })

  it('ends by itself on its day, by the clock of the database', async () => {
    const { company: one, person, holder, marta } = await staffed(service)
    await enter(marta, person, one)
    await change(
      service,
      one,
      `update delegation set until_at = clock_timestamp() - interval '1 second' where employer_id = $1`,
    )
    await marta.open('/asesor/empresa')
    expect([marta.page.path, marta.page.words.includes(marta.t('u03.state.expired'))]).toEqual([
      '/asesor',
      true,
    ])
    await holder.open('/cuenta/usuarios')
    expect(holder.page.words).toContain(holder.t('u03.state.expired'))
    await enter(marta, person, one)
    expect(marta.page.status).toBe(422)
  })
})

describe('a recovery', () => {
  it('leaves every user waiting for the new holder, tells them, and lets each one go on (ATK-35, I-21)', async () => {
    const { company: one, person, marta } = await staffed(service)
    await enter(marta, person, one)
    const waiting = await invite(await holderOf(one), one, freshPerson(service))
    const since = newest(marta)
    const ana = visit(service)
    await recover(ana, one)
    expect((await accessesOf(service, one)).map(({ state }) => state)).toEqual(['unconfirmed', 'invited'])
    await marta.open('/asesor/empresa')
    expect([marta.page.path, marta.page.words.includes(marta.t('u03.state.unconfirmed'))]).toEqual([
      '/asesor',
      true,
    ])
    const told = await service.inbox.next(
      ({ n, to }) => n > since && to === person.mail,
      AbortSignal.timeout(10_000),
    )
    expect([told.subject, told.text.includes(person.name)]).toEqual([marta.t('m38.subject'), false])
    // What was out as an invitation opens nothing any more.
    const late = visit(service)
    await openInvite(late, waiting)
    expect([late.page.status, late.page.code]).toEqual([410, 'CLV-310'])

    const key = 'Faro+Gris27'
    await signIn(ana, one, key)
    expect([ana.page.path, ana.page.words.includes(ana.t('u03.unconfirmed', { n: 1 }))]).toEqual([
      '/cuenta/usuarios',
      true,
    ])
    await ana.open(await pageOfUser(ana, person))
    await ana.press(ana.t('u03.confirm'), { clave: one.key ?? '' })
    expect(ana.page.status).toBe(422)
    await ana.press(ana.t('u03.confirm'), { clave: key })
    expect(ana.page.words).toContain(ana.t('u03.done.confirmed'))
    // The session of before goes on: it is the person's, and their key never changed.
    await marta.open('/asesor/empresa')
    expect(marta.page.path).toBe('/asesor/empresa')
  })
})

describe('one person for many employers', () => {
  it('has one key and one list, and works for one after the other', async () => {
    const { company: first, person, marta } = await staffed(service, { scopes: ['payroll'] })
    const second = company()
    const mail = await invite(await holderOf(second), second, person, ['pay'])
    await openInvite(marta, mail)
    expect(marta.page.words).toContain(marta.t('u06.present'))
    await marta.press(marta.t('u06.present.go'), { cedula: person.cedula, clave: 'no es esta' })
    expect(marta.page.errors).toEqual([marta.t('u03.err.key', { n: 4 })])
    await finishAccept(marta, person)
    expect(marta.page.path).toBe('/acceso/listo')
    await enter(marta, person)
    expect(marta.page.path).toBe('/asesor')
    const choices = marta.page.forms.filter(({ action }) => action === '/asesor/empresa')
    expect(choices).toHaveLength(2)
    const accessOf = async (one: typeof first) => (await accessesOf(service, one))[0]?.id ?? ''
    await marta.submit('/asesor/empresa', { acceso: await accessOf(second) })
    expect(marta.page.words).toContain(marta.t('u03.can.pay'))
    expect(marta.page.words).not.toContain(marta.t('u03.can.payroll'))
    await marta.follow(marta.t('u05.other'))
    await marta.submit('/asesor/empresa', { acceso: await accessOf(first) })
    expect(marta.page.words).toContain(marta.t('u03.can.payroll'))
  })

  it('who lost their key makes another by one employer, and waits for the word of the others', async () => {
    const { company: first, person, holder, marta } = await staffed(service)
    const second = company()
    const other = await holderOf(second)
    await accept(marta, await invite(other, second, person), person)
    await enter(marta, person)
    const since = newest(holder)
    await holder.open(await pageOfUser(holder, person))
    await holder.press(holder.t('u03.again'), { clave: first.key ?? '' })
    const again = await invitationTo(service, person, since)
    const key = 'Zm+Kq7wRtB'
    const later = visit(service)
    await openInvite(later, again)
    await later.follow(later.t('u06.lost'))
    await finishAccept(later, { ...person, key })
    expect(later.page.path).toBe('/acceso/listo')
    await marta.open('/asesor')
    expect(marta.page.path).toBe('/entrar')
    await enter(later, { ...person, key }, first)
    expect(later.page.path).toBe('/asesor/empresa')
    expect((await accessesOf(service, second)).map(({ state }) => state)).toEqual(['unconfirmed'])
  })

  it('changes their own key, and every session of before ends', async () => {
    const { company: one, person, marta } = await staffed(service)
    await enter(marta, person, one)
    const elsewhere = visit(service)
    await enter(elsewhere, person)
    const key = 'Zm+Kq8wRtB'
    await marta.open('/asesor/clave')
    await marta.press(marta.t('p12.save'), { actual: 'no es esta', clave: key })
    expect(marta.page.errors).toEqual([marta.t('u03.err.key', { n: 4 })])
    await marta.press(marta.t('p12.save'), { actual: person.key, clave: 'corta' })
    expect(marta.page.status).toBe(422)
    await marta.press(marta.t('p12.save'), { actual: person.key, clave: person.key })
    expect(marta.page.code).toBe('CLV-171')
    await marta.press(marta.t('p12.save'), { actual: person.key, clave: key })
    expect(marta.page.words).toContain(marta.t('u05.key.done'))
    await elsewhere.open('/asesor')
    expect(elsewhere.page.path).toBe('/entrar')
    await marta.press(marta.t('u01.signOut'))
    await enter(marta, person)
    expect(marta.page.status).toBe(422)
    await enter(marta, { ...person, key })
    expect(marta.page.path).toBe('/asesor')
  })

  it('is signed out when nothing was done for a while, and at the end of a session’s life (ASVS 7.3.1, 7.3.2)', async () => {
    const { company: one, person, marta } = await staffed(service)
    const { idle } = service.policy.session
    const { sessionLife } = service.policy.signIn
    const older = (column: 'seen_at' | 'created_at', seconds: number) =>
      service.db.pool.query(
        `update delegate_session s set ${column} = s.${column} - make_interval(secs => $2)
           from delegate d where d.id = s.delegate_id and d.mail = $1`,
        [person.mail, seconds],
      )
    const stands = async () => (await marta.open('/asesor/empresa')).path
    for (const [column, seconds] of [
      ['seen_at', idle],
      ['created_at', sessionLife],
    ] as const) {
      await enter(marta, person, one)
      await older(column, seconds - 30)
      expect(await stands()).toBe('/asesor/empresa')
      await older(column, column === 'seen_at' ? seconds : 30)
      expect(await stands()).toBe('/entrar')
    }
  })
})
