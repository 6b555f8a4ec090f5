import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import type { CaseId, EmployerId, TextId } from '../kernel/ids.ts'
import { deliverText, type TextDelivery } from '../messaging/app/deliver-text.ts'
import type { OutgoingText, TextHandOver } from '../messaging/app/text-ports.ts'
import { enqueueText, enqueueTextNotice } from '../messaging/store/enqueue-text.ts'
import { createTextStore } from '../messaging/store/text-store.ts'
import { createComposeText } from '../messaging/templates/compose-text.ts'
import { migrateWorker } from '../messaging/worker.ts'
import { instant } from '../kernel/time.ts'
import { createTexts } from '../platform/text/texts.ts'
import {
  issuePhoneCode,
  mintPhoneCode,
  redeemPhoneCode,
  type CodeBinding,
  type PhoneCodeDeps,
  type PhoneCodeId,
} from './app/phone-code.ts'
import { readPhoneCode } from './domain/phone-code.ts'
import { phoneCodeStore } from './store/phone-code-store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase(20)
  await migrateWorker(database.url)
  await sql(`insert into installation (mode) values ('demonstration')`)
})
afterAll(() => database.drop())

const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await database.db.pool.query(text, [...values])).rows as Row[]
const sha = (...parts: readonly string[]) => createHash('sha256').update(parts.join('|')).digest()

const policy = {
  codeLife: 600,
  codeTries: 3,
  codeTriesDay: 10,
  numberHourMax: 3,
  numberDayMax: 6,
  employerDayMax: 10,
  networkHourMax: 20,
  resendWait: 60,
}

let deps: PhoneCodeDeps
let delivery: TextDelivery
let sent: OutgoingText[]
let answer: (text: OutgoingText) => TextHandOver
let alarms: string[]
let acts: string[]

beforeEach(() => {
  sent = []
  alarms = []
  acts = []
  answer = () => ({ kind: 'accepted', reply: '200', gatewayId: 'g1' })
  const atomically = database.db.transaction.bind(database.db)
  deps = {
    codes: phoneCodeStore(database.db, policy.codeTries),
    atomically,
    audit: {
      append(_tx, { act }) {
        acts.push(act)
        return Promise.resolve({ lane: 0, seq: 1, at: new Date(), hash: '' })
      },
    },
    policy,
    dayMax: 1_000,
    isOpen: true,
    newCodeId: () => randomUUID() as PhoneCodeId,
    newTextId: () => randomUUID() as TextId,
    random: (bound) => randomInt(bound),
    codeDigest: (textId, code) => sha(textId, code),
    countDigest: (kind, name) => sha(kind, name),
    sameBytes: (a, b) => Buffer.compare(a, b) === 0,
    enqueue: (tx, text) => enqueueText(tx, { ...text, template: 'M-22', params: { at: instant(0) } }),
    alarm: () => void alarms.push('day'),
  }
  delivery = {
    atomically,
    store: createTextStore(database.db),
    codes: { mint: (tx, { textId }) => mintPhoneCode(deps, tx, textId) },
    sender: {
      send(text) {
        sent.push(text)
        return Promise.resolve(answer(text))
      },
      close: () => Promise.resolve(),
    },
    compose: createComposeText({
      texts: createTexts(),
      origin: 'https://clave.test',
      helpPhone: '1800 000 000',
    }),
    alarm: (reply) => void alarms.push(reply),
  }
})

