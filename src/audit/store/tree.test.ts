import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSigner } from '../../adapters/signing/ed25519.ts'
import { headsHold, pinOf, proofOf } from '../../adapters/signing/receipt-proof.ts'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { instant } from '../../kernel/time.ts'
import { createKeyedDigest } from '../../platform/crypto/digests.ts'
import type { AuditPosition } from '../domain/entry.ts'
import type { ActReceiptFacts } from '../app/receipt.ts'
import type { TreeHead } from '../app/tree-head.ts'
import { verifyAudit } from '../app/verify.ts'
import { createAuditLog } from './append.ts'
import { auditReader, entryHash } from './read.ts'
import { hex, join, leafHash } from './tree-hash.ts'
import { auditTree } from './tree-store.ts'

const signer = createSigner(new Uint8Array(32).fill(7))
const log = createAuditLog({ digest: createKeyedDigest('k'.repeat(32), 'audit'), instance: 'test:1' })
const now = instant(1_800_000_000_000)

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const add = (count: number, employer = 'e-1'): Promise<readonly AuditPosition[]> =>
  database.db.transaction(async (tx) => {
    const places = []
    for (let n = 0; n < count; n++)
      places.push(
        await log.append(tx, { act: 'signedIn', employerId: employer, actor: 'visitor', caseCode: null }),
      )
    return places
  })

const tree = () => auditTree(database.db, signer)

async function receiptOf(place: AuditPosition): Promise<ActReceiptFacts> {
  const proof = await tree().prove(place, now)
  if (proof === undefined) throw new Error('no proof')
  return {
    form: 'act',
    institution: 'Instituto de prueba',
    act: 'signedIn',
    by: 'visitor',
    company: 'Empresa de prueba',
    ruc: '24•••001',
    at: new Date(Math.floor(proof.micros / 1000)).toISOString(),
    caseCode: null,
    lane: place.lane,
    seq: place.seq,
    hash: place.hash,
    proof,
  }
}

describe('the tree over the log', () => {
  test('has no head while nothing was written', async () => {
    expect(await tree().takeHead(now)).toBeUndefined()
  })

  test('proves every entry to a reader that shares none of its code, however the log grew (I-17)', async () => {
    const places: AuditPosition[] = []
    for (const count of [1, 2, 14, 40, 230, 20]) {
      places.push(...(await add(count)))
      if (count === 2) places.push(...(await add(33, 'e-2')), ...(await add(1, 'e-5')))
      await tree().takeHead(now)
    }
    for (const place of places)
      expect(proofOf(await receiptOf(place), signer.check), `${place.seq}`).toBe('proven')
    const heads = await tree().headsAfter(0, 100)
    expect(heads).toHaveLength(6)
    expect(headsHold(heads, signer.check)).toBe(true)
  })

  test('signs a head for an entry that none has yet, and none for one that is in the newest', async () => {
    const [place] = await add(1)
    if (place === undefined) throw new Error('nothing added')
    const before = (await tree().headsAfter(0, 100)).length
    await receiptOf(place)
    await receiptOf(place)
    expect(await tree().headsAfter(0, 100)).toHaveLength(before + 1)
  })

  test('makes one head of one log when twenty ask at the same moment', async () => {
    await add(5, 'e-3')
    const before = (await tree().headsAfter(0, 100)).length
    const heads = await Promise.all(Array.from({ length: 20 }, () => tree().takeHead(now)))
    expect(new Set(heads.map((head) => head?.root)).size).toBe(1)
    expect(await tree().headsAfter(0, 100)).toHaveLength(before + 1)
  })

  test('proves no entry that says something else, and none that is not there', async () => {
    const [place] = await add(1)
    if (place === undefined) throw new Error('nothing added')
    expect(await tree().prove({ ...place, hash: '0'.repeat(64) }, now)).toBeUndefined()
    expect(await tree().prove({ ...place, seq: 99_999 }, now)).toBeUndefined()
  })

  test('is only added to, and a head never tells of less than the one before', async () => {
    const { pool } = database.db
    await expect(pool.query('update audit_node set place = place + 1')).rejects.toMatchObject({
      code: '42501',
    })
    await expect(pool.query('delete from audit_tree_head')).rejects.toMatchObject({ code: '42501' })
    const again = (change: string) =>
      pool.query(
        `insert into audit_tree_head (size, at, sizes, roots, root, key, signature)
         select ${change}, at, sizes, roots, root, key, signature from audit_tree_head order by size desc limit 1`,
      )
    await expect(again('size + 1')).rejects.toMatchObject({ code: '23514' })
    await expect(again('size')).rejects.toMatchObject({ code: '23514' })
  })

  test('is found out when a kept hash was put there by somebody else', async () => {
    const [place] = await add(1, 'e-9')
    if (place === undefined) throw new Error('nothing added')
    await database.db.pool.query(
      `insert into audit_node values ($1, 4, 0, decode(repeat('ab', 32), 'hex'))`,
      [place.lane],
    )
    await expect(add(17, 'e-9').then(() => tree().takeHead(now))).rejects.toMatchObject({ code: '23505' })
  })
})

