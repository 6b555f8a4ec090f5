import { expect, it } from 'vitest'
import { addNote } from '../../src/desk/app/add-note.ts'
import { askRegistries } from '../../src/desk/app/ask-registries.ts'
import { checkPaper } from '../../src/desk/app/check-paper.ts'
import { confirmIdentity } from '../../src/desk/app/confirm-identity.ts'
import { finishAttendance } from '../../src/desk/app/finish.ts'
import { proposeContact } from '../../src/desk/app/propose-contact.ts'
import { resend } from '../../src/desk/app/resend.ts'
import type { ResetId } from '../../src/desk/domain/reset-request.ts'
import type { EmailAddress } from '../../src/kernel/email-address.ts'
import type { PersonDigest, StaffRole } from '../../src/staff/domain/roles.ts'
import { attack, type Scene } from '../support/attack.ts'
import { anAttorney, attorneySeen } from '../support/attorney.ts'
import {
  ask,
  attended,
  caseOf,
  checkAll,
  chooseWay,
  counterAt,
  decide,
  officer,
  type Officer,
} from '../support/counter.ts'
import { receive } from '../support/counter-pages.ts'
import { comeIn } from '../support/staff.ts'

attack('ATK-48', 'the staff member acting alone', (scene) => {
  it('nobody decides about what they asked for, whatever roles they hold', async () => {
    const { service } = scene
    const both: readonly StaffRole[] = ['counter', 'supervisor']
    const vera = await officer(service, both)
    const { id, code } = await asked(scene, vera)
    for (const decision of ['approved', 'returned', 'rejected'] as const)
      expect(await decide(service, vera, id, decision)).toMatchObject({ ok: false, code: 'self' })
    // Nor with a second account: it is the natural person that counts, in the code and in the database.
    const again = await officer(service, both)
    expect(
      await decide(service, { ...again, duty: { ...again.duty, person: vera.duty.person } }, id, 'approved'),
    ).toMatchObject({ code: 'self' })
    await service.db.pool.query(`update staff_member set retired_at = clock_timestamp() where id = $1`, [
      vera.id,
    ])
    await service.db.pool.query(
      `update staff_member set person = (select person from staff_member where id = $1) where id = $2`,
      [vera.id, again.id],
    )
    const decided = service.db.pool.query(
      `update reset_request set decision = 'approved', decided_by = $2, decided_at = clock_timestamp() where id = $1`,
      [id, again.id],
    )
    await expect(decided).rejects.toThrow('nobody approves what they asked for')
    expect(await linksOf(scene, code)).toBe(0)
  })

  it('nobody decides without the power to, nor with the browser that a colleague left open', async () => {
    const { service } = scene
    const [vera, colleague, sara] = await Promise.all([
      officer(service),
      officer(service),
      officer(service, ['supervisor']),
    ])
    const { id, code } = await asked(scene, vera)
    expect(await decide(service, colleague, id, 'approved')).toMatchObject({ code: 'self' })
    // Sara's session, and another's passkey; her own, for another act; none at all.
    expect(await decide(service, { ...colleague, duty: sara.duty }, id, 'approved')).toMatchObject({
      code: 'passkey',
    })
    expect(await decide(service, sara, id, 'approved', { ceremony: 'signIn' })).toMatchObject({
      code: 'passkey',
    })
    expect(
      await decide(service, sara, id, 'approved', { ceremony: `reset:${crypto.randomUUID()}` }),
    ).toMatchObject({ code: 'passkey' })
    expect(await linksOf(scene, code)).toBe(0)
    expect(await decide(service, sara, id, 'approved')).toMatchObject({ ok: true })
    expect(await linksOf(scene, code)).toBe(1)
  })

  it('an officer serves neither themselves nor their own employer, and the try is written down', async () => {
    const { service } = scene
    const { code, company } = await attended(service)
    const vera = await officer(service)
    const own = counterAt(service).personDigest(company.document) satisfies PersonDigest
    const self: Officer = { ...vera, duty: { ...vera.duty, person: own } }
    const loaded = await caseOf(service, code)
    const counter = counterAt(service)
    expect(await askRegistries(counter, self.duty, loaded)).toMatchObject({ code: 'conflict' })
    expect(
      await confirmIdentity(counter, self.duty, {
        caseId: loaded.case.id,
        result: 'confirmed',
        points: ['face', 'questions'],
      }),
    ).toMatchObject({ code: 'conflict' })
    await checkAll(service, vera, code)
    expect(await ask(service, self, code)).toMatchObject({ code: 'conflict' })
    expect(await linksOf(scene, code)).toBe(0)
    const { rows } = await service.db.pool.query(
      `select count(*)::int as n from audit_entry where act = 'conflictRefused' and case_code = $1`,
      [code],
    )
    expect(rows).toEqual([{ n: 3 }])
  })

  it('the link goes to the registered mailbox only: a contact that changed yesterday asks for a second person', async () => {
    const { service } = scene
    const vera = await officer(service)
    const { code, company } = await attended(service)
    await checkAll(service, vera, code)
    const { employer } = await caseOf(service, code)
    await service.db.pool.query(
      `insert into contact (id, employer_id, kind, value, confirmed_at, retired_at)
       values (gen_random_uuid(), $1, 'mail', 'antes@empresa.example', clock_timestamp() - interval '90 days',
               clock_timestamp() - interval '1 day')`,
      [employer.id],
    )
    // What was checked was checked before the change.
    expect(await ask(service, vera, code)).toMatchObject({ ok: false })
    expect(await linksOf(scene, code)).toBe(0)
    const next = await attended(service, 'inPerson', company)
    await checkAll(service, vera, next.code)
    expect(await ask(service, vera, next.code)).toMatchObject({ ok: true, value: { is: 'asked' } })
    expect(await linksOf(scene, next.code)).toBe(0)
  })

  it.each(['the mailbox', 'a paper', 'the person’s look'] as const)(
    'an approval is void when %s is another since it was asked for',
    async (what) => {
      const { service } = scene
      const [vera, sara] = await Promise.all([officer(service), officer(service, ['supervisor'])])
      const { id, code } = await asked(scene, vera)
      const loaded = await caseOf(service, code)
      if (what === 'the mailbox')
        await service.db.pool.query(
          `update contact set value = 'otro@empresa.example' where employer_id = $1`,
          [loaded.employer.id],
        )
      if (what === 'a paper')
        await service.db.pool.query(
          `update dossier_check set points = '{}' where case_id = $1 and kind = 'letter'`,
          [loaded.case.id],
        )
      if (what === 'the person’s look')
        await confirmIdentity(counterAt(service), vera.duty, {
          caseId: loaded.case.id,
          result: 'notConfirmed',
          points: [],
        })
      expect(await decide(service, sara, id, 'approved')).toMatchObject({ ok: false, code: 'stale' })
      // Void for good: the same page sent again decides nothing.
      expect(await decide(service, sara, id, 'approved')).toMatchObject({ ok: false, code: 'decided' })
      expect(await linksOf(scene, code)).toBe(0)
      const { ledger } = (await caseOf(service, code)).case
      expect(ledger.some(({ kind }) => kind === 'second')).toBe(false)
    },
  )

  it('a suspicion stops the case, whose own browser cannot set it going again and is not told why', async () => {
    const { service } = scene
    const vera = await officer(service)
    const { code, ana } = await attended(service)
    const { id } = (await caseOf(service, code)).case
    await confirmIdentity(counterAt(service), vera.duty, { caseId: id, result: 'suspicion', points: [] })
    expect((await caseOf(service, code)).case.state).toMatchObject({ is: 'referred', reason: 'frozen' })
    await expect(chooseWay(service, code, 'inPerson')).rejects.toThrow('notNow')
    const { html } = await ana.open(`/caso/${code}`)
    expect(html).not.toMatch(/suplantaci|sospecha/i)
    expect(await ask(service, vera, code)).toMatchObject({ ok: false })
  })

  it('an officer acts only on a case in their hand: what they typed before they gave it back does nothing', async () => {
    const { service } = scene
    const vera = await officer(service)
    await comeIn(vera)
    const { browser } = vera
    const { code } = await attended(service)
    const page = (part: string) => `/interno/casos/${code}${part}`
    await receive(vera, code)
    await checkAll(service, vera, code)
    const forms: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
      ['/documentos', '/documentos/letter', { resultado: 'fix', motivo: 'x', original: 'si' }],
      ['/documentos', '/registros', {}],
      ['/identidad', '/identidad', { resultado: 'notConfirmed' }],
      ['/contacto', '/contacto', { correo: 'otro@empresa.example' }],
      ['/reinicio', '/reinicio', { motivo: 'lostKey' }],
      ['/enlace', '/enlace/terminar', { motivo: 'comesBack' }],
    ]
    const typed: [string, Readonly<Record<string, string>>][] = []
    const type = async (from: string, action: string, fields: Readonly<Record<string, string>>) => {
      await browser.open(page(from))
      typed.push([page(action), await browser.filled(page(action), fields)])
    }
    for (const [from, action, fields] of forms) await type(from, action, fields)
    const letGo = async () => {
      await browser.open(page(''))
      await browser.submit(page('/soltar'))
    }
    const sendAll = async () => {
      const before = await lastOf(scene, code)
      for (const [action, body] of typed.splice(0)) {
        const { status, headers } = await browser.ask(action, { method: 'POST', body })
        expect([action, status, headers['location']]).toEqual([action, 303, page('?aviso=tomado')])
      }
      expect(await lastOf(scene, code)).toEqual(before)
    }
    await letGo()
    await sendAll()
    // Nor is a link sent again by whom the case is not with.
    await browser.open(page(''))
    await browser.submit(page('/tomar'))
    expect(await ask(service, vera, code)).toMatchObject({ ok: true, value: { is: 'sent' } })
    await type('/enlace', '/enlace/otra-vez', {})
    await letGo()
    await sendAll()
  })

  it('nothing at all is done in one’s own case, and no approval of it given', async () => {
    const { service } = scene
    const [vera, sara] = await Promise.all([officer(service), officer(service, ['supervisor'])])
    const { id, code } = await asked(scene, vera)
    const counter = counterAt(service)
    const loaded = await caseOf(service, code)
    const { id: caseId } = loaded.case
    const person = counter.personDigest(loaded.claimant) satisfies PersonDigest
    const own = { ...vera.duty, person }
    const check = {
      kind: 'letter',
      result: 'fix',
      points: [],
      reason: 'x',
      fileDigest: null,
      day: null,
    } as const
    const done = [
      await checkPaper(counter, own, caseId, check),
      await proposeContact(counter, own, caseId, 'mio@empresa.example' as EmailAddress),
      await resend(counter, own, loaded),
      await finishAttendance(counter, own, caseId, 'comesBack'),
      await addNote(counter, own, caseId, 'nota'),
      await decide(service, { ...sara, duty: { ...sara.duty, person } }, id, 'approved'),
    ]
    expect(done.map((each) => (each.ok ? 'done' : each.code))).toEqual(done.map(() => 'conflict'))
    expect(await linksOf(scene, code)).toBe(0)
  })

  it('an attorney is a claimant: no officer attends, asks or decides where they are one (I-12)', async () => {
    const { service } = scene
    const [vera, sara, iris] = await Promise.all([
      officer(service),
      officer(service, ['supervisor']),
      officer(service, ['counter', 'supervisor']),
    ])
    const counter = counterAt(service)
    const { code } = await attended(service)
    await checkAll(service, vera, code, ['identity'])
    const person = counter.personDigest(anAttorney.document) satisfies PersonDigest
    const be = (one: Officer) =>
      service.db.pool.query(`update staff_member set person = decode($2, 'hex') where id = $1`, [
        one.id,
        person,
      ])
    const asAttorney = (one: Officer): Officer => ({ ...one, duty: { ...one.duty, person } })
    // Their own attorney; and whoever served the case already comes to it as nobody’s.
    expect(await attorneySeen(service, asAttorney(vera), code)).toMatchObject({ code: 'conflict' })
    await be(vera)
    expect(await attorneySeen(service, iris, code)).toMatchObject({ code: 'conflict' })
    await service.db.pool.query(`update staff_member set person = decode($2, 'hex') where id = $1`, [
      vera.id,
      vera.duty.person,
    ])
    const told = async () =>
      (
        await service.db.pool.query<{ n: number }>(
          `select count(*)::int as n from message m join recovery_case c on c.id = m.case_id
            where c.code = $1 and m.template = 'M-19'`,
          [code],
        )
      ).rows[0]?.n
    expect(await told()).toBe(0)
    expect(await attorneySeen(service, vera, code)).toMatchObject({ ok: true })
    expect(await told()).toBe(1)

    const { id: caseId } = (await caseOf(service, code)).case
    expect(await ask(service, asAttorney(iris), code)).toMatchObject({ code: 'conflict' })
    expect(await addNote(counter, asAttorney(iris).duty, caseId, 'nota')).toMatchObject({ code: 'conflict' })
    const request = await ask(service, vera, code)
    // Nobody is sent a link before another person has decided, and it is not the attorney.
    if (!request.ok || request.value.is !== 'asked') throw new Error(JSON.stringify(request))
    const { id } = request.value
    expect(await decide(service, asAttorney(sara), id, 'approved')).toMatchObject({ code: 'conflict' })
    await be(sara)
    const decided = service.db.pool.query(
      `update reset_request set decision = 'approved', decided_by = $2, decided_at = clock_timestamp() where id = $1`,
      [id, sara.id],
    )
    await expect(decided).rejects.toThrow('an attorney decides nothing')
    expect(await linksOf(scene, code)).toBe(0)
    // Another attorney than was shown: what was asked for is void.
    await attorneySeen(service, vera, code, { ...anAttorney, scope: 'Todo' })
    expect(await decide(service, iris, id, 'approved')).toMatchObject({ code: 'stale' })
    expect(await linksOf(scene, code)).toBe(0)
  })

  it.each(['the name of the company', 'the block of the key', 'what the registries said'] as const)(
    'an approval is void when %s is not what was shown',
    async (what) => {
      const { service } = scene
      const [vera, sara] = await Promise.all([officer(service), officer(service, ['supervisor'])])
      const { id, code } = await asked(scene, vera)
      const { employer, case: one } = await caseOf(service, code)
      const change = {
        'the name of the company': [
          `update employer set legal_name = legal_name || ' OTRA' where id = $1`,
          employer.id,
        ],
        'the block of the key': [
          `update employer_key set blocked_at = clock_timestamp() where employer_id = $1`,
          employer.id,
        ],
        'what the registries said': [
          `update recovery_case set body = jsonb_set(body, '{ledger,0,evidence}', '"another"') where id = $1`,
          one.id,
        ],
      } as const
      const [text, value] = change[what]
      await service.db.pool.query(text, [value])
      expect(await decide(service, sara, id, 'approved')).toMatchObject({ ok: false, code: 'stale' })
      expect(await linksOf(scene, code)).toBe(0)
    },
  )

  it('an approval comes too late when what was proven has run out, and what the page says is what counts', async () => {
    const { service } = scene
    const [vera, sara] = await Promise.all([officer(service), officer(service, ['supervisor'])])
    const late = await asked(scene, vera)
    await service.db.pool.query(
      `update recovery_case set touched_at = touched_at - interval '2 days' where code = $1`,
      [late.code],
    )
    expect(await decide(service, sara, late.id, 'approved')).toMatchObject({ ok: false, code: 'stale' })
    expect((await caseOf(service, late.code)).case.state).toMatchObject({ is: 'proving' })
    const { id, code } = await asked(scene, vera)
    expect(await decide(service, sara, id, 'approved', { digest: 'f'.repeat(64) })).toMatchObject({
      code: 'stale',
    })
    expect((await linksOf(scene, code)) + (await linksOf(scene, late.code))).toBe(0)
  })
})

