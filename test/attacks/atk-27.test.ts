import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { runCli } from '../../src/entry/cli/program.ts'
import { instant } from '../../src/kernel/time.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { statement } from '../../src/platform/database/statement.ts'
import { attack, type Scene } from '../support/attack.ts'
import type { Member } from '../support/members.ts'
import { failSet } from '../support/question-sets.ts'
import { answerAll, identify, mailsTo, recover, signIn } from '../support/recover.ts'
import { restore } from '../support/restore.ts'
import { change, standingOf } from '../support/rows.ts'
import type { Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

/** Of ten thousand employers one in a hundred. */
const mostSuspended = 10_000 / 100

const running = statement('test.running', 'select 1 from campaign where holds_until > clock_timestamp()')
const isNoticed = async ({ service }: Scene) => (await service.db.first(running)) !== undefined

/** As many refused sets as the questions take, from an address of its own, three at most. */
async function suspend({ service }: Scene, company: Member, instance: number): Promise<Visitor> {
  const stranger = visit(service, { instance })
  await identify(stranger, company)
  for (let n = 0; n < 3 && stranger.page.code !== 'CLV-153' && stranger.page.path !== '/suspendido'; n += 1) {
    if (n === 0) await failSet(stranger, company)
    else {
      await stranger.press(stranger.t('p07.retry'))
      await answerAll(stranger, company, 'wrong')
    }
  }
  return stranger
}

attack(
  'ATK-27',
  'suspending everybody',
  (scene) => {
    const suspended: Member[] = []

    it('every try costs a human check of its own: none, a used one and a made-up one show no questions', async () => {
      const { service } = scene
      const company = service.fresh()
      const stranger = visit(service)
      await identify(stranger, company)
      await failSet(stranger, company)
      const retry = await stranger.filled('/preguntas')
      const send = async (humanCheck: string) => {
        const answer = await stranger
          .copy()
          .ask('/preguntas', { method: 'POST', body: { ...retry, humanCheck } })
        return [answer.status, answer.headers['location'] ?? /CLV-\d{3}(?![\w-])/.exec(answer.body)?.[0]]
      }
      expect(await send('')).toEqual([303, '/preguntas/comprobacion'])
      expect(await send('x')).toEqual([422, 'CLV-180'])
      // That of P-02 is for P-02.
      const identified = stranger.posted.find(({ path }) => path === '/empresa')
      expect(await send(identified?.body['humanCheck'] ?? '')).toEqual([422, 'CLV-180'])
      expect(await standingOf(service, company)).toMatchObject({ refused: 1 })

      await stranger.submit('/preguntas')
      expect(stranger.page.path).toBe('/preguntas/1')
      const used = stranger.posted.findLast(({ path }) => path === '/preguntas')?.body['humanCheck'] ?? ''
      await stranger.open('/preguntas')
      await failSet(stranger, company)
      expect(stranger.page.path).toBe('/preguntas/resultado')
      const again = await stranger.filled('/preguntas')
      const twice = await stranger
        .copy()
        .ask('/preguntas', { method: 'POST', body: { ...again, humanCheck: used } })
      expect([twice.status, twice.body.includes('CLV-183')]).toEqual([422, true])
      expect(await standingOf(service, company)).toMatchObject({ refused: 2, suspended: false })
    })

    it('without a script a further try costs a wait', async () => {
      const { service } = scene
      const company = service.fresh()
      const ana = visit(service)
      await identify(ana, company)
      await failSet(ana, company)
      await ana.submit('/preguntas', { humanCheck: '' })
      expect([ana.page.path, ana.page.h1]).toEqual([
        '/preguntas/comprobacion',
        ana.t('p04.title', { plazo: ana.t('g.time.seconds', { n: 20 }) }),
      ])
      await ana.press(ana.t('g.continue'))
      expect([ana.page.status, ana.page.code]).toEqual([422, 'CLV-186'])
      service.moveWebClock(20)
      try {
        await ana.press(ana.t('g.continue'))
        expect(ana.page.path).toBe('/preguntas/1')
      } finally {
        service.moveWebClock(-20)
      }
    })

    it('a wrong pair, as often as it likes, suspends nobody and is no campaign', async () => {
      const { service } = scene
      const company = service.fresh()
      for (let n = 0; n < 6; n += 1) {
        const stranger = visit(service, { instance: n % 2 })
        await identify(stranger, { identifier: company.identifier, document: service.cast.E2.document })
        expect(stranger.page.code).toBe('CLV-110')
      }
      expect(await standingOf(service, company)).toMatchObject({ cases: 0, refused: 0 })
      expect(await isNoticed(scene)).toBe(false)
    })

    it('is noticed before one in a hundred is suspended, and suspends nobody from there on', async () => {
      const { service } = scene
      for (let n = 0; n < mostSuspended && !(await isNoticed(scene)); n += 1) {
        const company = service.fresh()
        const stranger = await suspend(scene, company, n % 2)
        expect(stranger.page.path).toBe('/suspendido')
        suspended.push(company)
      }
      expect(await isNoticed(scene)).toBe(true)
      expect(suspended.length).toBeLessThan(mostSuspended)
      expect(suspended).toHaveLength(5)

      for (let n = 0; n < 6; n += 1) {
        const company = service.fresh()
        const stranger = await suspend(scene, company, n % 2)
        expect([stranger.page.path, stranger.page.code]).toEqual(['/preguntas', 'CLV-153'])
        // A further case helps as little.
        expect((await suspend(scene, company, (n + 1) % 2)).page.code).toBe('CLV-153')
        expect(await standingOf(service, company)).toMatchObject({ refused: 1, suspended: false })
      }
    })

    it('closes no sign-in, no other way, and no link that is out', async () => {
      const { service } = scene
      for (const company of suspended) {
        const portal = visit(service)
        await signIn(portal, company, company.key ?? '')
        expect(portal.page.path).toBe('/cuenta')
      }
      const [company] = suspended
      if (company === undefined) throw new Error('nobody was suspended')
      const ana = visit(service)
      await identify(ana, company)
      expect(ana.page.path).toBe('/suspendido')
      await ana.open('/otras-formas')
      expect(ana.page.words).toContain(ana.t('p16.office.time'))
      // The one way that is closed is the one by questions.
      expect(ana.page.html.split(ana.t('p16.closed', { motivo: '' }).trim()).length - 1).toBeLessThanOrEqual(
        1,
      )
      expect(mailsTo(ana, company, ana.t('m04.subject'))).toHaveLength(1)

      const honest = visit(service)
      await recover(honest, service.fresh())
      expect(honest.page.h1).toBe(honest.t('p13.panel'))
    })

    it('two people, and never one, lift what it suspended; the log names both, and nobody else is touched', async () => {
      const { service } = scene
      const earlier = service.fresh()
      await change(service, earlier, suspendedBefore)
      const [one = '', other = ''] = await operators(service)
      const seen = await cli(service, one, 'campaign', 'status', '--json')
      const [campaign] = JSON.parse(seen.said) as { n: number }[]
      expect([seen.exit, campaign]).toEqual([
        1,
        expect.objectContaining({ suspended: 5, signs: ['suspensions'], running: true, lift: null }),
      ])
      const n = String(campaign?.n)
      const approve = (role: string) => cli(service, role, 'campaign', 'approve-lift', n)

      expect((await approve(one)).exit).toBe(1)
      expect((await cli(service, one, 'campaign', 'propose-lift', n)).exit).toBe(0)
      expect((await approve(one)).exit).toBe(1)
      // Nor with a statement that says it is somebody else.
      const own = openDatabase({ url: urlAs(service, one), max: 1 })
      await expect(own.pool.query(`update campaign_lift set approved_by = '${other}'`)).rejects.toMatchObject(
        {
          code: '23514',
        },
      )
      await own.close()
      for (const company of suspended)
        expect(await standingOf(service, company)).toMatchObject({ refused: 3, suspended: true })

      expect(await approve(other)).toEqual({ exit: 0, said: '5 suspensions ended.\n' })
      expect(await approve(other)).toEqual({ exit: 0, said: '0 suspensions ended.\n' })
      for (const company of suspended)
        expect(await standingOf(service, company)).toMatchObject({ refused: 0, suspended: false })
      expect(await standingOf(service, earlier)).toMatchObject({ suspended: true })
      const log = await service.db.many(liftEntries)
      expect(log).toEqual([
        { act: 'liftApproved', actors: 1, n: 1 },
        { act: 'liftProposed', actors: 1, n: 1 },
        { act: 'suspensionLifted', actors: 1, n: 5 },
      ])
      expect((await service.db.first(people))?.n).toBe(2)

      const [company = earlier] = suspended
      const ana = visit(service)
      await recover(ana, company)
      expect(ana.page.h1).toBe(ana.t('p13.panel'))
    })

    it('I-18: what was proposed or approved before a restore lifts nothing after it', async () => {
      const { service } = scene
      const [one = '', other = ''] = await operators(service)
      const [{ n = 0 } = {}] = JSON.parse((await cli(service, one, 'campaign', 'status', '--json')).said) as {
        n?: number
      }[]
      const run = async (role: string, what: string) =>
        (await cli(service, role, 'campaign', what, String(n))).exit
      // Both words of the test before this one are there, and still lift.
      expect(await run(other, 'approve-lift')).toBe(0)
      await restore(service)
      expect(await run(other, 'approve-lift')).toBe(1)
      expect(await run(one, 'propose-lift')).toBe(0)
      await restore(service)
      expect(await run(other, 'approve-lift')).toBe(1)
      expect(await run(one, 'propose-lift')).toBe(0)
      expect(await run(other, 'approve-lift')).toBe(0)
    })
  },
  { employers: 140 },
)

const suspendedBefore = `insert into question_round (employer_id, tries, suspended_until)
  select $1::uuid, jsonb_build_object('refused', 3, 'reserved', '[]'::jsonb, 'abandoned', '[]'::jsonb,
           'suspendedUntil', floor(extract(epoch from clock_timestamp()) * 1000)::bigint + 3600000),
         clock_timestamp() + interval '1 hour'`

const liftEntries = statement<{ act: string; actors: number; n: number }>(
  'test.liftEntries',
  `select act::text, count(distinct actor)::int as actors, count(*)::int as n from audit_entry
    where act in ('liftProposed', 'liftApproved', 'suspensionLifted') and actor like 'officer:%'
    group by act order by act`,
)
const people = statement<{ n: number }>(
  'test.liftPeople',
  `select count(distinct actor)::int as n from audit_entry where act in ('liftProposed', 'liftApproved')`,
)

const urlAs = ({ db }: Service, role: string): string =>
  String(db.pool.options.connectionString).replace(/:\/\/[^@]*@/, `://${role}@`)

/** Two people with a role of PostgreSQL each, admitted as the service is. */
async function operators(service: Service): Promise<readonly string[]> {
  const roles = ['one', 'other'].map((name) => `${name}_${randomBytes(6).toString('hex')}`)
  for (const role of roles) {
    await service.db.pool.query(`create role ${role} login`)
    await service.db.pool.query('select admit_application($1)', [role])
  }
  return roles
}

/** A command that this person types. */
async function cli(service: Service, role: string, ...words: readonly string[]) {
  let said = ''
  const write = (text: string) => void (said += text)
  const exit = await runCli(words, {
    env: { DATABASE_URL: urlAs(service, role) },
    out: write,
    err: write,
    stdin: async function* () {},
    now: () => instant(Date.now()),
    terminal: false,
  })
  return { exit, said }
}
