import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asDescribed } from '../../src/policy/profiles/as-described.ts'
import { caseStore } from '../../src/cases/store/case-store.ts'
import { ensureInstallation } from '../../src/entry/ensure-installation.ts'
import type { CaseId } from '../../src/kernel/ids.ts'
import { instantAt, plus, zones } from '../../src/kernel/time.ts'
import { simulatedDatabase, type SimulatedDatabase } from '../support/day/clock.ts'

const eleven = instantAt({ year: 2031, month: 5, day: 13, hour: 23, minute: 0 }, zones.mainland)

describe('a database whose clock is told the time', () => {
  let simulated: SimulatedDatabase
  const sql = async (text: string, ...values: readonly unknown[]) =>
    (await simulated.db.pool.query<{ at: Date }>(text, [...values])).rows
  beforeAll(async () => {
    simulated = await simulatedDatabase(eleven)
  })
  afterAll(() => simulated.drop())

  it.each(['clock_timestamp()', 'now()', 'statement_timestamp()', 'transaction_timestamp()'])(
    '%s is the simulated one',
    async (call) => {
      expect((await sql(`select ${call} as at`))[0]?.at.getTime()).toBe(simulated.now())
    },
  )

  it('the log writes the simulated time, though its function looks names up in an order of its own', async () => {
    const [entry] = await sql(
      `insert into audit_entry (lane, act, actor, instance, detail) values (1, 'frozen', 'system', 'x', '{}') returning at`,
    )
    expect(entry?.at.getTime()).toBe(simulated.now())
  })

  it('goes on when it is told to, and never back', async () => {
    await simulated.moveTo(plus(eleven, 1))
    expect((await sql('select now() as at'))[0]?.at.getTime()).toBe(plus(eleven, 1))
    await expect(simulated.moveTo(eleven)).rejects.toThrow('does not go back')
  })

  it('a mandate that ends today is in force until midnight of the mainland, not of Greenwich', async () => {
    await ensureInstallation(simulated.db, 'demonstration')
    const [employer, id] = [randomUUID(), randomUUID()]
    await sql(
      `insert into employer (id, identifier, class, legal_name) values ($1, '9999999001001', 'company', 'Comercial Ejemplo S.A.')`,
      employer,
    )
    await sql(
      `insert into representation (employer_id, document, names, until) values ($1, '2449999016', 'ANA EJEMPLO', '2031-05-13')`,
      employer,
    )
    await sql(
      `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
       values ($1, $2, 'CLV-TEST-0001', 'online', 'proving', '{"state":{"is":"proving"},"ledger":[]}', 'standards', 'es', '', '2449999016')`,
      id,
      employer,
    )
    const named = async () =>
      (await caseStore(simulated.db, asDescribed.contact).load(id as CaseId))?.employer.representatives.length
    expect(await named()).toBe(1)
    await simulated.moveTo(plus(eleven, 3_600))
    expect(await named()).toBe(0)
  })
})