/** A case for which a second person has to decide, because a contact changed. */
async function asked(scene: Scene, vera: Officer): Promise<{ id: ResetId; code: string }> {
  const { service } = scene
  const company = service.fresh()
  const { rows } = await service.db.pool.query<{ id: string }>(
    `select id from employer where identifier = $1`,
    [company.identifier],
  )
  await service.db.pool.query(
    `insert into contact (id, employer_id, kind, value, confirmed_at, retired_at)
     values (gen_random_uuid(), $1, 'mail', 'antes@empresa.example', clock_timestamp() - interval '90 days',
             clock_timestamp() - interval '1 day')`,
    [rows[0]?.id],
  )
  const { code } = await attended(service, 'inPerson', company)
  await checkAll(service, vera, code)
  const done = await ask(service, vera, code)
  if (!done.ok || done.value.is !== 'asked') throw new Error(`not asked: ${JSON.stringify(done)}`)
  return { id: done.value.id, code }
}

async function linksOf({ service }: Scene, code: string): Promise<number> {
  const { rows } = await service.db.pool.query<{ n: number }>(
    `select count(*)::int as n from message m join recovery_case c on c.id = m.case_id
      where c.code = $1 and m.carries_link`,
    [code],
  )
  return rows[0]?.n ?? 0
}

/** Everything that was written down about a case but looks at it. */
async function lastOf({ service }: Scene, code: string): Promise<readonly string[]> {
  const { rows } = await service.db.pool.query<{ act: string }>(
    `select act from audit_entry where case_code = $1 and act <> 'caseSeen' order by at, lane, seq`,
    [code],
  )
  return rows.map(({ act }) => act)
}
