import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedFileReader } from '../../src/adapters/signatures/reader-process.ts'
import { nodeCrypto } from '../../src/adapters/signatures/node-crypto.ts'
import { createListReader } from '../../src/adapters/signatures/list-reader.ts'
import { createOcspClient } from '../../src/adapters/signatures/ocsp-client.ts'
import { createAuditLog } from '../../src/audit/store/append.ts'
import { currentList, writeList } from '../../src/entry/demo/authority/revocation-list.ts'
import { leafKindNames, leafKinds } from '../../src/entry/demo/authority/leaf.ts'
import { seedTrust } from '../../src/entry/demo/authority/seed-trust.ts'
import { days, minutes, plus } from '../../src/kernel/time.ts'
import { migrateWorker } from '../../src/messaging/worker.ts'
import { createKeyedDigest } from '../../src/platform/crypto/digests.ts'
import { judgeFile } from '../../src/proofs/signatures/app/judge.ts'
import { revocationSource } from '../../src/proofs/signatures/app/revocation-source.ts'
import { judgeSigner } from '../../src/proofs/signatures/domain/judge-signer.ts'
import { revocationLists } from '../../src/proofs/signatures/store/revocation-lists.ts'
import { trustDesk, trustStore } from '../../src/proofs/signatures/store/trust-store.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { hostileFiles } from '../support/esig/hostile.ts'
import { issuedOf, makeKit, signedBy, type HostileKit } from '../support/esig/hostile-kit.ts'
import { listBase, makeSigning, subscriber } from '../support/esig/signing.ts'

/** The whole judge: processes that read, the trust store of a database, lists in it. Only registries are not asked. */
let kit: HostileKit
let database: TestDatabase
let reader: ReturnType<typeof signedFileReader>
beforeAll(async () => {
  kit = await makeKit(await makeSigning())
  database = await freshDatabase()
  await migrateWorker(database.url)
  const audit = createAuditLog({ digest: createKeyedDigest('k'.repeat(32), 'audit'), instance: 'test' })
  const { authority, at } = kit.signing
  await seedTrust({ db: database.db, audit, logger: false }, authority, at, listBase)
  reader = signedFileReader({ patience: 20_000, turn: 120_000 })
}, 120_000)
afterAll(async () => {
  reader.end()
  await database.drop()
})

interface Asked {
  readonly document?: string
  readonly identifier?: string
  /** Seconds after it was signed. */
  readonly later?: number
}

async function judged(file: Buffer, { document, identifier, later = 0 }: Asked = {}) {
  const { db } = database
  const now = plus(kit.signing.at, later)
  const expected = {
    document: document ?? subscriber.cedula,
    identifier: identifier ?? subscriber.ruc,
  }
  const all = await judgeFile(
    {
      reader,
      trust: trustStore(db),
      revocation: revocationSource({
        lists: revocationLists(db),
        ocsp: createOcspClient({ ownMachine: false }),
        crypto: nodeCrypto,
        clock: () => now,
      }),
    },
    {
      file,
      issued: issuedOf(kit.issued),
      at: now,
      now,
      identify(signer) {
        const code = judgeSigner(signer, expected)
        return Promise.resolve(code === undefined ? { is: 'representative' } : { is: 'no', code })
      },
    },
  )
  if (!all.ok) throw new Error('busy')
  const { outcome, code } = all.value.find((one) => one.code !== undefined) ?? all.value[0]
  return { outcome, code }
}

const wait = 180_000

