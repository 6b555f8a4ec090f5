import { hash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { createAuditLog } from '../../../audit/store/append.ts'
import { caseStore } from '../../../cases/store/case-store.ts'
import type { CaseId, EmployerId, OfficerId } from '../../../kernel/ids.ts'
import { mainlandDay } from '../../../kernel/civil-day.ts'
import { instant } from '../../../kernel/time.ts'
import { ok } from '../../../kernel/outcome.ts'
import { syntheticCompanyRuc } from '../../../kernel/synthetic.ts'
import { createKeyedDigest } from '../../../platform/crypto/digests.ts'
import { createFileSealer } from '../../../platform/crypto/file-seal.ts'
import { asDescribed } from '../../../policy/profiles/as-described.ts'
import { checkDocument, type AskedCheck } from '../app/check-document.ts'
import { loadDossier } from '../app/load-dossier.ts'
import type { FileId, FileScanner } from '../app/ports.ts'
import { readFile } from '../app/read-file.ts'
import { receiveFile, type ReceiveDeps } from '../app/receive-file.ts'
import { documentRules } from '../domain/documents.ts'
import { dossierStore } from './dossier-store.ts'
import { forgetDossiers } from './forget-files.ts'

let database: TestDatabase
const officer = randomUUID() as OfficerId
beforeAll(async () => {
  database = await freshDatabase()
  const { pool } = database.db
  await pool.query(`insert into installation (mode) values ('demonstration')`)
  await pool.query(
    `insert into staff_member (id, person, name, roles) values ($1, '\\x01', 'Oficial', '{counter}')`,
    [officer],
  )
})
afterAll(() => database.drop())

let serial = 0
async function openCase(): Promise<CaseId> {
  serial += 1
  const { pool } = database.db
  const employerId = randomUUID() as EmployerId
  const id = randomUUID() as CaseId
  await pool.query(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'company', 'Demo')`,
    [employerId, syntheticCompanyRuc(serial)],
  )
  const body = {
    state: { is: 'referred', reason: 'thinFile', at: 0 },
    ledger: [],
    rucState: 'active',
    sealedFacts: '',
    epoch: 1,
  }
  await pool.query(
    `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
     values ($1, $2, $3, 'online', 'referred', $4, 'as-described', 'es', '\\x00', 'c')`,
    [id, employerId, `CLV-0000-${String(serial).padStart(4, '0')}`, JSON.stringify(body)],
  )
  return id
}

const hexDigest = (content: Uint8Array | string) => hash('sha256', content, 'hex')
function depsWith(verdict: Awaited<ReturnType<FileScanner['scan']>> = 'clean') {
  const { db } = database
  const atomically = db.transaction.bind(db)
  const deps = {
    dossiers: dossierStore(db),
    waiting: { askAgain: () => Promise.resolve() },
    noteReceived: () => Promise.resolve(),
    cases: caseStore(db, asDescribed.contact),
    sealer: createFileSealer(['f'.repeat(43)]),
    scanner: { scan: () => Promise.resolve(verdict) },
    inspector: {
      inspect: (content) => Promise.resolve(ok({ type: 'pdf', pages: 1, active: false, content })),
    },
    atomically,
    audit: createAuditLog({ digest: createKeyedDigest('k'.repeat(32), 'audit'), instance: 'test:1' }),
    policy: asDescribed,
    newFileId: () => randomUUID() as FileId,
    hexDigest,
  } satisfies ReceiveDeps
  const load = async (id: CaseId) => {
    const loaded = await deps.cases.load(id)
    if (loaded === undefined) throw new Error('no case')
    return loaded
  }
  const documentOf = async (id: CaseId, kind: string) =>
    (await loadDossier(deps, await load(id))).documents.find((one) => one.kind === kind)
  return { ...deps, load, documentOf }
}

/** As an officer does it: with the case held. */
const checkIn = (deps: ReturnType<typeof depsWith>, caseId: CaseId, asked: AskedCheck) =>
  deps.atomically(async (tx) => {
    const loaded = await deps.cases.lock(tx, caseId)
    if (loaded === undefined) throw new Error('no case')
    return checkDocument(deps, tx, loaded, asked)
  })

const letter = { kind: 'letter', name: 'carta.pdf' } as const
const check = {
  kind: 'letter',
  result: 'ok',
  points: documentRules.letter.points,
  reason: '',
  officer,
  day: mainlandDay(instant(Date.now())),
} as const

describe('the papers of a case', () => {
  it('are received, looked at, found in order, and the digest moves with each', async () => {
    const deps = depsWith()
    const caseId = await openCase()
    const digests = new Set<string>()
    const note = async () => digests.add((await loadDossier(deps, await deps.load(caseId))).digest)
    await note()
    const content = randomBytes(700_000)
    expect(await receiveFile(deps, { ...letter, caseId, content })).toMatchObject({ ok: true })
    await note()
    const { file } = (await deps.documentOf(caseId, 'letter')) ?? {}
    const seen = await readFile(deps, await deps.load(caseId), file?.id as FileId, officer, 'checkDocuments')
    expect(seen).toMatchObject({ ok: true, value: { file: { name: 'carta.pdf', size: 700_000 } } })
    expect(seen.ok && hexDigest(seen.value.content)).toBe(hexDigest(content))
    await note()
    const fileDigest = file?.digest ?? null
    expect(await checkIn(deps, caseId, { ...check, fileDigest })).toMatchObject({ ok: true })
    await note()
    // A file that comes after the look makes it void.
    await receiveFile(deps, { ...letter, caseId, content: randomBytes(10) })
    expect(await checkIn(deps, caseId, { ...check, fileDigest })).toMatchObject({ code: 'changed' })
    await note()
    expect(digests.size).toBe(5)
    const acts = await database.db.pool.query(`select act from audit_entry order by at`)
    expect(acts.rows).toEqual(
      ['documentReceived', 'documentSeen', 'documentChecked', 'documentReceived'].map((act) => ({ act })),
    )
  })

  it('two uploads at once leave one file that counts', async () => {
    const deps = depsWith()
    const caseId = await openCase()
    const sent = Array.from({ length: 6 }, () => ({ ...letter, caseId, content: randomBytes(300_000) }))
    await Promise.all(sent.map((one) => receiveFile(deps, one)))
    const { rows } = await database.db.pool.query(
      `select count(*)::int as n from dossier_file where case_id = $1 and replaced_at is null`,
      [caseId],
    )
    expect(rows).toEqual([{ n: 1 }])
  })

  it('ATK-53: takes ten files of a case in and no eleventh, however many come at once', async () => {
    const deps = depsWith()
    const caseId = await openCase()
    const all = await Promise.all(
      Array.from({ length: 14 }, () => receiveFile(deps, { ...letter, caseId, content: randomBytes(10) })),
    )
    expect(all.filter((one) => one.ok)).toHaveLength(10)
    expect(all.find((one) => !one.ok)).toMatchObject({ code: 'tooMany' })
  })

  it('ATK-56: without a clear verdict a file is shown to nobody and found in order by nobody', async () => {
    const deps = depsWith('unknown')
    const caseId = await openCase()
    expect(await receiveFile(deps, { ...letter, caseId, content: randomBytes(10) })).toMatchObject({
      value: { quarantined: true },
    })
    const { file } = (await deps.documentOf(caseId, 'letter')) ?? {}
    const loaded = await deps.load(caseId)
    expect(await readFile(deps, loaded, file?.id as FileId, officer, 'checkDocuments')).toMatchObject({
      code: 'noFile',
    })
    const fileDigest = file?.digest ?? null
    expect(await checkIn(deps, caseId, { ...check, fileDigest })).toMatchObject({ code: 'quarantined' })
    const infected = depsWith('infected')
    expect(await receiveFile(infected, { ...letter, caseId, content: randomBytes(10) })).toMatchObject({
      code: 'virus',
    })
  })

  it('ATK-50: a file is not found by its number under another case', async () => {
    const deps = depsWith()
    const [mine, other] = [await openCase(), await openCase()]
    await receiveFile(deps, { ...letter, caseId: mine, content: randomBytes(10) })
    const { file } = (await deps.documentOf(mine, 'letter')) ?? {}
    expect(
      await readFile(deps, await deps.load(other), file?.id as FileId, officer, 'checkDocuments'),
    ).toMatchObject({
      code: 'noFile',
    })
  })

  it('F-12: a piece that was changed or a key that is lost is told, and other files are read on', async () => {
    const deps = depsWith()
    const [broken, whole] = [await openCase(), await openCase()]
    for (const caseId of [broken, whole])
      await receiveFile(deps, { ...letter, caseId, content: randomBytes(300_000) })
    await database.db.pool.query(
      `update dossier_piece set sealed = set_byte(sealed, 50, (get_byte(sealed, 50) + 1) % 256)
        where n = 1 and file_id in (select id from dossier_file where case_id = $1)`,
      [broken],
    )
    const read = async (from: typeof deps, id: CaseId) =>
      readFile(
        from,
        await deps.load(id),
        (await deps.documentOf(id, 'letter'))?.file?.id as FileId,
        officer,
        'checkDocuments',
      )
    expect(await read(deps, broken)).toMatchObject({ code: 'unreadable' })
    expect(await read(deps, whole)).toMatchObject({ ok: true })
    const without = { ...deps, sealer: createFileSealer(['g'.repeat(43)]) }
    expect(await read(without, whole)).toMatchObject({ code: 'unreadable' })
  })

  it('are forgotten: a replaced file after a day, the others and the words with their case', async () => {
    const deps = depsWith()
    const caseId = await openCase()
    const { pool } = database.db
    for (let n = 0; n < 2; n += 1) await receiveFile(deps, { ...letter, caseId, content: randomBytes(10) })
    await checkIn(deps, caseId, { ...check, result: 'fix', reason: 'Falta la firma', fileDigest: null })
    expect(await forgetDossiers(database.db, asDescribed)).toBe(0)
    await pool.query(
      `update dossier_file set replaced_at = replaced_at - interval '25 hours' where case_id = $1`,
      [caseId],
    )
    expect(await forgetDossiers(database.db, asDescribed)).toBe(1)
    await pool.query(
      `update dossier_file set received_at = received_at - interval '91 days' where case_id = $1`,
      [caseId],
    )
    await pool.query(
      `update dossier_check set checked_at = checked_at - interval '91 days' where case_id = $1`,
      [caseId],
    )
    // The person came back meanwhile: the case is kept, and so is what it holds.
    expect(await forgetDossiers(database.db, asDescribed)).toBe(0)
    await pool.query(`update recovery_case set touched_at = touched_at - interval '91 days' where id = $1`, [
      caseId,
    ])
    expect(await forgetDossiers(database.db, asDescribed)).toBe(2)
    expect(await forgetDossiers(database.db, asDescribed)).toBe(0)
    const left = await pool.query(`select reason from dossier_check where case_id = $1`, [caseId])
    expect(left.rows).toEqual([{ reason: '-' }])
    const pieces = await pool.query(
      `select 1 from dossier_piece p where not exists (select from dossier_file f where f.id = p.file_id)`,
    )
    expect(pieces.rowCount).toBe(0)
  })
})