let serial = 0
async function world(
  phone: string | null = '+593990000001',
  where: Partial<CodeBinding> = {},
): Promise<CodeBinding> {
  serial += 1
  const [employerId, caseId] = [randomUUID() as EmployerId, randomUUID() as CaseId]
  await sql(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'company', 'Comercial Ejemplo S.A.')`,
    [employerId, `9999998${String(serial).padStart(3, '0')}001`],
  )
  if (phone !== null)
    await sql(
      `insert into contact (id, employer_id, kind, value, confirmed_at) values ($1, $2, 'phone', $3, clock_timestamp())`,
      [randomUUID(), employerId, phone.replace(/0001$/, String(serial).padStart(4, '0'))],
    )
  await sql(
    `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
     values ($1, $2, $3, 'biometrics', 'proving', '{}', 'as-described', 'es', '\\x00', 'x')`,
    [caseId, employerId, `CLV-TEXT-${serial}`],
  )
  return { employerId, caseId, person: randomBytes(32), purpose: 'unlock', ...where }
}

const issue = (here: CodeBinding, network: string = randomUUID()) =>
  issuePhoneCode(deps, { ...here, lang: 'es', network })
const textsOf = ({ employerId }: Pick<CodeBinding, 'employerId'>) =>
  sql<{ id: TextId; state: string; cause: string | null; attempts: number; gateway_id: string | null }>(
    'select * from text_message where employer_id = $1 order by created_at',
    [employerId],
  )
const newestText = async (here: CodeBinding) => {
  const id = (await textsOf(here)).at(-1)?.id
  if (id === undefined) throw new Error('no text message')
  return id
}
const deliver = async (here: CodeBinding) => deliverText(delivery, await newestText(here))
const digits = () => /^(\d{6}) /.exec(sent.at(-1)?.text ?? '')?.[1] ?? 'none'
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
/** As if this many seconds had gone by. */
const pass = async ({ employerId }: CodeBinding, seconds: number) => {
  const back = (column: string) => `${column} = ${column} - make_interval(secs => $2)`
  await sql(
    `update text_message set ${['created_at', 'dies_at', 'next_attempt_at'].map(back).join(', ')} where employer_id = $1`,
    [employerId, seconds],
  )
  await sql(`update phone_code set ${['asked_at', 'dies_at'].map(back).join(', ')} where employer_id = $1`, [
    employerId,
    seconds,
  ])
  await sql(
    `update text_count set asked_at = array(select a - make_interval(secs => $1) from unnest(asked_at) a)`,
    [seconds],
  )
}
const redeem = (here: CodeBinding, typed: string) =>
  redeemPhoneCode(deps, here, typed, () => Promise.resolve('opened'))

/** Asked for, handed over; the digits. */
async function out(here: CodeBinding): Promise<string> {
  expect(await issue(here)).toMatchObject({ ok: true })
  expect(await deliver(here)).toBe('accepted')
  return digits()
}

describe('a code by text message', () => {
  it('goes to the registered mobile, and opens once what it is for', async () => {
    const here = await world()
    const code = await out(here)
    expect(sent).toMatchObject([{ to: expect.stringMatching(/^\+59399000/) as string, attempt: 1 }])
    expect(sent[0]?.text).toMatch(
      /^\d{6} es su clave temporal de Clave de empleador\. Vence a las \d\d:\d\d\. No la comparta\.$/,
    )
    expect(await deps.codes.view(here)).toMatchObject({ text: 'sent', triesLeft: 3, isOver: false })
    expect(await redeem(here, code)).toEqual({ ok: true, value: 'opened' })
    expect(await redeem(here, code)).toMatchObject({ code: 'phoneCodeOver' })
    expect(acts).toEqual(['phoneCodeAsked', 'phoneCodeTaken'])
  })

  it('stands nowhere in the database, before or after it went out (L-01)', async () => {
    const here = await world()
    const code = await out(here)
    const rows = await sql<{ all: string }>(
      `select (select json_agg(m) from text_message m)::text || (select json_agg(c) from phone_code c)::text
          || (select json_agg(j) from graphile_worker.jobs j)::text as all`,
    )
    expect(rows[0]?.all).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)`))
  })

  it('is compared three times and no more, however many come at once (L-08)', async () => {
    const here = await world()
    const code = await out(here)
    const answers = await Promise.all(Array.from({ length: 30 }, () => redeem(here, other(code))))
    expect(answers.filter((one) => !one.ok && one.code === 'phoneCodeMismatch')).toHaveLength(3)
    expect(await redeem(here, code)).toMatchObject({ code: 'phoneCodeOver' })
  })

  it('opens for one of fifty that type it at once', async () => {
    const here = await world()
    const code = await out(here)
    const answers = await Promise.all(Array.from({ length: 50 }, () => redeem(here, code)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('has a day of tries an employer, whatever case it is typed in (L-08)', async () => {
    const here = await world()
    for (let n = 0; n < policy.codeTriesDay; n += 1)
      await deps.codes.takeTryOfDay(here.employerId, policy.codeTriesDay)
    expect(await redeem(here, await out(here))).toMatchObject({ code: 'phoneCodeOver' })
  })

  it('is none for another person, case or purpose', async () => {
    const here = await world()
    const code = await out(here)
    const strange: readonly Partial<CodeBinding>[] = [
      { person: randomBytes(32) },
      { purpose: 'recovery' },
      { caseId: randomUUID() as CaseId },
      { employerId: randomUUID() as EmployerId },
    ]
    for (const change of strange)
      expect(await redeem({ ...here, ...change }, code)).toMatchObject({ code: 'phoneCodeOver' })
    expect(await redeem(here, code)).toMatchObject({ ok: true })
  })

  it('ends with its time, with the next one, and with a change of the employer (I-05)', async () => {
    const late = await world()
    const lateCode = await out(late)
    await pass(late, policy.codeLife)
    expect(await redeem(late, lateCode)).toMatchObject({ code: 'phoneCodeOver' })

    const twice = await world()
    const first = await out(twice)
    await pass(twice, policy.resendWait)
    const second = await out(twice)
    if (first !== second) expect(await redeem(twice, first)).toMatchObject({ code: 'phoneCodeMismatch' })
    expect(await redeem(twice, second)).toMatchObject({ ok: true })

    const changed = await world()
    const code = await out(changed)
    await sql(`update employer set epoch = epoch + 1 where id = $1`, [changed.employerId])
    expect(await redeem(changed, code)).toMatchObject({ code: 'phoneCodeOver' })
  })

  it('of before a restore is over (I-18)', async () => {
    const here = await world()
    const code = await out(here)
    await sql(`update installation set restore_epoch = restore_epoch + 1`)
    expect(await redeem(here, code)).toMatchObject({ code: 'phoneCodeOver' })
  })

  it('is as it was, less a try, when what it opens fails', async () => {
    const here = await world()
    const code = await out(here)
    await expect(redeemPhoneCode(deps, here, code, () => Promise.reject(new Error('fault')))).rejects.toThrow(
      'fault',
    )
    expect(await redeem(here, code)).toMatchObject({ ok: true })
  })

  it.each([
    [' 024 680 ', '024680'],
    ['024-680', '024680'],
    ['０２４６８０', '024680'],
    ['24680', undefined],
    ['0246801', undefined],
    ['02468O', undefined],
    ['', undefined],
  ])('typed as %j reads %s', (typed, code) => {
    expect(readPhoneCode(typed)).toBe(code)
  })
})

describe('asking for a code', () => {
  it.each([null, '+59322000001', '+573000000001'])(
    'needs a mobile of the country on file, not %s',
    async (phone) => {
      const here = await world(phone)
      expect(await issue(here)).toMatchObject({ code: 'noPhoneOnFile' })
      expect(await textsOf(here)).toEqual([])
    },
  )

  it.each([
    'confirmed_at = null',
    `usable_from = clock_timestamp() + interval '72 hours'`,
    'retired_at = clock_timestamp()',
  ])('finds no phone whose %s', async (state) => {
    const here = await world()
    await sql(`update contact set ${state} where employer_id = $1`, [here.employerId])
    expect(await issue(here)).toMatchObject({ code: 'noPhoneOnFile' })
  })

  it('waits a minute, then two; an hour has three and a day six (CHANNELS 4)', async () => {
    const here = await world()
    expect(await issue(here)).toMatchObject({ ok: true })
    expect(await issue(here)).toMatchObject({ code: 'phoneCodeTooSoon', detail: 60 })
    await pass(here, 60)
    expect(await issue(here)).toMatchObject({ ok: true })
    await pass(here, 61)
    expect(await issue(here)).toMatchObject({ code: 'phoneCodeTooSoon', detail: 59 })
    await pass(here, 60)
    expect(await issue(here)).toMatchObject({ ok: true })
    await pass(here, 600)
    expect(await issue(here)).toMatchObject({ code: 'phoneCodeLimit', detail: 0 })
    for (let n = 0; n < 3; n += 1) {
      await pass(here, 3_600)
      expect(await issue(here)).toMatchObject({ ok: true })
    }
    await pass(here, 3_600)
    expect(await issue(here)).toMatchObject({ code: 'phoneCodeLimit' })
  })

  it('takes one of fifty at once, and counts none of the others', async () => {
    const here = await world()
    const answers = await Promise.all(Array.from({ length: 50 }, () => issue(here)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await textsOf(here)).toHaveLength(1)
  })

  it('counts a number over all employers that have it on file', async () => {
    const [one, two] = [await world(), await world()]
    await sql(`update contact set value = '+593990009999' where employer_id = any($1)`, [
      [one.employerId, two.employerId],
    ])
    expect(await issue(one)).toMatchObject({ ok: true })
    expect(await issue(two)).toMatchObject({ code: 'phoneCodeTooSoon' })
  })

  it('counts an employer and a network, and gives back the number’s place when they are full', async () => {
    deps = { ...deps, policy: { ...policy, employerDayMax: 1, resendWait: 0 } }
    const here = await world()
    expect(await issue(here)).toMatchObject({ ok: true })
    expect(await issue(here)).toMatchObject({ code: 'phoneCodeLimit' })
    deps = { ...deps, policy: { ...policy, networkHourMax: 1 } }
    expect(await issue(await world(), 'net')).toMatchObject({ ok: true })
    const third = await world()
    expect(await issue(third, 'net')).toMatchObject({ code: 'phoneCodeLimit' })
    expect(await issue(third, 'another')).toMatchObject({ ok: true })
  })

  it('stops for everybody at the ceiling of a day, and says so to whoever runs it', async () => {
    await sql('delete from text_day')
    deps = { ...deps, dayMax: 2 }
    for (let n = 0; n < 2; n += 1) expect(await issue(await world())).toMatchObject({ ok: true })
    const answers = await Promise.all([issue(await world()), issue(await world())])
    expect(answers).toMatchObject([{ code: 'textsAway' }, { code: 'textsAway' }])
    expect(alarms).toEqual(['day', 'day'])
  })

  it('where no gateway is set up is refused at once', async () => {
    deps = { ...deps, isOpen: false }
    const here = await world()
    expect(await issue(here)).toMatchObject({ code: 'textsAway' })
    expect(await textsOf(here)).toEqual([])
  })
})

describe('handing a code over', () => {
  const asked = async () => {
    const here = await world()
    await issue(here)
    return here
  }

  it('that was put off goes out with other digits, and the former are none', async () => {
    const here = await asked()
    answer = () => ({ kind: 'refused', permanent: false, reply: '503' })
    expect(await deliver(here)).toBe('deferred')
    const first = digits()
    expect(await redeem(here, first)).toMatchObject({ code: 'phoneCodeOver' })
    await pass(here, 20)
    answer = () => ({ kind: 'accepted', reply: '200' })
    expect(await deliver(here)).toBe('accepted')
    expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2)
    expect(await redeem(here, digits())).toMatchObject({ ok: true })
  })

  it('whose fate is unknown is done at most once, and the digits may be typed', async () => {
    const here = await asked()
    answer = () => ({ kind: 'unknown', reply: 'no answer' })
    expect(await deliver(here)).toBe('lost')
    await pass(here, 300)
    expect(await deliver(here)).toBe('notDue')
    expect(sent).toHaveLength(1)
    expect(await redeem(here, digits())).toMatchObject({ ok: true })
  })

  it('by a worker that died is done at most once', async () => {
    const here = await asked()
    answer = () => {
      throw new Error('the worker dies')
    }
    await expect(deliver(here)).rejects.toThrow('dies')
    expect(await deliver(here)).toBe('notDue')
    await pass(here, 61)
    expect(await deliver(here)).toBe('notDue')
    expect(sent).toHaveLength(1)
    expect(await textsOf(here)).toMatchObject([{ state: 'unknown', cause: 'workerDied' }])
  })

  it('is done by one of ten workers', async () => {
    const here = await asked()
    const id = await newestText(here)
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliverText(delivery, id)))
    expect(answers.filter((one) => one === 'accepted')).toHaveLength(1)
    expect(sent).toHaveLength(1)
  })

  it('is not done after its life', async () => {
    const here = await asked()
    await pass(here, policy.codeLife)
    expect(await deliver(here)).toBe('cancelled')
    expect(sent).toEqual([])
    expect(await textsOf(here)).toMatchObject([{ cause: 'tooLate' }])
  })

  it('is not done to a number that is not the employer’s any more', async () => {
    const here = await asked()
    await sql('update contact set retired_at = clock_timestamp() where employer_id = $1', [here.employerId])
    expect(await deliver(here)).toBe('cancelled')
    expect(sent).toEqual([])
  })

  it('that a newer one replaced is not done', async () => {
    const here = await asked()
    const first = await newestText(here)
    await pass(here, 60)
    await issue(here)
    expect(await deliverText(delivery, first)).toBe('cancelled')
    expect(await deliver(here)).toBe('accepted')
  })

  it('that is refused for good leaves no code, and what is ours to mend is told', async () => {
    const here = await asked()
    answer = () => ({ kind: 'refused', permanent: true, isOurs: true, reply: '401' })
    expect(await deliver(here)).toBe('rejected')
    expect(alarms).toEqual(['401'])
    expect(await redeem(here, digits())).toMatchObject({ code: 'phoneCodeOver' })
    expect(await deps.codes.view(here)).toMatchObject({ text: 'refused' })
  })
})

