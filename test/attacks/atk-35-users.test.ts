import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { recover, signIn } from '../support/recover.ts'
import { change } from '../support/rows.ts'
import { accessesOf, enter, freshPerson, openInvite, staffed, typedFor } from '../support/users.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-35', 'what the intruder gave to others', (scene) => {
  it('I-21: a user whom the intruder let in reads nothing from the step on that sets the key', async () => {
    const { service } = scene
    const { company, person, marta, holder: intruder } = await staffed(service)
    await enter(marta, person, company)
    // A form for one more, ready to be sent in the moment of the recovery.
    await intruder.open('/cuenta/usuarios/nuevo')
    const accomplice = freshPerson(service)
    const body = await intruder.filled('/cuenta/usuarios/nuevo', typedFor(company, accomplice, ['read']))
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'opened' })
    const key = await ana.filled('/clave/nueva', { clave: scene.key })
    const seen: boolean[] = []
    let over = false
    const watching = (async () => {
      while (!over) {
        seen.push((await marta.copy().ask('/asesor/empresa')).status === 200)
        await new Promise((passed) => setTimeout(passed, 10))
      }
    })()
    const [set] = await Promise.all([
      ana.ask('/clave/nueva', { method: 'POST', body: key }),
      intruder.ask('/cuenta/usuarios/nuevo', { method: 'POST', body }),
    ])
    expect(set.headers['location']).toBe('/clave/lista')
    expect((await marta.ask('/asesor/empresa')).headers['location']).toBe('/asesor')
    over = true
    await watching
    expect(seen.lastIndexOf(true)).toBeLessThan(seen.includes(false) ? seen.indexOf(false) : seen.length)
    // Whichever came first: nobody is let in, and no invitation is out.
    for (const { state } of await accessesOf(service, company))
      expect(['unconfirmed', 'invited']).toContain(state)
    const { rows } = await service.db.pool.query<{ n: number }>(
      `select count(*)::int as n from delegation n join employer e on e.id = n.employer_id
        where e.identifier = $1 and n.state = 'invited' and n.invite_until > clock_timestamp()`,
      [company.identifier],
    )
    expect(rows[0]?.n).toBe(0)
  })

  it('a suspended user stays suspended, and an unlocked key changes nothing about anybody', async () => {
    const { service } = scene
    const { company } = await staffed(service)
    await change(service, company, `update delegation set state = 'suspended' where employer_id = $1`)
    await recover(visit(service), company)
    expect((await accessesOf(service, company)).map(({ state }) => state)).toEqual(['suspended'])
  })

  it('on probation nobody is let in, and whoever is there can be taken away or confirmed', async () => {
    const { service, key } = scene
    const { company, person } = await staffed(service)
    const ana = visit(service)
    await recover(ana, company)
    await signIn(ana, company, key)
    expect(ana.page.path).toBe('/cuenta/usuarios')
    await ana.open('/cuenta/usuarios/nuevo')
    await ana.press(ana.t('u03.invite'), {
      ...typedFor(company, freshPerson(service), ['read']),
      clave: key,
    })
    const onProbation = service.policy.key.probation > 0
    expect([ana.page.status, ana.page.code]).toEqual(onProbation ? [409, 'CLV-314'] : [200, undefined])
    await ana.open('/cuenta/usuarios')
    const link = ana.page.links.find(({ text }) => text.endsWith(person.name))
    await ana.open(link?.href ?? '')
    await ana.press(ana.t('u03.confirm'), { clave: key })
    expect(ana.page.words).toContain(ana.t('u03.done.confirmed'))
  })

  it('an invitation of before a restore opens nothing (I-18)', async () => {
    const { service } = scene
    const { holder, company } = await staffed(service)
    const person = freshPerson(service)
    await holder.open('/cuenta/usuarios/nuevo')
    const since = service.inbox.list().reduce((most, { n }) => Math.max(most, n), 0)
    await holder.press(holder.t('u03.invite'), typedFor(company, person, ['read']))
    const mail = await service.inbox.next(
      ({ n, to }) => n > since && to === person.mail,
      AbortSignal.timeout(10_000),
    )
    await service.db.pool.query('update delegate_invitation set restore_epoch = restore_epoch - 1')
    const late = visit(service)
    await openInvite(late, mail)
    expect([late.page.status, late.page.code]).toEqual([410, 'CLV-310'])
  })
})
