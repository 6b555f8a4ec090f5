import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import type { CaseId, ChangeId, ContactId, EmployerId, LinkId, MessageId } from '../kernel/ids.ts'
import { instant } from '../kernel/time.ts'
import type { Atomically } from '../kernel/transaction.ts'
import { queriesOf } from '../platform/database/database.ts'
import { statement } from '../platform/database/statement.ts'
import { createTexts } from '../platform/text/texts.ts'
import { deliverMessage } from './app/deliver-message.ts'
import type { Delivery } from './app/deliver-message.ts'
import type { HandOver, LinkMinter, Mail, MintedCode, NoLink } from './app/ports.ts'
import type { Template } from './domain/template.ts'
import { enqueueCodeMail, enqueueMessage, enqueueNotice } from './store/enqueue-message.ts'
import { recordBounce } from './store/bounce-store.ts'
import { deliveryOfCase, lastLinkMailOf } from './store/message-queries.ts'
import { createMessageStore } from './store/message-store.ts'
import { createCompose } from './templates/compose-mail.ts'
import { migrateWorker } from './worker.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await migrateWorker(database.url)
  await sql(`insert into installation (mode) values ('demonstration')`)
})
afterAll(() => database.drop())

const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await database.db.pool.query(text, [...values])).rows as Row[]

const voidFormer = statement(
  'test.voidFormer',
  `update link set voided_at = clock_timestamp(), void_reason = 'newerLink'
    where employer_id = $1 and consumed_at is null and voided_at is null`,
)
const insertLink = statement(
  'test.insertLink',
  `insert into link (id, employer_id, case_id, message_id, kind, restore_epoch, employer_epoch, ref, digest, code_digest, life_seconds, cap_seconds)
   select $1, e.id, $3, $4, 'recovery', 1, e.epoch, $5, $6, $6, 180, 600 from employer e where e.id = $2`,
)

/** Mints as the links capability does, as far as the delivery can see it. */
const minter: LinkMinter = {
  async mint(tx, { employerId, caseId, messageId }) {
    if (endedCases.has(caseId)) return { kind: 'void', reason: 'caseMovedOn' }
    const linkId = randomUUID() as LinkId
    const token = randomBytes(20)
    await queriesOf(tx).run(voidFormer, [employerId])
    await queriesOf(tx).run(insertLink, [linkId, employerId, caseId, messageId, token.toString('hex'), token])
    return {
      kind: 'minted',
      linkId,
      url: `https://clave.test/clave/r#${token.toString('base64url')}`,
      code: '7Q4M-2K9T',
      lifeSeconds: 180,
    }
  },
  wants: (_tx, { caseId }) =>
    Promise.resolve(endedCases.has(caseId) ? { kind: 'void', reason: 'caseMovedOn' } : true),
}
const endedCases = new Set<CaseId>()

const sent: Mail[] = []
const alarms: string[] = []
let answer: (mail: Mail) => HandOver | Promise<HandOver>
const host = 'mx.test'
const accept = (): HandOver => ({ kind: 'accepted', host, reply: { code: 250, text: 'ok' } })
const refuse = (code: number, status: string, text = status): HandOver => ({
  kind: 'refused',
  host,
  permanent: code >= 500,
  reply: { code, status, text },
})

let mintedCode: MintedCode | NoLink
let delivery: Delivery
beforeEach(() => {
  sent.length = 0
  alarms.length = 0
  mintedCode = { kind: 'minted', destination: 'nueva@empresa.example', code: '024680', lifeSeconds: 900 }
  answer = accept
  const atomically: Atomically = (work) => database.db.transaction(work)
  delivery = {
    atomically,
    store: createMessageStore(database.db),
    minter,
    notices: {
      mint: () => Promise.resolve({ url: 'https://clave.test/aviso/ref#denial', code: '2K9T-7Q4M' }),
    },
    answers: { mint: async () => undefined },
    invitations: { mint: () => Promise.reject(new Error('no invitation here')) },
    codes: { mint: () => Promise.resolve(mintedCode) },
    transport: {
      async send(mail) {
        sent.push(mail)
        return answer(mail)
      },
      close: () => Promise.resolve(),
    },
    compose: createCompose({
      texts: createTexts(),
      origin: 'https://clave.test',
      isDemo: false,
      writeDay: () => '',
    }),
    recordRefused: (_caseId, _id, record) => atomically(record),
    alarm: (at) => void alarms.push(at),
    outerLimit: 86_400,
  }
})

