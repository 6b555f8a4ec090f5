import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { lookAgain } from '../../src/proofs/registry/app/look-again.ts'
import { parseId, type EmployerId } from '../../src/kernel/ids.ts'
import type { Member } from '../support/members.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import {
  identify,
  mailsTo,
  newest,
  newKeys,
  nextMail,
  openLink,
  recover,
  signIn,
} from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { ask, attended, checkAll, officer } from '../support/counter.ts'
import { comeIn } from '../support/staff.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => {
  service.faults.set('taxpayer', 'none')
  expect(service.faultLines()).toEqual([])
})
const key = newKeys['as-described']

const another = `update taxpayer_record set representatives = '[{"document":"2400000018","names":"OTRA PERSONA"}]'
   where ruc = (select identifier from employer where id = $1)`

const idOf = async ({ identifier }: Member): Promise<EmployerId> => {
  const { rows } = await service.db.pool.query<{ id: string }>(
    'select id from employer where identifier = $1',
    [identifier],
  )
  const id = parseId<EmployerId>(rows[0]?.id)
  if (!id.ok) throw new Error('no employer')
  return id.value
}
const deps = (n = 0) => {
  const instance = service.instances[n]
  if (instance === undefined) throw new Error('no instance')
  return instance.parts.representation.deps
}
const lookOnce = async (company: Member, n = 0) => lookAgain(deps(n), await idOf(company))
/** A registry that is slow on a busy machine is asked again: here nothing is out. */
async function look(company: Member, n = 0) {
  for (let tries = 0; tries < 5; tries += 1) {
    const found = await lookOnce(company, n)
    if (found !== 'unknown') return found
  }
  throw new Error('the registries do not answer')
}
const changes = async (company: Member) =>
  (
    await service.db.pool.query<{ ended_by: string | null; disputed: boolean }>(
      `select ended_by, disputed_at is not null as disputed from representation_change where employer_id = $1 order by found_at`,
      [await idOf(company)],
    )
  ).rows
const actsOn = async (company: Member): Promise<readonly string[]> => {
  const [instance] = service.instances
  const found = await instance?.parts.proofs.acts.list(await idOf(company), undefined, 200)
  return (found ?? []).map(({ act }) => act)
}
const epochOf = async (company: Member): Promise<number> =>
  (
    await service.db.pool.query<{ epoch: number }>('select epoch from employer where identifier = $1', [
      company.identifier,
    ])
  ).rows[0]?.epoch ?? 0

/** A company with a new key, somebody signed in, and a mails counter. */
async function withKey(): Promise<{ company: Member; ana: Visitor }> {
  const company = service.fresh()
  const ana = visit(service)
  await recover(ana, company)
  await signIn(ana, company, key)
  expect(ana.page.path).toBe('/cuenta')
  return { company, ana }
}
const told = (ana: Visitor, company: Member) => mailsTo(ana, company, ana.t('m42.subject')).length

