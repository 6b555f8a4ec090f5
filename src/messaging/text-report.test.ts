import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { reportSignature, signReport } from '../adapters/sms/report-signature.ts'
import { Secret } from '../kernel/secret.ts'
import { instant } from '../kernel/time.ts'
import { readTextReport } from './domain/text-report.ts'
import { textReportStore } from './store/text-report-store.ts'
import { textReportPath, textReportRoutes } from './web/text-report-routes.ts'

const secret = 's'.repeat(32)
const now = instant(1_790_000_000_000)
const time = String(now / 1_000)

let database: TestDatabase
let app: FastifyInstance
let id: string
const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await database.db.pool.query(text, [...values])).rows as Row[]

beforeAll(async () => {
  database = await freshDatabase(5)
  app = fastify()
  app.removeAllContentTypeParsers()
  textReportRoutes({
    check: reportSignature(new Secret(secret)),
    reports: textReportStore(database.db),
    clock: () => now,
  })(app)
  await app.ready()
  await sql(
    `insert into employer (id, identifier, class, legal_name) values ('0190a000-0000-7000-8000-000000000001', '2499990001001', 'company', 'X')`,
  )
  await sql(
    `insert into contact (id, employer_id, kind, value) values ('0190a000-0000-7000-8000-000000000002', '0190a000-0000-7000-8000-000000000001', 'phone', '+593990000001')`,
  )
})
afterAll(async () => {
  await app.close()
  await database.drop()
})
beforeEach(async () => {
  id = await message('accepted')
})

async function message(state: string): Promise<string> {
  const one = randomUUID()
  await sql(
    `insert into text_message (id, employer_id, contact_id, template, lang, carries_code, dies_at, state, attempts)
     values ($1, '0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002', 'M-22', 'es', true, clock_timestamp(), $2, 1)`,
    [one, state],
  )
  return one
}

const row = async (of = id) =>
  (
    await sql<{ state: string; report: string | null }>(
      'select state, report from text_message where id = $1',
      [of],
    )
  )[0]

async function send(body: string, how: { time?: string; signature?: string; type?: string } = {}) {
  const at = how.time ?? time
  const { statusCode } = await app.inject({
    method: 'POST',
    url: textReportPath,
    headers: {
      'content-type': how.type ?? 'application/json',
      'x-clavero-time': at,
      'x-clavero-signature': how.signature ?? signReport(secret, at, Buffer.from(body)),
    },
    payload: body,
  })
  return statusCode
}
const said = (name: string, status: string) => JSON.stringify({ id: name, status })

describe('a report of the gateway', () => {
  it('that is signed is written down, once: the first stands', async () => {
    expect(await send(said(`${id}.1`, 'delivered'))).toBe(204)
    expect(await send(said(`${id}.1`, 'failed'))).toBe(204)
    expect(await row()).toEqual({ state: 'accepted', report: 'delivered' })
  })

  it('tells what became of a message whose fate was unknown', async () => {
    const one = await message('unknown')
    expect(await send(said(one, 'delivered'))).toBe(204)
    expect(await row(one)).toEqual({ state: 'accepted', report: 'delivered' })
  })

  it('of another attempt, or of a message that is not out, changes nothing', async () => {
    const waiting = await message('deferred')
    expect([await send(said(`${id}.2`, 'failed')), await send(said(waiting, 'failed'))]).toEqual([204, 204])
    expect([await row(), await row(waiting)]).toMatchObject([{ report: null }, { report: null }])
  })

  it.each([
    ['nobody signed', { signature: '' }],
    ['another secret signed', { signature: signReport('x'.repeat(32), time, Buffer.from('{}')) }],
    ['another body had signed', { signature: signReport(secret, time, Buffer.from('{}')) }],
    ['is old', { time: String(now / 1_000 - 301) }],
    ['is of tomorrow', { time: String(now / 1_000 + 301) }],
    ['has no time', { time: 'now' }],
  ])('that %s is refused', async (_what, how) => {
    expect(await send(said(id, 'failed'), how)).toBe(403)
    expect(await row()).toMatchObject({ report: null })
  })

  it('that was signed for another moment is refused: the time is signed, too', async () => {
    const signature = signReport(secret, String(now / 1_000 - 10_000), Buffer.from(said(id, 'failed')))
    expect(await send(said(id, 'failed'), { signature })).toBe(403)
  })

  it('is JSON of four kilobytes at most', async () => {
    expect(await send('a=b', { type: 'application/x-www-form-urlencoded' })).toBe(415)
    expect(await send(`"${'x'.repeat(5_000)}"`)).toBe(413)
  })

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '7',
    said('x', 'failed'),
    '{"id":["a"],"status":"failed"}',
    said('ID', 'queued'),
  ])('that says %j is taken, and changes nothing', async (body) => {
    expect(await send(body.replace('ID', id))).toBe(204)
    expect(await row()).toMatchObject({ report: null })
  })

  it('is read or undefined, never more', () => {
    expect(readTextReport(said(`${id}.12`, 'expired'))).toEqual({ id, attempt: 12, result: 'expired' })
    for (const name of [`${id}.0`, `${id}.`, `${id}.99999`, ` ${id}`, id.toUpperCase()])
      expect(readTextReport(said(name, 'failed'))).toBeUndefined()
  })
})