const params = { company: 'Comercial Ejemplo S.A.', ruc: '179••••••7001', at: instant(1_790_000_000_000) }

interface World {
  readonly employerId: EmployerId
  readonly caseId: CaseId
  readonly contactId: ContactId
}

let serial = 0
async function world(mail = 'ana@empresa.test'): Promise<World> {
  serial += 1
  const [employerId, caseId, contactId] = [randomUUID(), randomUUID(), randomUUID()]
  const identifier = `9999999${String(serial).padStart(3, '0')}001`
  await sql(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'company', 'Comercial Ejemplo S.A.')`,
    [employerId, identifier],
  )
  await sql(
    `insert into contact (id, employer_id, kind, value, confirmed_at) values ($1, $2, 'mail', $3, now())`,
    [contactId, employerId, mail],
  )
  await sql(
    `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
     values ($1, $2, $3, 'online', 'linkIssued', '{}', 'as-described', 'es', '\\x00', 'x')`,
    [caseId, employerId, `CLV-TEST-${serial}`],
  )
  return { employerId, caseId, contactId } as World
}

async function ask(here: World, template: Template = 'M-01'): Promise<MessageId> {
  const id = randomUUID() as MessageId
  await database.db.transaction((tx) => enqueueMessage(tx, { id, ...here, template, lang: 'es', params }))
  return id
}

const messageRow = async (id: MessageId) =>
  (await sql<Record<string, unknown>>('select * from message where id = $1', [id]))[0]
const attemptsOf = (id: MessageId) =>
  sql<Record<string, unknown>>(
    'select n, host, outcome from message_attempt where message_id = $1 order by n',
    [id],
  )
const linksOf = ({ employerId }: World) =>
  sql<{ id: string; accepted_at: Date | null; voided_at: Date | null; void_reason: string | null }>(
    'select * from link where employer_id = $1 order by minted_at',
    [employerId],
  )
const live = async (here: World) => (await linksOf(here)).filter((link) => link.voided_at === null)
const jobsOf = (id: MessageId) =>
  sql<{ run_at: Date }>('select * from graphile_worker.jobs where key = $1', [id])
/** As if this many seconds had gone by since the message was last touched. */
const pass = (id: MessageId, seconds: number) =>
  sql(
    `update message set created_at = created_at - make_interval(secs => $2), next_attempt_at = next_attempt_at - make_interval(secs => $2) where id = $1`,
    [id, seconds],
  )

describe('asking for a message', () => {
  it('writes message and job together or not at all (I-13)', async () => {
    const here = await world()
    const id = randomUUID() as MessageId
    await expect(
      database.db.transaction(async (tx) => {
        await enqueueMessage(tx, { id, ...here, template: 'M-01', lang: 'es', params })
        throw new Error('fault')
      }),
    ).rejects.toThrow('fault')
    expect(await messageRow(id)).toBeUndefined()
    expect(await jobsOf(id)).toEqual([])
  })

  it('twice is once (I-14)', async () => {
    const here = await world()
    const id = randomUUID() as MessageId
    const message = { id, ...here, template: 'M-01', lang: 'es', params } as const
    for (let n = 0; n < 2; n += 1) await database.db.transaction((tx) => enqueueMessage(tx, message))
    expect(await jobsOf(id)).toHaveLength(1)
  })

  it('a notice goes to every registered mail contact, once for each act (I-26)', async () => {
    const here = await world()
    await sql(
      `insert into contact (id, employer_id, kind, value) values ($1, $2, 'mail', 'otra@empresa.test')`,
      [randomUUID(), here.employerId],
    )
    const notice = { actId: randomUUID(), ...here, template: 'M-02', lang: 'es', params } as const
    const tell = () => database.db.transaction((tx) => enqueueNotice(tx, notice))
    expect(await tell()).toBe(2)
    expect(await tell()).toBe(0)
  })
})

describe('delivering a link', () => {
  it('hands over and records the acceptance on message, attempt and link', async () => {
    const here = await world()
    const id = await ask(here)
    expect(await deliverMessage(delivery, id)).toBe('accepted')
    expect(await messageRow(id)).toMatchObject({
      state: 'accepted',
      attempts: 1,
      reply_code: 250,
      next_attempt_at: null,
    })
    expect(await attemptsOf(id)).toMatchObject([{ n: 1, outcome: 'accepted', host }])
    const [link] = await linksOf(here)
    expect(link?.accepted_at).toBeInstanceOf(Date)
    expect((await lastLinkMailOf(database.db, here.caseId))?.underWayUntil).toBe(link?.accepted_at?.getTime())
    const shown = await deliveryOfCase(database.db, here.caseId)
    expect(shown).toMatchObject({ messageId: id, count: 1, view: { state: 'accepted' } })
    expect(shown?.view).toHaveProperty('secondsLeft', expect.closeTo(180, -1))
  })

  it('commits the digest before the mail goes out (L-02)', async () => {
    const here = await world()
    const id = await ask(here)
    let seen: unknown[] = []
    answer = async () => {
      seen = await live(here)
      return accept()
    }
    await deliverMessage(delivery, id)
    expect(seen).toHaveLength(1)
  })

  it('keeps no token anywhere in the database (L-01, ATK-03)', async () => {
    const here = await world()
    const id = await ask(here)
    await deliverMessage(delivery, id)
    const token = /#(\S+)/.exec(sent[0]?.text ?? '')?.[1] ?? 'none'
    const rows = await Promise.all(
      ['message', 'message_attempt', 'graphile_worker._private_jobs'].map((table) =>
        sql(`select * from ${table}`),
      ),
    )
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('is over when it is over: a second delivery of the job does nothing', async () => {
    const here = await world()
    const id = await ask(here)
    await deliverMessage(delivery, id)
    expect(await deliverMessage(delivery, id)).toBe('notDue')
    expect(sent).toHaveLength(1)
  })

  it('is handed over once when three workers take it at the same time (F-14, F-26)', async () => {
    const here = await world()
    for (let round = 0; round < 20; round += 1) {
      const id = await ask(here)
      const all = await Promise.all([1, 2, 3].map(() => deliverMessage(delivery, id)))
      expect(all.sort()).toEqual(['accepted', 'notDue', 'notDue'])
      expect(await live(here)).toHaveLength(1)
    }
    expect(sent).toHaveLength(20)
  })

  it('comes back after the lease when another worker holds it', async () => {
    const here = await world()
    const id = await ask(here)
    let rival = ''
    answer = async () => {
      rival = await deliverMessage(delivery, id)
      return accept()
    }
    await deliverMessage(delivery, id)
    expect(rival).toBe('notDue')
    const [job] = await jobsOf(id)
    expect(job?.run_at.getTime()).toBeGreaterThan(Date.now() + 50_000)
  })

  it('goes nowhere when the case has moved on', async () => {
    const here = await world()
    const id = await ask(here)
    endedCases.add(here.caseId)
    expect(await deliverMessage(delivery, id)).toBe('cancelled')
    expect(await messageRow(id)).toMatchObject({ state: 'cancelled', cause: 'caseMovedOn' })
    expect(sent).toEqual([])
    expect((await deliveryOfCase(database.db, here.caseId))?.view.state).toBe('void')
  })

  it.each([
    ['was retired', 'retired_at = now()'],
    ['is not confirmed', 'confirmed_at = null'],
    ['is still cooling', `usable_from = now() + interval '1 hour'`],
    ['is a phone', `kind = 'phone'`],
  ])('goes nowhere when the contact %s meanwhile (I-16)', async (_what, change) => {
    const here = await world()
    const id = await ask(here)
    await sql(`update contact set ${change} where id = $1`, [here.contactId])
    expect(await deliverMessage(delivery, id)).toBe('cancelled')
    expect(sent).toEqual([])
    expect(await linksOf(here)).toEqual([])
  })

  it.each([
    'a@empresa.test, evil@evil.test',
    'a@empresa.test\r\nBcc: evil@evil.test',
    'mıke@empresa.test',
    '',
  ])('goes nowhere when the record holds %j (ATK-39, ATK-40)', async (value) => {
    const here = await world(value)
    expect(await deliverMessage(delivery, await ask(here))).toBe('cancelled')
    expect(sent).toEqual([])
  })

  it('sends to the address that is registered when the token is made, not when it was asked for', async () => {
    const here = await world()
    const id = await ask(here)
    await sql(`update contact set value = 'nueva@empresa.test' where id = $1`, [here.contactId])
    await deliverMessage(delivery, id)
    expect(sent.map(({ to }) => to)).toEqual(['nueva@empresa.test'])
  })

  it('leaves the newer message alone when an older one comes late', async () => {
    const here = await world()
    const older = await ask(here)
    const newer = await ask(here)
    await deliverMessage(delivery, newer)
    expect(await deliverMessage(delivery, older)).toBe('cancelled')
    expect(await live(here)).toHaveLength(1)
    expect((await deliveryOfCase(database.db, here.caseId))?.view.state).toBe('accepted')
  })
})

describe('a mail server that puts it off', () => {
  it('voids the link that did not go out, and comes back with a fresh one', async () => {
    const here = await world()
    const id = await ask(here)
    answer = () => refuse(451, '4.7.1')
    expect(await deliverMessage(delivery, id)).toBe('deferred')
    expect(await live(here)).toEqual([])
    expect((await linksOf(here))[0]?.void_reason).toBe('notHandedOver')
    expect(await messageRow(id)).toMatchObject({ state: 'deferred', cause: 'putOff', reply_status: '4.7.1' })
    const [job] = await jobsOf(id)
    expect(job?.run_at.getTime()).toBeGreaterThan(Date.now() + 3_000)

    expect(await deliverMessage(delivery, id)).toBe('notDue')
    await pass(id, 5)
    answer = accept
    expect(await deliverMessage(delivery, id)).toBe('accepted')
    expect(await live(here)).toHaveLength(1)
    expect(sent[0]?.text).not.toBe(sent[1]?.text)
  })

  it('says so on the page after two minutes, with the time of the next attempt (F-21)', async () => {
    const here = await world()
    const id = await ask(here)
    answer = () => refuse(451, '4.7.1')
    await deliverMessage(delivery, id)
    expect((await deliveryOfCase(database.db, here.caseId))?.view.state).toBe('queued')
    await pass(id, 130)
    await deliverMessage(delivery, id)
    const view = (await deliveryOfCase(database.db, here.caseId))?.view
    expect(view).toMatchObject({ state: 'deferred', code: 'CLV-142' })
    expect((view as { nextAttemptAt: number }).nextAttemptAt).toBeGreaterThan(Date.now() + 100_000)
    expect((await lastLinkMailOf(database.db, here.caseId))?.underWayUntil).toBeGreaterThan(
      Date.now() - 5_000,
    )
  })

  it('sends no token after ten minutes, but where to go on (CHANNELS 3.3)', async () => {
    const here = await world()
    const id = await ask(here)
    answer = () => refuse(451, '4.7.1')
    await deliverMessage(delivery, id)
    await pass(id, 650)
    answer = accept
    expect(await deliverMessage(delivery, id)).toBe('accepted')
    expect(sent[1]?.text).not.toContain('#')
    expect(sent[1]?.text).toContain(`CLV-TEST-${serial}`)
    expect(await live(here)).toEqual([])
    expect((await deliveryOfCase(database.db, here.caseId))?.view.state).toBe('answersAgain')
  })

  it.each(['accepted', 'unknown'] as const)(
    'owes the link of a late mail that is %s, and the proofs wait for it however late it is read (F-21)',
    async (kind) => {
      const here = await world()
      const id = await ask(here)
      expect((await lastLinkMailOf(database.db, here.caseId))?.isOwed).toBe(false)
      await pass(id, 650)
      answer = () => (kind === 'accepted' ? accept() : { kind, host, reply: {} })
      await deliverMessage(delivery, id)
      await sql(
        `update message set accepted_at = accepted_at - interval '2 hours', created_at = created_at - interval '2 hours' where id = $1`,
        [id],
      )
      const last = await lastLinkMailOf(database.db, here.caseId)
      expect(last?.isOwed).toBe(true)
      expect(last?.underWayUntil).toBeGreaterThan(Date.now() - 5_000)
    },
  )

  it('owes nothing once the mail has carried its link', async () => {
    const here = await world()
    await deliverMessage(delivery, await ask(here))
    expect((await lastLinkMailOf(database.db, here.caseId))?.isOwed).toBe(false)
  })

  it('gives up when the proof cannot live any longer', async () => {
    const here = await world()
    const id = await ask(here)
    await pass(id, 86_300)
    answer = () => refuse(451, '4.7.1')
    expect(await deliverMessage(delivery, id)).toBe('rejected')
    expect(await jobsOf(id)).toHaveLength(1) // the first one, still to be taken
  })
})

it('a refusal for good is told with its cause, and voids its link', async () => {
  const here = await world()
  const id = await ask(here)
  answer = () => refuse(550, '5.7.26', '5.7.26 unauthenticated')
  expect(await deliverMessage(delivery, id)).toBe('rejected')
  expect(await live(here)).toEqual([])
  expect((await deliveryOfCase(database.db, here.caseId))?.view).toMatchObject({
    state: 'rejected',
    code: 'CLV-145',
  })
  expect(alarms).toEqual([host])
})

it('R34: a worker that dies while it records a refusal leaves it to the next one, case and message together (I-13)', async () => {
  const id = await ask(await world())
  answer = () => refuse(550, '5.1.1')
  const dying: Delivery = {
    ...delivery,
    recordRefused: (_caseId, _id, record) =>
      delivery.atomically(async (tx) => {
        await record(tx)
        throw new Error('killed')
      }),
  }
  await expect(deliverMessage(dying, id)).rejects.toThrow('killed')
  expect(await messageRow(id)).toMatchObject({ state: 'sending' })
  await pass(id, 61)
  expect(await deliverMessage(delivery, id)).toBe('rejected')
  expect(alarms).toEqual([])
})

describe('a fate that nobody knows', () => {
  const lost = (): HandOver => ({ kind: 'unknown', host, reply: { text: 'cut' } })

  it('leaves the link alive under its cap, and does not send another (F-22)', async () => {
    const here = await world()
    const id = await ask(here)
    answer = lost
    expect(await deliverMessage(delivery, id)).toBe('lost')
    const [link, ...more] = await live(here)
    expect(more).toEqual([])
    expect(link?.accepted_at).toBeNull()
    const view = (await deliveryOfCase(database.db, here.caseId))?.view
    expect(view).toMatchObject({ state: 'unknown' })
    expect((view as { secondsLeft: number }).secondsLeft).toBeGreaterThan(500)
    expect(await deliverMessage(delivery, id)).toBe('notDue')
  })

  it('sends a notice again (I-26)', async () => {
    const here = await world()
    const id = await ask(here, 'M-02')
    answer = lost
    await deliverMessage(delivery, id)
    expect(await messageRow(id)).toMatchObject({ state: 'unknown' })
    await pass(id, 60)
    answer = accept
    expect(await deliverMessage(delivery, id)).toBe('accepted')
    expect(sent).toHaveLength(2)
  })

  it('after a crash between hand-over and marking: the link that went out works until a retry voids it (F-14)', async () => {
    const here = await world()
    const id = await ask(here)
    const crashing: Delivery = {
      ...delivery,
      store: { ...delivery.store, record: () => Promise.reject(new Error('killed')) },
    }
    await expect(deliverMessage(crashing, id)).rejects.toThrow('killed')
    const [first] = await live(here)
    expect(first?.accepted_at).toBeNull()

    // While the dead worker's lease runs, nobody sends.
    expect(await deliverMessage(delivery, id)).toBe('notDue')
    expect(sent).toHaveLength(1)

    await pass(id, 61)
    expect(await deliverMessage(delivery, id)).toBe('accepted')
    const alive = await live(here)
    expect(alive).toHaveLength(1)
    expect(alive[0]?.id).not.toBe(first?.id)
  })

  it('a worker that comes back from the dead changes only its own attempt', async () => {
    const here = await world()
    const id = await ask(here)
    const late: (() => Promise<void>)[] = []
    const hanging: Delivery = {
      ...delivery,
      store: {
        ...delivery.store,
        record: (claimed, result) => {
          late.push(() => delivery.store.record(claimed, result))
          return Promise.resolve()
        },
      },
    }
    answer = () => refuse(550, '5.1.1')
    await deliverMessage(hanging, id)
    await pass(id, 61)
    answer = accept
    await deliverMessage(delivery, id)
    for (const act of late) await act()
    expect(await messageRow(id)).toMatchObject({ state: 'accepted' })
    expect(await live(here)).toHaveLength(1)
    expect(await attemptsOf(id)).toMatchObject([{ outcome: 'rejected' }, { outcome: 'accepted' }])
  })
})

it('a notice goes to a contact that was retired meanwhile: the one before has to know (I-26)', async () => {
  const here = await world()
  const id = await ask(here, 'M-02')
  await sql('update contact set retired_at = now() where id = $1', [here.contactId])
  expect(await deliverMessage(delivery, id)).toBe('accepted')
  expect(await linksOf(here)).toEqual([])
})

it('a mail that comes back is told, marks the contact for triage, and changes neither state nor address', async () => {
  const here = await world()
  const id = await ask(here)
  await deliverMessage(delivery, id)
  const report = {
    messageId: id,
    attempt: 1,
    reply: { code: 550, status: '5.1.1', text: '5.1.1 no' },
  } as const
  await recordBounce(database.db, { ...report, action: 'delayed' })
  expect((await deliveryOfCase(database.db, here.caseId))?.view.state).toBe('accepted')
  await recordBounce(database.db, { ...report, action: 'failed' })
  expect(await messageRow(id)).toMatchObject({ state: 'accepted', cause: 'addressUnknown' })
  expect((await deliveryOfCase(database.db, here.caseId))?.view).toMatchObject({
    state: 'rejected',
    code: 'CLV-141',
  })
  expect(
    await sql('select value, undeliverable_code, retired_at from contact where id = $1', [here.contactId]),
  ).toEqual([{ value: 'ana@empresa.test', undeliverable_code: '5.1.1', retired_at: null }])
})

it('a full mailbox that comes back does not mark the contact', async () => {
  const here = await world()
  const id = await ask(here)
  await deliverMessage(delivery, id)
  await recordBounce(database.db, {
    messageId: id,
    attempt: 1,
    action: 'failed',
    reply: { code: 552, status: '5.2.2' },
  })
  expect(await sql('select undeliverable_at from contact where id = $1', [here.contactId])).toEqual([
    { undeliverable_at: null },
  ])
})

describe('the code of a change of contact', () => {
  const askForCode = async (here: World): Promise<MessageId> => {
    const id = randomUUID() as MessageId
    await database.db.transaction((tx) =>
      enqueueCodeMail(tx, {
        id,
        employerId: here.employerId,
        changeId: randomUUID() as ChangeId,
        template: 'M-18',
        lang: 'es',
        params: { ...params, page: null },
      }),
    )
    return id
  }

  it('goes to the address that was minted with it, and rests nowhere (L-01)', async () => {
    const id = await askForCode(await world())
    expect(await deliverMessage(delivery, id)).toBe('accepted')
    expect(sent.map(({ to, text }) => [to, text.includes('024680')])).toEqual([
      ['nueva@empresa.example', true],
    ])
    expect(JSON.stringify(await messageRow(id))).not.toContain('024680')
  })

  it('is not sent when the change has moved on', async () => {
    mintedCode = { kind: 'void', reason: 'changeMovedOn' }
    const id = await askForCode(await world())
    expect(await deliverMessage(delivery, id)).toBe('cancelled')
    expect(sent).toEqual([])
  })

  it('is not sent to what is no address', async () => {
    mintedCode = { kind: 'minted', destination: 'a@b.example,c@d.example', code: '024680', lifeSeconds: 900 }
    expect(await deliverMessage(delivery, await askForCode(await world()))).toBe('cancelled')
    expect(sent).toEqual([])
  })
})