describe('a representative whom the registries no longer name (I-05)', () => {
  it('is found once by two that look at the same moment: one change, one mail a mailbox, sessions over', async () => {
    const { company, ana } = await withKey()
    await change(service, company, another)
    const before = await epochOf(company)
    const found = await Promise.all([look(company, 0), look(company, 1), look(company, 0), look(company, 1)])
    expect(found.filter((one) => one === 'changed')).toHaveLength(1)
    expect(await changes(company)).toEqual([{ ended_by: null, disputed: false }])
    expect(await epochOf(company)).toBeGreaterThan(before)
    expect(await standingOf(service, company)).toMatchObject({ sessions: 0 })
    expect((await ana.open('/cuenta')).path).toBe('/entrar')
    await expect.poll(() => told(ana, company), { timeout: 10_000 }).toBe(1)
    await look(company)
    await new Promise((passed) => setTimeout(passed, 500))
    expect(told(ana, company)).toBe(1)
    expect((await actsOn(company)).filter((act) => act === 'representationChanged')).toHaveLength(1)
  })

  it('leaves the key working, says so in the account, and lets the account change no mail', async () => {
    const { company, ana } = await withKey()
    await change(service, company, another)
    expect(await look(company)).toBe('changed')
    await signIn(ana, company, key)
    expect(ana.page.path).toBe('/cuenta')
    await ana.follow(ana.t('u01.representation.go'))
    expect([ana.page.path, ana.page.h1]).toEqual(['/representante', ana.t('p23.title')])
    expect(ana.page.words).toContain(ana.t('p23.held'))
    await ana.open('/contacto/nuevo')
    await ana.submit('/contacto/nuevo', { correo: 'nueva@otra.example', clave: key }).catch(() => undefined)
    expect([ana.page.status, ana.page.code]).toEqual([409, 'CLV-330'])
    const { rows } = await service.db.pool.query('select 1 from contact_change where employer_id = $1', [
      await idOf(company),
    ])
    expect(rows).toEqual([])
  })

  it('stops a change of mail that was on its way, and the link that was out', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'sent' })
    await change(service, company, another)
    expect(await look(company)).toBe('changed')
    expect(await standingOf(service, company)).toMatchObject({ generation: 1 })
    // Back at the registries’ word, the case of before is over all the same: its proofs are of another epoch.
    await ana.open('/enlace')
    expect(ana.page.path).not.toBe('/clave/nueva')
  })

  it('closes recovery by mail alone for whoever the registries and the record still both know', async () => {
    const company = service.fresh()
    const taxpayer = async () =>
      (
        await service.db.pool.query<{ representatives: unknown }>(
          'select representatives from taxpayer_record where ruc = $1',
          [company.identifier],
        )
      ).rows[0]?.representatives
    const before = await taxpayer()
    await change(service, company, another)
    expect(await look(company)).toBe('changed')
    await service.db.pool.query('update taxpayer_record set representatives = $2 where ruc = $1', [
      company.identifier,
      JSON.stringify(before),
    ])
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'answered' })
    expect(ana.page.path).toBe('/otras-formas')
    expect(await standingOf(service, company)).toMatchObject({ liveLinks: 0, generation: 1 })
    // The next look finds that they agree again, and ends it.
    expect(await look(company)).toBe('agreesAgain')
    expect(await changes(company)).toEqual([{ ended_by: 'agrees', disputed: false }])
  })

  it.each(['down', 'slow', 'stale', 'malformed', 'wrongPerson'] as const)(
    'I-10: is never found in an outage (%s)',
    async (fault) => {
      const company = service.fresh()
      await change(service, company, another)
      service.faults.set('taxpayer', fault)
      expect(await lookOnce(company)).toBe('unknown')
      expect(await changes(company)).toEqual([])
      service.faults.set('taxpayer', 'none')
      expect(await look(company)).toBe('changed')
    },
  )

  it('is looked for when a check of a stranger’s pair says so, by the worker and not on the page', async () => {
    const company = service.fresh()
    await change(service, company, another)
    await service.db.pool.query(
      `update representation_check set checked_at = clock_timestamp() - interval '2 hours' where employer_id = $1`,
      [await idOf(company)],
    )
    const ana = visit(service)
    await identify(ana, company)
    expect([ana.page.status, ana.page.code]).toEqual([422, 'CLV-110'])
    await expect.poll(() => changes(company), { timeout: 10_000 }).toHaveLength(1)
  })
})

