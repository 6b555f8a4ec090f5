import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { signIn } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { enter, freshPerson, staffed } from '../support/users.ts'
import { visit, type Visitor } from '../support/visitor.ts'

const seen = ({ page }: Visitor) => [
  page.status,
  page.code,
  page.errors,
  page.words.replaceAll(/asesora-\d+@contadores\.example/g, '#'),
]

attack('ATK-14', 'the door of users', (scene) => {
  it('answers the same for a mailbox that nobody has, at the same cost, until it rests', async () => {
    const { service } = scene
    const { person, company } = await staffed(service)
    const { attempts } = service.policy.secondaryUsers
    const known = visit(service)
    const unknown = visit(service)
    const ghost = freshPerson(service)
    for (let n = 0; n < attempts; n += 1) {
      const before = service.hashes()
      await enter(known, { mail: person.mail, key: `no es esta ${n}` }, company)
      const cost = service.hashes() - before
      await enter(unknown, { mail: ghost.mail, key: `no es esta ${n}` }, company)
      expect(seen(known)).toEqual(seen(unknown))
      expect([cost, service.hashes() - before]).toEqual([1, 2])
    }
    expect([known.page.status, known.page.code]).toEqual([429, 'CLV-317'])
    // The right key has to wait, too: who guesses hears nothing.
    await enter(known, person, company)
    expect(known.page.code).toBe('CLV-317')
    await change(
      service,
      company,
      `update sign_in_tally set touched_at = touched_at - interval '31 minutes' where $1::uuid is not null`,
    )
    await enter(known, person, company)
    expect(known.page.path).toBe('/asesor/empresa')
  })

  it('I-08: whoever fails there never blocks an employer, nor spends one of its tries', async () => {
    const { service } = scene
    const { person, company } = await staffed(service)
    const stranger = visit(service)
    for (let n = 0; n < 12; n += 1) await enter(stranger, { mail: person.mail, key: `otra ${n}` }, company)
    expect(stranger.page.code).toBe('CLV-317')
    expect(await standingOf(service, company)).toMatchObject({ blocked: false })
    const holder = visit(service)
    await holder.open('/entrar')
    await holder.press(holder.t('u01.go'), { ruc: company.identifier, clave: 'no es esta' })
    expect(holder.page.errors).toEqual([holder.t('u01.err', { n: service.policy.signIn.attempts - 1 })])
    await signIn(holder, company, company.key ?? '')
    expect(holder.page.path).toBe('/cuenta')
  })

  it('the other way round: whoever blocks the key of an employer stops no user of it', async () => {
    const { service } = scene
    const { person, company, marta } = await staffed(service)
    await change(
      service,
      company,
      'update employer_key set blocked_at = clock_timestamp() where employer_id = $1',
    )
    await enter(marta, person, company)
    expect(marta.page.path).toBe('/asesor/empresa')
  })

  it('a report stops them, until it is settled', async () => {
    const { service } = scene
    const { person, company, marta, holder } = await staffed(service)
    await enter(marta, person, company)
    await change(service, company, 'update employer set frozen_at = clock_timestamp() where id = $1')
    await marta.open('/asesor/empresa')
    expect([marta.page.path, marta.page.words.includes(marta.t('u05.state.stopped'))]).toEqual([
      '/asesor',
      true,
    ])
    await holder.open('/cuenta/usuarios')
    expect(holder.page.status).toBe(200)
  })
})
