import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { caseCodeFrom } from '../../../kernel/case-code.ts'
import { newId, type EmployerId } from '../../../kernel/ids.ts'
import { syntheticCedula, syntheticCompanyRuc } from '../../../kernel/synthetic.ts'
import { days, instantOf, minutes } from '../../../kernel/time.ts'
import { enqueueMessage } from '../../../messaging/store/enqueue-message.ts'
import { migrateWorker } from '../../../messaging/worker.ts'
import { createSealer } from '../../../platform/crypto/seal.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { testNow } from '../../../../test/support/visit.ts'
import type { Relation } from '../domain/relation.ts'
import { recheckHeld } from '../held-task.ts'
import { forgetOldHolds, heldIdentityStore, noticesPerDay, reachEmployer } from '../store/held-identities.ts'
import type { PairToCheck } from './check-relation.ts'
import { heldNotice } from './held-notice.ts'
import { holdIdentity, resumeHeld, type HoldDeps, type HoldId } from './hold-identity.ts'
import { recheckDelay, recheckHold, type RecheckDeps } from './recheck-held.ts'

let database: TestDatabase
let deps: HoldDeps & RecheckDeps
let relation: Relation
let askedFor: PairToCheck[]

beforeAll(async () => {
  database = await freshDatabase()
  await migrateWorker(database.url)
  const { db } = database
  deps = {
    atomically: (work) => db.transaction(work),
    holds: heldIdentityStore(db),
    seal: createSealer(['s'.repeat(32)], 'held'),
    newHoldId: (now) => newId<HoldId>(now, randomBytes(10)),
    newHoldCode: () => caseCodeFrom(randomBytes(7)),
    check: async (pair) => {
      askedFor.push(pair)
      return { relation, checkedAt: testNow, trace: [], evidenceDigest: '' }
    },
    employers: { reach: reachEmployer(db) },
    tell: heldNotice({ enqueue: enqueueMessage, newMessageId: (now) => newId(now, randomBytes(10)) }),
  }
})
afterAll(() => database.drop())

const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await database.db.pool.query(text, [...values])).rows as Row[]

const out: Relation = { verdict: 'unavailable', registry: 'civil', cause: 'timeout' }
const match = { verdict: 'match', attendedOnly: null } as unknown as Relation
const mismatch: Relation = { verdict: 'mismatch', kind: 'representativeDiffers' }

let serial = 0
let browser: Uint8Array
let pair: PairToCheck
let employerId: EmployerId