describe('the verifier of the log', () => {
  test('names a lane that a signed head says something else of (ATK-58)', async () => {
    const heads = await tree().headsAfter(0, 1_000)
    const check = (changed: readonly TreeHead[]) =>
      verifyAudit(auditReader(database.db), entryHash, [], { heads: changed, leafHash, join, hex })
    expect(await check(heads)).toMatchObject({ sound: true })
    const [head] = heads.slice(-1)
    const lane = head?.lanes.find(({ size }) => size > 20)
    if (head === undefined || lane === undefined) throw new Error('no lane')
    const bent = head.lanes.map((one) => (one === lane ? { ...one, root: 'ab'.repeat(32) } : one))
    expect((await check([...heads, { ...head, lanes: bent }])).findings).toMatchObject([
      { fault: 'misrooted', lane: lane.lane, until: lane.size },
    ])
    const longer = head.lanes.map((one) => (one === lane ? { ...one, size: lane.size + 3 } : one))
    expect((await check([{ ...head, lanes: longer }])).findings).toMatchObject([
      { fault: 'truncated', lane: lane.lane, until: lane.size + 3 },
    ])
  })
})

describe('heads that are kept outside', () => {
  const lines = async () => [
    {
      at: '',
      key: '',
      lanes: [],
      heads: await tree()
        .headsAfter(0, 1_000)
        .catch(() => []),
    },
  ]

  test('hold a receipt of one of them, and contradict one of another log of the same size', async () => {
    const other = await freshDatabase()
    try {
      const mine = auditTree(other.db, signer)
      const place = await other.db.transaction((tx) =>
        log.append(tx, { act: 'signedIn', employerId: 'e-1', actor: 'visitor' }),
      )
      const proof = await mine.prove(place, now)
      if (proof === undefined) throw new Error('no proof')
      const heads = await mine.headsAfter(0, 10)
      const [first] = heads
      if (first === undefined) throw new Error('no head')
      const facts = { ...(await receiptOfFirst()), proof }
      const file = [{ at: '', key: '', lanes: [], heads }]
      expect(pinOf(facts, file, signer.check)).toBe('pinned')
      expect(pinOf(facts, [], signer.check)).toBe('absent')
      expect(pinOf(facts, await lines(), signer.check)).toBe('contradicted')
    } finally {
      await other.drop()
    }
  })

  const receiptOfFirst = async () => {
    const { rows } = await database.db.pool.query<{ lane: number; seq: number; hash: string }>(
      `select lane, seq, encode(hash, 'hex') as hash from audit_entry order by at limit 1`,
    )
    const [first] = rows
    if (first === undefined) throw new Error('empty')
    return receiptOf({ ...first, at: new Date(0) })
  }
})
