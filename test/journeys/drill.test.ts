import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { statement } from '../../src/platform/database/statement.ts'
import type { Member } from '../support/members.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import { mailsTo, signIn } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { testPhone } from '../support/unlock-code.ts'
import { visit, type Visitor } from '../support/visitor.ts'

const phone = testPhone()
let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2, texting: phone.texting })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const path = '/cuenta/simulacro'

async function signedIn(company: Member): Promise<Visitor> {
  const ana = visit(service)
  await signIn(ana, company, company.key ?? '')
  await ana.open(path)
  return ana
}
const begin = (ana: Visitor) => ana.submit(path)
const digitsOf = async (ana: Visitor, company: Member): Promise<string> => {
  await mailHandedOver(service, company)
  const [mail] = mailsTo(ana, company, ana.t('m41.subject'))
  return /^\d{6}$/m.exec(mail?.text ?? '')?.[0] ?? ''
}
/** Title and state of every row, as they stand on the page. */
const rowsOf = ({ page }: Visitor): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...page.html.matchAll(/<h3[^>]*>([^<]*)<strong[^>]*>([^<]*)<\/strong>/g)].map(
      ([, title = '', state = '']) => [title.trim(), state.trim()],
    ),
  )
const later = (company: Member, interval: string) =>
  change(
    service,
    company,
    `update drill set begun_at = begun_at - $2::interval where employer_id = $1`,
    interval,
  )
const rows = statement<{ contacts: string; keys: string; reps: string }>(
  'test.drillRows',
  `select (select json_agg(c order by c.id)::text from contact c where c.employer_id = e.id) as contacts,
          (select row_to_json(k)::text from employer_key k where k.employer_id = e.id) as keys,
          (select json_agg(r order by r.document)::text from representation r where r.employer_id = e.id) as reps
     from employer e where e.identifier = $1`,
)

describe('a drill', () => {
  it('says what would hold on the day, and changes nothing', async () => {
    const company = service.fresh()
    const ana = await signedIn(company)
    expect(rowsOf(ana)).toEqual({})
    const before = [await standingOf(service, company), await service.db.first(rows, [company.identifier])]
    await begin(ana)
    expect(ana.page.path).toBe(path)
    const found = rowsOf(ana)
    expect(found).toMatchObject({
      RUC: 'Bien',
      'Representante legal': 'Bien',
      'Firma electrónica': 'No consta',
    })
    expect(Object.keys(found)).toHaveLength(8)
    expect(ana.page.html).not.toContain(company.document)
    // A refusal stands at the address of its form; in the other language, and asked for again, it is the page.
    await ana.submit(`${path}/codigo`, { codigo: '1' })
    expect([ana.page.status, ana.page.path]).toEqual([422, `${path}/codigo`])
    await ana.open(`${path}/codigo?lang=es`)
    expect([ana.page.status, ana.page.path]).toEqual([200, path])
    expect([await standingOf(service, company), await service.db.first(rows, [company.identifier])]).toEqual(
      before,
    )
  })

  it('sends a test mail, whose code typed here shows that somebody reads the mailbox', async () => {
    const company = service.fresh()
    const ana = await signedIn(company)
    await begin(ana)
    const code = await digitsOf(ana, company)
    const wrong = code === '111111' ? '222222' : '111111'
    await ana.open(path)
    expect(rowsOf(ana)['Correo registrado']).toBe('En camino')
    expect(ana.page.html).toContain(ana.t('u04.mail.accepted'))
    await ana.submit(`${path}/codigo`, { codigo: wrong })
    expect([ana.page.status, ana.page.code]).toEqual([422, 'CLV-320'])
    await ana.submit(`${path}/codigo`, { codigo: code })
    expect([ana.page.path, rowsOf(ana)['Correo registrado']]).toEqual([path, 'Bien'])
    const state = await ana.ask(`${path}/estado`)
    expect(JSON.parse(state.body)).toMatchObject({ state: 'used', reload: true })
  })

  it('is not what looking at it does', async () => {
    const company = service.fresh()
    const ana = await signedIn(company)
    for (let n = 0; n < 3; n += 1) await ana.open(path)
    await mailHandedOver(service, company)
    expect(mailsTo(ana, company, ana.t('m41.subject'))).toEqual([])
    expect(ana.page.html).toContain(ana.t('u04.begin'))
  })

  it('L-08, F-27: is limited by the day in the database, and the same form twice is one', async () => {
    const company = service.fresh()
    const ana = await signedIn(company)
    // Each with a session of their own, through both instances, at one instant. They sign in one after the other: so many
    // tries at once are more than are free.
    const crowd = []
    while (crowd.length < 8) crowd.push(await signedIn(company))
    const bodies = await Promise.all(crowd.map((one) => one.filled(path)))
    await Promise.all(crowd.map((one, n) => one.ask(path, { method: 'POST', body: bodies[n] ?? {} })))
    const count = async () =>
      (
        await service.db.pool.query(
          `select count(*)::int as n from drill d join employer e on e.id = d.employer_id where e.identifier = $1`,
          [company.identifier],
        )
      ).rows[0] as { n: number }
    expect(await count()).toEqual({ n: 1 })
    for (let n = 1; n < service.policy.drill.perDay; n += 1) {
      await later(company, '2 minutes')
      await ana.open(path)
      await begin(ana)
    }
    await later(company, '2 minutes')
    await ana.open(path)
    await begin(ana)
    expect([ana.page.status, ana.page.code]).toEqual([429, 'CLV-321'])
    expect(await count()).toEqual({ n: service.policy.drill.perDay })
    await later(company, '24 hours')
    await ana.open(path)
    await begin(ana)
    expect(ana.page.status).toBe(200)
  })

  it('tells what ends soon, what is over, and a representative whom the registries no longer know', async () => {
    const company = service.fresh()
    await change(
      service,
      company,
      `update representation set until = current_date + 20, document = '2449990014' where employer_id = $1`,
    )
    await change(
      service,
      company,
      `update employer_key set set_at = clock_timestamp() - interval '95 days' where employer_id = $1`,
    )
    const ana = await signedIn(company)
    await begin(ana)
    expect(rowsOf(ana)).toMatchObject({
      'Representante legal': 'Por corregir',
      Nombramiento: 'Pronto',
      'Edad de la clave': 'Por corregir',
    })
  })

  it('is for who is signed in', async () => {
    const stranger = visit(service)
    await stranger.open(path)
    expect(stranger.page.path).toBe('/entrar')
    expect((await stranger.ask(`${path}/estado`)).status).toBe(403)
  })
})