describe('ATK-51 bad electronic signatures, by the whole judge', () => {
  it(
    'each kind of certificate has the answer that the demonstration promises',
    async () => {
      for (const kind of leafKindNames) {
        const { code } = await judged(kit.signing.sign(kit.issued, kind))
        expect({ kind, code }).toEqual({ kind, code: leafKinds[kind].code })
      }
    },
    wait,
  )

  it(
    'no variant of a bad file is accepted, and each gets the code that it gets without a process',
    async () => {
      for (const one of hostileFiles) {
        if (one.circumstances !== undefined || one.code === 'MULTIPLE_SIGNATURES') continue
        const { outcome, code } = await judged(one.make(kit))
        expect({ what: one.what, code, outcome }).toEqual({
          what: one.what,
          code: one.code,
          outcome: 'refused',
        })
      }
    },
    wait,
  )

  it('a good signature of another person, of a former representative, or for another company is none', async () => {
    const { good, issued, signing } = kit
    expect(await judged(good)).toEqual({ outcome: 'accepted', code: undefined })
    expect(await judged(good, { document: '2449999024' })).toMatchObject({
      code: 'SIGNER_NOT_REPRESENTATIVE',
    })
    expect(await judged(signing.sign(issued, 'good-san'), { identifier: '2499990042001' })).toMatchObject({
      code: 'CERT_RUC_MISMATCH',
    })
  })

  it('a list that is old says nothing: the file waits, and is not accepted', async () => {
    expect(await judged(kit.good, { later: days(8) })).toEqual({
      outcome: 'undecided',
      code: 'REVOCATION_UNKNOWN',
    })
  })

  it('no list that is stale, forged, of another authority or of an earlier day takes the place of the good one', async () => {
    const lists = createListReader()
    const { authority, trust, at } = kit.signing
    const { SUBJ, EXT } = authority.issuing
    const entry = trust.find(({ certificate }) => SUBJ.certificate.equals(certificate))
    if (entry === undefined) throw new Error('nobody')
    const empty = {
      revoked: [],
      thisUpdate: plus(at, -30),
      nextUpdate: plus(at, days(2)),
      number: 9_999_999_999,
    }
    const read = async (octets: Buffer) => {
      const reading = await lists.read({ octets }, entry, at)
      return reading.is === 'refused' ? reading.fault : reading.is
    }
    try {
      expect(await read(writeList({ ...empty, nextUpdate: plus(at, -10) }, SUBJ))).toBe('stale')
      expect(await read(writeList(empty, { name: SUBJ.name, keys: authority.stranger.keys }))).toBe(
        'notSigned',
      )
      expect(await read(currentList(EXT, at))).not.toBe('read')
      const earlier = await lists.read(
        { octets: writeList({ ...empty, thisUpdate: plus(at, -days(1)), number: 1 }, SUBJ) },
        entry,
        at,
      )
      if (earlier.is !== 'read') throw new Error('not read')
      expect(await revocationLists(database.db).put(earlier.list, undefined)).toBe('older')
    } finally {
      await lists.close()
    }
    expect(await judged(kit.signing.sign(kit.issued, 'revoked'))).toMatchObject({ code: 'CERT_REVOKED' })
  })

  it(
    'addresses that a certificate names are not asked when they point inside, or are not on the list',
    async () => {
      const { createServer } = await import('node:http')
      let asked = 0
      const inside = createServer((_request, response) => {
        asked += 1
        response.end()
      })
      await new Promise<void>((done) => inside.listen(0, '127.0.0.1', done))
      try {
        const { port } = inside.address() as { readonly port: number }
        for (const host of [
          '127.0.0.1',
          'localhost',
          '[::1]',
          '127.1',
          '0x7f000001',
          'listas.example@127.0.0.1',
        ]) {
          const address = `http://${host}:${port}`
          const file = signedBy(kit, { crlUrls: [`${address}/SUBJ.crl`], ocspUrl: `${address}/ocsp` })
          const { outcome } = await judged(file)
          expect(['accepted', 'undecided']).toContain(outcome)
        }
        expect(asked).toBe(0)
      } finally {
        inside.close()
      }
    },
    wait,
  )

  it('seeding again changes nothing; lists that have moved take the place of themselves', async () => {
    const { db } = database
    const audit = createAuditLog({ digest: createKeyedDigest('k'.repeat(32), 'audit'), instance: 'test' })
    const { authority, at } = kit.signing
    const before = await trustDesk(db).list()
    const later = plus(at, minutes(1))
    await seedTrust({ db, audit, logger: false }, authority, later, listBase)
    expect(await trustDesk(db).list()).toEqual(before)
    await seedTrust({ db, audit, logger: false }, authority, later, 'http://listas.example/otra')
    const { entries } = await trustStore(db).load()
    const inForce = entries.map(({ status, revocation }) => `${status} ${revocation.crlUrls[0]}`)
    expect(inForce.toSorted()).toEqual(
      ['EXT', 'SAN', 'SUBJ'].map((name) => `active http://listas.example/otra/${name}.crl`),
    )
  })
})