/** An employer with a mail on record, and a browser in which its numbers were typed. */
beforeEach(async () => {
  serial += 1
  browser = randomBytes(32)
  relation = out
  askedFor = []
  employerId = randomUUID() as EmployerId
  pair = { identifier: syntheticCompanyRuc(serial), branchCode: '0001', document: syntheticCedula(1, serial) }
  await sql(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'privateCompany', 'Demo S. A.')`,
    [employerId, pair.identifier],
  )
  await contact('registrado@empresa.test')
})

const contact = (value: string, usable = '0 days', confirmed = true) =>
  sql(
    `insert into contact (id, employer_id, kind, value, confirmed_at, usable_from)
     values ($1, $2, 'mail', $3, case when $5 then clock_timestamp() end, clock_timestamp() + $4::interval)`,
    [randomUUID(), employerId, value, usable, confirmed],
  )

const typed = () => ({ ruc: pair.identifier, cedula: pair.document, sucursal: '' })
async function hold(in_ = browser): Promise<string> {
  await holdIdentity(deps, { typed: typed(), pair, browser: in_, lang: 'en', now: testNow })
  const view = await deps.holds.of(in_)
  if (view === undefined) throw new Error('nothing is held')
  return view.code
}
const idOf = async (code: string) =>
  (await sql<{ id: HoldId }>('select id from held_identity where code = $1', [code]))[0]?.id as HoldId
async function waitingHold(in_ = browser): Promise<HoldId> {
  const code = await hold(in_)
  expect(await deps.holds.askNotice(in_, recheckDelay(0))).toBe(true)
  return idOf(code)
}
const jobs = (id: HoldId) =>
  sql<{ minutes: number }>(
    `select round(extract(epoch from run_at - clock_timestamp()) / 60)::int as minutes
       from graphile_worker.jobs where task_identifier = 'recheckHeld' and key = 'held:' || $1`,
    [id],
  )
const messages = () =>
  sql<{ template: string; value: string; lang: string; params: Record<string, unknown> }>(
    `select m.template, c.value, m.lang, m.params from message m join contact c on c.id = m.contact_id where m.employer_id = $1`,
    [employerId],
  )

describe('what was typed while a registry was out', () => {
  it('comes back whole to the browser that typed it, for code and digits', async () => {
    const code = await hold()
    const asked = { code, digits: pair.document.slice(-4) }
    expect(await resumeHeld(deps, asked, browser)).toEqual(typed())
    expect(await resumeHeld(deps, asked, randomBytes(32))).toBeUndefined()
    expect(await resumeHeld(deps, { ...asked, digits: 'xxxx' }, browser)).toBeUndefined()
  })

  it('is not readable in the database, and opens in no other row', async () => {
    const code = await hold()
    const other = randomBytes(32)
    const otherCode = await hold(other)
    const [row] = await sql<{ sealed: string }>('select sealed from held_identity where code = $1', [code])
    expect(row?.sealed).not.toContain(pair.document)
    await sql('update held_identity set sealed = $2 where code = $1', [otherCode, row?.sealed])
    expect(
      await resumeHeld(deps, { code: otherCode, digits: pair.document.slice(-4) }, other),
    ).toBeUndefined()
  })

  it('keeps its code when the registry is still out, with what was typed last', async () => {
    const code = await hold()
    pair = { ...pair, document: syntheticCedula(1, serial + 50) }
    expect(await hold()).toBe(code)
    expect(await resumeHeld(deps, { code, digits: pair.document.slice(-4) }, browser)).toEqual(typed())
  })

  it('is held once for a form that was sent twice', async () => {
    await Promise.all([hold(), hold(), hold()])
    expect(await sql('select 1 from held_identity where browser = $1', [browser])).toHaveLength(1)
  })

  it('is gone after a day: not shown, not resumed, and then not there', async () => {
    const code = await hold()
    await sql(`update held_identity set expires_at = clock_timestamp() where code = $1`, [code])
    expect(await deps.holds.of(browser)).toBeUndefined()
    expect(await resumeHeld(deps, { code, digits: pair.document.slice(-4) }, browser)).toBeUndefined()
    expect(await deps.holds.askNotice(browser, 300)).toBe(false)
    await forgetOldHolds(database.db)
    expect(await idOf(code)).toBeUndefined()
    expect(await hold()).not.toBe(code)
  })

  it('is gone as soon as it was answered', async () => {
    const id = await waitingHold()
    await deps.holds.release(browser)
    expect(await recheckHold(deps, id)).toBe('over')
    expect(askedFor).toEqual([])
  })
})

describe('the notice that a registry is back', () => {
  it('is asked for once, and the registries five minutes later', async () => {
    const id = await waitingHold()
    expect(await deps.holds.askNotice(browser, recheckDelay(0))).toBe(false)
    expect(await jobs(id)).toEqual([{ minutes: 5 }])
    expect(await deps.holds.of(browser)).toMatchObject({ noticeAsked: true })
  })

  it('waits twice as long after every question that finds it still out', async () => {
    const id = await waitingHold()
    for (const expected of [10, 20, 40, 80, 160]) {
      expect(await recheckHold(deps, id)).toBe('notYet')
      expect(await jobs(id)).toEqual([{ minutes: expected }])
    }
    expect(await messages()).toEqual([])
  })

  it('gives up when the next question would come after the day', async () => {
    const id = await waitingHold()
    const all = Array.from({ length: 20 }, (_, n) => recheckDelay(n))
    let asked = 0
    for (let total = 0; total + (all[asked] ?? 0) < days(1); asked++) total += all[asked] ?? 0
    expect(asked).toBe(8)
    await sql(
      `update held_identity set expires_at = clock_timestamp() + interval '9 minutes' where id = $1`,
      [id],
    )
    expect(await recheckHold(deps, id)).toBe('over')
    expect(recheckDelay(0)).toBe(minutes(5))
  })

  it('goes to the registered mail, in the person’s language, with the code and no number in full', async () => {
    const id = await waitingHold()
    relation = match
    expect(await recheckHold(deps, id)).toBe('told')
    expect(askedFor).toEqual([pair])
    const [message, ...more] = await messages()
    expect(more).toEqual([])
    expect(message).toMatchObject({ template: 'M-15', value: 'registrado@empresa.test', lang: 'en' })
    const view = await deps.holds.of(browser)
    expect(message?.params).toMatchObject({ company: 'Demo S. A.', caseCode: view?.code })
    expect(JSON.stringify(message?.params)).not.toContain(pair.identifier)
  })

  it('is sent once, however often and however many at once the queue says so (F-14)', async () => {
    const id = await waitingHold()
    relation = match
    const all = await Promise.all(Array.from({ length: 8 }, () => recheckHold(deps, id)))
    expect(all.filter((how) => how === 'told')).toHaveLength(1)
    expect(await recheckHold(deps, id)).toBe('over')
    expect(await messages()).toHaveLength(1)
  })

  it('R27: of a second outage it is asked for anew, and sent', async () => {
    const id = await waitingHold()
    relation = match
    expect(await recheckHold(deps, id)).toBe('told')
    await hold()
    expect(await deps.holds.of(browser)).toMatchObject({ noticeAsked: false })
    expect(await deps.holds.askNotice(browser, recheckDelay(0))).toBe(true)
    expect(await jobs(id)).toEqual([{ minutes: 5 }])
    expect(await recheckHold(deps, id)).toBe('told')
    expect(await messages()).toHaveLength(2)
  })

  it('is still asked for when the form is sent again during one outage', async () => {
    const id = await waitingHold()
    expect(await recheckHold(deps, id)).toBe('notYet')
    await hold()
    expect(await deps.holds.of(browser)).toMatchObject({ noticeAsked: true })
    relation = match
    expect(await recheckHold(deps, id)).toBe('told')
  })

  it('is never sent for a pair that does not match, and then not asked about again', async () => {
    const id = await waitingHold()
    relation = mismatch
    expect(await recheckHold(deps, id)).toBe('over')
    relation = match
    expect(await recheckHold(deps, id)).toBe('over')
    expect(await messages()).toEqual([])
  })

  it('is never sent where no mail is in use: none, not confirmed, or still cooling (I-16)', async () => {
    await sql('delete from contact where employer_id = $1', [employerId])
    await contact('nuevo@empresa.test', '3 days')
    await contact('sin-confirmar@empresa.test', '0 days', false)
    const id = await waitingHold()
    relation = match
    expect(await recheckHold(deps, id)).toBe('over')
    expect(await messages()).toEqual([])
  })

  it('is never sent to somebody who did not ask for it', async () => {
    const id = await idOf(await hold())
    relation = match
    expect(await recheckHold(deps, id)).toBe('over')
    expect(await messages()).toEqual([])
  })

  it('reaches an employer a few times a day at most, whoever asks and at once (ATK-42)', async () => {
    const ids: HoldId[] = []
    for (let n = 0; n < 5; n++) ids.push(await waitingHold(randomBytes(32)))
    relation = match
    const all = await Promise.all(ids.map((id) => recheckHold(deps, id)))
    expect(all.filter((how) => how === 'told')).toHaveLength(noticesPerDay)
    expect(all.filter((how) => how === 'limited')).toHaveLength(5 - noticesPerDay)
    expect(await messages()).toHaveLength(noticesPerDay)
  })

  it('counts notices by the day of Ecuador, and forgets former days', async () => {
    await sql(
      `insert into held_notice_day values ($1, ((clock_timestamp() at time zone 'America/Guayaquil')::date - 1), 2)`,
      [employerId],
    )
    const id = await waitingHold()
    relation = match
    expect(await recheckHold(deps, id)).toBe('told')
    await forgetOldHolds(database.db)
    expect(await sql('select n from held_notice_day where employer_id = $1', [employerId])).toEqual([
      { n: 1 },
    ])
  })

  it('is a job that names what is held, or fails until it is parked', async () => {
    const told: string[] = []
    const task = recheckHeld(deps, (how) => told.push(how))
    const id = await waitingHold()
    relation = match
    await task.recheckHeld({ id })
    expect(told).toEqual(['told'])
    for (const payload of [null, {}, { id: 7 }])
      await expect(task.recheckHeld(payload)).rejects.toThrow(TypeError)
  })

  it('leaves what was typed where it is', async () => {
    const id = await waitingHold()
    relation = match
    await recheckHold(deps, id)
    const view = await deps.holds.of(browser)
    expect(view?.expiresAt).toBeGreaterThan(instantOf(new Date()))
    expect(
      await resumeHeld(deps, { code: view?.code ?? '', digits: pair.document.slice(-4) }, browser),
    ).toEqual(typed())
  })
})