describe('the notice of a changed key', () => {
  const tell = (here: CodeBinding, actId: string, template: 'M-24' | 'M-49' = 'M-24') =>
    database.db.transaction((tx) =>
      enqueueTextNotice(tx, {
        actId,
        employerId: here.employerId,
        caseId: here.caseId,
        template,
        lang: 'es',
        params: { at: instant(Date.UTC(2026, 10, 24, 15, 30)) },
      }),
    )

  it('goes to every registered mobile once, outside every limit (I-26), and again when its fate is unknown', async () => {
    const here = await world()
    await sql(
      `insert into contact (id, employer_id, kind, value) values ($1, $2, 'phone', '+593990001234'), ($3, $2, 'phone', '+59322000000')`,
      [randomUUID(), here.employerId, randomUUID()],
    )
    const actId = randomUUID()
    expect([await tell(here, actId), await tell(here, actId)]).toEqual([2, 0])
    const id = await newestText(here)
    answer = () => ({ kind: 'unknown', reply: 'no answer' })
    expect(await deliverText(delivery, id)).toBe('lost')
    await pass(here, 61)
    answer = () => ({ kind: 'accepted', reply: '200' })
    expect(await deliverText(delivery, id)).toBe('accepted')
    // The same words under the same key: a gateway that knows it drops the second.
    expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
    expect(sent[0]?.text).toBe(
      'La clave de su empresa cambia hoy a las 10:30. Si no es usted, llame ya al 1800 000 000.',
    )
  })

  it.each([
    ['M-24', 'cancelled'],
    // Whoever takes a number off the record is faster than a gateway that is away (ATK-36).
    ['M-49', 'accepted'],
  ] as const)('%s to a number that has gone meanwhile is %s', async (template, end) => {
    const here = await world()
    await tell(here, randomUUID(), template)
    answer = () => ({ kind: 'accepted', reply: '200' })
    await sql('update contact set retired_at = clock_timestamp() where employer_id = $1', [here.employerId])
    expect(await deliver(here)).toBe(end)
  })

  it('of this morning is not sent in the evening', async () => {
    const here = await world()
    await tell(here, randomUUID())
    await pass(here, 7 * 3_600)
    expect(await deliver(here)).toBe('cancelled')
  })
})