describe('the worker', () => {
  it('asks about an employer once within the hour, however often a visitor gives rise to it', async () => {
    const company = service.fresh()
    const [instance] = service.instances
    const task = instance?.parts.tasks['lookAtRepresentative']
    if (task === undefined) throw new Error('no task')
    await change(service, company, another)
    await task({ id: await idOf(company) })
    expect(await changes(company)).toEqual([])
    await service.db.pool.query(
      `update representation_check set checked_at = clock_timestamp() - interval '2 hours' where employer_id = $1`,
      [await idOf(company)],
    )
    await task({ id: await idOf(company) })
    expect(await changes(company)).toHaveLength(1)
  })

  it('takes those asked about longest ago first, and gives each to one asker only', async () => {
    const companies = [service.fresh(), service.fresh(), service.fresh()]
    const ids = await Promise.all(companies.map(idOf))
    await service.db.pool.query('update representation_check set checked_at = clock_timestamp()')
    for (const [n, id] of ids.entries())
      await service.db.pool.query(
        `update representation_check set checked_at = clock_timestamp() - make_interval(days => $2) where employer_id = $1`,
        [id, 40 + n],
      )
    const { store, policy } = deps()
    expect(await store.takeDue(policy.recheck, 1)).toEqual([ids[2]])
    const both = await Promise.all([
      store.takeDue(policy.recheck, 5),
      deps(1).store.takeDue(policy.recheck, 5),
    ])
    expect(new Set(both.flat())).toEqual(new Set([ids[0], ids[1]]))
    expect(both.flat()).toHaveLength(2)
    expect(await store.takeDue(policy.recheck, 5)).toEqual([])
  })
})

describe('officers', () => {
  it('see it, and may note that it is disputed; what is stopped stays stopped (LOPDP 19)', async () => {
    const { company, ana } = await withKey()
    await change(service, company, another)
    await look(company)
    const worker = await officer(service)
    await comeIn(worker)
    await worker.browser.open('/interno/representantes')
    expect(worker.browser.page.words).toContain(company.legalName)
    const form = worker.browser.page.forms.find(({ fields }) => fields.some(({ name }) => name === 'empresa'))
    expect(form?.action).toBe('/interno/representantes/disputa')
    const id = await idOf(company)
    const body = {
      ...(await worker.browser.filled('/interno/representantes/disputa')),
      empresa: id,
      cambio:
        (
          await service.db.pool.query<{ id: string }>(
            'select id from representation_change where employer_id = $1',
            [id],
          )
        ).rows[0]?.id ?? '',
    }
    const send = () => worker.browser.ask('/interno/representantes/disputa', { method: 'POST', body })
    expect((await send()).headers['location']).toBe('/interno/representantes?aviso=disputa')
    // A second time nothing is written.
    expect((await send()).headers['location']).toBe('/interno/representantes')
    expect(await changes(company)).toEqual([{ ended_by: null, disputed: true }])
    expect((await actsOn(company)).filter((act) => act === 'representationDisputed')).toHaveLength(1)
    await signIn(ana, company, key)
    expect(ana.page.words).toContain(ana.t('u01.representation.disputed'))
    await ana.open('/contacto/nuevo')
    const audit = await officer(service, ['audit'])
    await comeIn(audit)
    expect((await audit.browser.open('/interno/representantes')).status).toBe(404)
  })
})

describe('whoever shows who they are before an officer', () => {
  it('ends it with the key that they make, and the account is whole again', async () => {
    const company = service.fresh()
    const { rows } = await service.db.pool.query<{ representatives: unknown }>(
      'select representatives from taxpayer_record where ruc = $1',
      [company.identifier],
    )
    await change(service, company, another)
    expect(await look(company)).toBe('changed')
    // The registry is set right, and nobody has looked again yet.
    await service.db.pool.query('update taxpayer_record set representatives = $2 where ruc = $1', [
      company.identifier,
      JSON.stringify(rows[0]?.representatives),
    ])
    const worker = await officer(service)
    const one = await attended(service, 'inPerson', company)
    const since = newest(one.ana)
    await checkAll(service, worker, one.code)
    expect(await ask(service, worker, one.code)).toMatchObject({ ok: true, value: { is: 'sent' } })
    const mail = await nextMail(one.ana, company, since)
    await mailHandedOver(service, company)
    await openLink(one.ana, mail)
    await one.ana.press(one.ana.t('p12.save'), { clave: key })
    expect(one.ana.page.path).toBe('/clave/lista')
    expect(await changes(company)).toEqual([{ ended_by: 'attended', disputed: false }])
    expect(await actsOn(company)).toContain('representationEnded')
  })
})
