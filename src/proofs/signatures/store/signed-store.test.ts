import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { caseStore } from '../../../cases/store/case-store.ts'
import { caseCodeFrom } from '../../../kernel/case-code.ts'
import type { CaseId, EmployerId } from '../../../kernel/ids.ts'
import { syntheticCedula, syntheticCompanyRuc } from '../../../kernel/synthetic.ts'
import { plus } from '../../../kernel/time.ts'
import { migrateWorker } from '../../../messaging/worker.ts'
import { asDescribed } from '../../../policy/profiles/as-described.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { restore } from '../../../../test/support/restore.ts'
import { testNow } from '../../../../test/support/visit.ts'
import type { NewRequest, RequestId, SignedUploadId, Settlement } from '../app/request-ports.ts'
import type { Judgement } from '../domain/judgement.ts'
import { forgetSigned } from './forget-signed.ts'
import { requestStore } from './request-store.ts'
import { signedUploadStore } from './signed-upload-store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await migrateWorker(database.url)
})
afterAll(() => database.drop())

const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await database.db.pool.query(text, [...values])).rows as Row[]

let serial = 0
let place: { readonly employerId: EmployerId; readonly caseId: CaseId }
beforeEach(async () => {
  place = await openCase()
})

async function openCase(): Promise<typeof place> {
  serial += 1
  const employerId = randomUUID() as EmployerId
  const caseId = randomUUID() as CaseId
  await sql(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'privateCompany', 'Demo')`,
    [employerId, syntheticCompanyRuc(serial)],
  )
  await database.db.transaction((tx) =>
    caseStore(database.db, asDescribed.contact).insert(tx, {
      case: {
        id: caseId,
        employerId,
        path: 'signature',
        state: { is: 'proving' },
        ledger: [],
        touchedAt: testNow,
      },
      code: caseCodeFrom(randomBytes(7)),
      lang: 'es',
      browser: randomBytes(32),
      claimant: syntheticCedula(1, 3),
      sealedFacts: 'sealed',
      rucState: 'active',
      profile: 'as-described',
    }),
  )
  return { employerId, caseId }
}

const newRequest = (more: Partial<NewRequest> = {}): NewRequest => {
  const now = Date.now() as typeof testNow
  return {
    ...place,
    id: randomUUID() as RequestId,
    branch: '0001',
    purpose: 'newKey',
    number: randomBytes(16).toString('hex'),
    representative: randomBytes(32),
    lang: 'es',
    issued: { length: 1000, sha256: 'ab'.repeat(32) },
    sealedIssued: { wrappedKey: randomBytes(60), pieces: [randomBytes(1028)] },
    sealedContact: undefined,
    issuedAt: plus(now, -3_600),
    expiresAt: plus(now, 3_600),
    ...more,
  }
}

async function issue(more: Partial<NewRequest> = {}): Promise<RequestId> {
  const request = newRequest(more)
  await database.db.transaction((tx) => requestStore(database.db).open(tx, request, 10))
  return request.id
}

async function upload(requestId: RequestId, perDay = 10): Promise<SignedUploadId | undefined> {
  const id = randomUUID() as SignedUploadId
  const isAdded = await database.db.transaction((tx) =>
    signedUploadStore(database.db).add(
      tx,
      {
        ...place,
        id,
        requestId,
        kind: 'pdf',
        size: 1500,
        sha256: 'cd'.repeat(32),
        sealed: { wrappedKey: randomBytes(60), pieces: [randomBytes(100), randomBytes(50)] },
        tryAgainIn: 60,
      },
      perDay,
    ),
  )
  return isAdded ? id : undefined
}

const judged = (signatureSha256: string): Judgement => ({
  outcome: 'accepted',
  indication: 'passed',
  sub: undefined,
  code: undefined,
  checks: [{ check: 'file', result: 'passed' }],
  signer: undefined,
  evidence: {
    fileSha256: 'cd'.repeat(32),
    chain: [Uint8Array.from([48, 0])],
    signatureSha256,
    revocation: [0, 1].map((depth) => ({
      by: 'crl',
      sha256: `a${depth}`.repeat(32),
      thisUpdate: testNow,
      nextUpdate: testNow,
      depth,
    })),
    trustVersion: 7,
    judgeVersion: 1,
  },
  at: testNow,
})
const settle = (id: SignedUploadId, to: Settlement) =>
  database.db.transaction((tx) => signedUploadStore(database.db).settle(tx, place, id, to))

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nothing there')
  return value
}

describe('a request', () => {
  it('closes the one before, whose file goes at once', async () => {
    const first = await issue()
    const second = await issue()
    const store = requestStore(database.db)
    expect(await store.newest(place)).toMatchObject({ id: second, closedAt: null })
    expect((await store.find(place, first))?.closedAt).not.toBeNull()
    expect(await store.issued(place, first)).toBeUndefined()
    expect(await store.issued(place, second)).toBeDefined()
  })

  it('is found in no other case', async () => {
    const id = await issue()
    const other = await openCase()
    expect(await requestStore(database.db).find(other, id)).toBeUndefined()
    expect(await requestStore(database.db).issued(other, id)).toBeUndefined()
  })

  it('is used once, whoever asks at the same time', async () => {
    const id = await issue()
    const uploadId = must(await upload(id))
    const store = requestStore(database.db)
    const used = await Promise.all(
      Array.from({ length: 8 }, () =>
        database.db.transaction((tx) => store.consume(tx, place, id, uploadId)),
      ),
    )
    expect(used.filter(Boolean)).toHaveLength(1)
  })

  it('is not used by what came after it expired, and is by what came before, however late it is judged', async () => {
    const late = await issue()
    const lateUpload = must(await upload(late))
    await sql(
      `update signed_request set expires_at = clock_timestamp() - interval '1 second' where id = $1`,
      [late],
    )
    const use = (id: RequestId, uploadId: SignedUploadId) =>
      database.db.transaction((tx) => requestStore(database.db).consume(tx, place, id, uploadId))
    await sql(`update signed_upload set received_at = clock_timestamp() where id = $1`, [lateUpload])
    expect(await use(late, lateUpload)).toBe(false)
    await sql(
      `update signed_upload set received_at = clock_timestamp() - interval '10 minutes' where id = $1`,
      [lateUpload],
    )
    expect(await use(late, lateUpload)).toBe(true)
  })

  it('I-18: is over after a restore, whatever came of it since the copy', async () => {
    const id = await issue()
    const uploadId = must(await upload(id))
    await sql(`insert into installation (mode) values ('production') on conflict do nothing`)
    await restore(database)
    const store = requestStore(database.db)
    expect((await store.find(place, id))?.closedAt).not.toBeNull()
    expect(await database.db.transaction((tx) => store.consume(tx, place, id, uploadId))).toBe(false)
    const anew = await issue()
    expect((await store.find(place, anew))?.closedAt).toBeNull()
  })

  it('is not used once a newer one took its place', async () => {
    const former = await issue()
    const uploadId = must(await upload(former))
    await issue()
    const isUsed = await database.db.transaction((tx) =>
      requestStore(database.db).consume(tx, place, former, uploadId),
    )
    expect(isUsed).toBe(false)
  })
})

describe('an upload', () => {
  it('is one of ten in 24 hours, and not of ten for ever', async () => {
    const id = await issue()
    const taken: (SignedUploadId | undefined)[] = []
    for (let n = 0; n < 4; n++) taken.push(await upload(id, 3))
    expect(taken.map((one) => one !== undefined)).toEqual([true, true, true, false])
    await sql(`update signed_upload set received_at = received_at - interval '25 hours' where case_id = $1`, [
      place.caseId,
    ])
    expect(await upload(id, 3)).toBeDefined()
  })

  it('leaves a job that tries it again, and nothing of its octets once it is refused', async () => {
    const id = must(await upload(await issue()))
    const store = signedUploadStore(database.db)
    expect(await sql(`select key from graphile_worker.jobs where key = $1`, [`signed:${id}`])).toHaveLength(1)
    expect((await store.content(place, id))?.pieces).toHaveLength(2)
    expect(await settle(id, { state: 'refused', code: 'NO_SIGNATURE', judgement: undefined })).toBe(true)
    expect(await store.content(place, id)).toBeUndefined()
    expect(await sql(`select 1 from signed_piece where upload_id = $1`, [id])).toEqual([])
    expect(await store.newest(place)).toMatchObject({ state: 'refused', code: 'NO_SIGNATURE' })
  })

  it('is settled once', async () => {
    const id = must(await upload(await issue()))
    expect(await settle(id, { state: 'staff', code: undefined, judgement: undefined })).toBe(true)
    expect(await settle(id, { state: 'accepted', judgement: judged('11'.repeat(32)) })).toBe(false)
  })

  it('is not accepted by a signature that opened another request', async () => {
    const signature = randomBytes(32).toString('hex')
    const first = must(await upload(await issue()))
    expect(await settle(first, { state: 'accepted', judgement: judged(signature) })).toBe(true)
    const second = must(await upload(await issue()))
    expect(await settle(second, { state: 'accepted', judgement: judged(signature) })).toBe(false)
  })

  it('is held by one at a time for one signature: who comes second sees what the first has done (ATK-51)', async () => {
    const signature = randomBytes(32).toString('hex')
    const id = must(await upload(await issue()))
    const uploads = signedUploadStore(database.db)
    let second: Promise<boolean> | undefined
    await database.db.transaction(async (tx) => {
      expect(await uploads.holdSignature(tx, signature)).toBe(true)
      second = database.db.transaction((other) => uploads.holdSignature(other, signature))
      // Time for the second to look, if it may.
      await Promise.race([second, new Promise((late) => setTimeout(late, 200))])
      await uploads.settle(tx, place, id, { state: 'accepted', judgement: judged(signature) })
    })
    expect(await second).toBe(false)
  })

  it('gives its verdict back as it was', async () => {
    const id = must(await upload(await issue()))
    const verdict = judged(randomBytes(32).toString('hex'))
    await settle(id, { state: 'accepted', judgement: verdict })
    expect((await signedUploadStore(database.db).load(id))?.judgement).toEqual({
      ...verdict,
      evidence: { ...verdict.evidence, chain: [Buffer.from([48, 0])] },
    })
  })
})

it('forgets with the case, and the file of a request that is over at once', async () => {
  await forgetSigned(database.db, 90)
  const id = await issue()
  await upload(id)
  await sql(`update signed_request set expires_at = clock_timestamp() - interval '1 second' where id = $1`, [
    id,
  ])
  expect(await forgetSigned(database.db, 90)).toBe(1)
  expect(await requestStore(database.db).issued(place, id)).toBeUndefined()
  for (const [table, column] of [
    ['signed_upload', 'received_at'],
    ['signed_request', 'issued_at'],
    ['recovery_case', 'touched_at'],
  ] as const)
    await sql(
      `update ${table} set ${column} = ${column} - interval '91 days'
        where ${table === 'recovery_case' ? 'id' : 'case_id'} = $1`,
      [place.caseId],
    )
  expect(await forgetSigned(database.db, 90)).toBe(2)
  expect(await forgetSigned(database.db, 90)).toBe(0)
})
