import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest'
import { issuedPdf } from '../../../test/support/esig/issued-pdf.ts'
import { makeSigning, subscriber, type Signing } from '../../../test/support/esig/signing.ts'
import { projectRoot } from '../../../test/support/project-files.ts'
import type { AskedReading } from '../../proofs/signatures/domain/reading.ts'
import { readSignedFile } from '../../proofs/signatures/domain/read-signed-file.ts'
import { wrapSigned } from '../../entry/demo/sign/wrap.ts'
import { inflate } from './inflate.ts'
import { nodeCrypto } from './node-crypto.ts'
import { readSaid } from './read-said.ts'
import { signedFileReader, type ReaderPool } from './reader-process.ts'

let signing: Signing
let asked: AskedReading
const own = signedFileReader()
const pools: ReaderPool[] = [own]
const programOf = (name: string): string => `${projectRoot}/test/support/esig/programs/${name}.mjs`

function poolOf(name: string, more: Parameters<typeof signedFileReader>[0] = {}): ReaderPool {
  const pool = signedFileReader({ program: programOf(name), ...more })
  pools.push(pool)
  return pool
}

beforeAll(async () => {
  signing = await makeSigning()
  const pdf = await issuedPdf()
  const sha256 = Buffer.from(nodeCrypto.digest('sha256', pdf)).toString('hex')
  asked = {
    file: signing.sign(pdf),
    issued: { length: pdf.length, sha256 },
    trust: signing.trust,
    at: signing.at,
  }
}, 60_000)
afterAll(() => {
  for (const pool of pools) pool.end()
})

const directly = () => readSignedFile(asked, { crypto: nodeCrypto, inflate })
describe('a file read in a process of its own', () => {
  it('comes to the same as without one', async () => {
    const read = await own.read(asked)
    expect(read).toEqual({ ok: true, value: directly() })
    expect(read).toMatchObject({
      value: { signatures: [{ code: undefined, signer: { cedula: subscriber.cedula } }] },
    })
  })

  it('is judged by what is trusted when it is asked about, not by what was sent before', async () => {
    const read = async (trust: AskedReading['trust']) => {
      const reading = await own.read({ ...asked, trust })
      return reading.ok ? reading.value.signatures[0].code : reading.code
    }
    expect(await read([])).toBe('UNTRUSTED_CA')
    expect(await read(asked.trust)).toBeUndefined()
    const retired = asked.trust.map((entry) => ({ ...entry, status: 'retired' as const }))
    expect(await Promise.all([read(retired), read(asked.trust), read(retired), read([])])).toEqual([
      'CHAIN_INVALID',
      undefined,
      'CHAIN_INVALID',
      'UNTRUSTED_CA',
    ])
    // Loaded again, and the same.
    expect(await read(structuredClone(asked.trust))).toBeUndefined()
  })

  it('is waited for by a program that does nothing else, which then ends by itself', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', programOf('alone')], {
      timeout: 60_000,
    })
    expect(stdout).toBe('NOT_A_PDF\n')
  })

  it('keeps its processes from file to file', async () => {
    await own.read(asked)
    const before = own.pids()
    for (let n = 0; n < 5; n += 1) await own.read(asked)
    expect(own.pids()).toEqual(before)
  })
})

describe('a process that', () => {
  test.each([
    ['hangs', 'time', { patience: 400 }],
    ['dies', 'died', {}],
    // By the end of its heap or by whoever watches it, whichever comes first.
    ['grows', /^(?:died|memory)$/, { patience: 60_000 }],
    ['swells', 'memory', { patience: 60_000 }],
    ['lies', 'lied', {}],
    ['babbles', 'died', {}],
  ] as const)('%s costs its file and nothing else', async (name, is, more) => {
    const pool = poolOf(name, more)
    const file = Buffer.concat([asked.file, Buffer.from('hang')])
    const one = name === 'hangs' ? { ...asked, file } : asked
    const [first, other] = await Promise.all([pool.read(one), own.read(asked)])
    expect(first).toMatchObject({
      ok: true,
      value: {
        signatures: [{ code: 'PDF_UNREADABLE', checks: [{ facts: { is: expect.stringMatching(is) } }] }],
      },
    })
    expect(other).toEqual({ ok: true, value: directly() })
    // Another takes its place, and is there for the next file.
    expect(await pool.read(one)).toMatchObject({ ok: true })
  })

  it('reaches for other files, for another program, for a thread or for the settings gets none of them (SIGNATURES 9)', async () => {
    vi.stubEnv('CLAVERO_MARK', 'set')
    const program = `${projectRoot}/test/support/files/programs/reaches.mjs`
    const pool = signedFileReader({ program, patience: 1_500, atOnce: 1 })
    pools.push(pool)
    // It waits in vain; had it got anywhere, it would have died of it.
    expect(await pool.read(asked)).toMatchObject({
      value: { signatures: [{ checks: [{ facts: { is: 'time' } }] }] },
    })
    vi.unstubAllEnvs()
  })

  it('never begins has read nothing: whoever sent the file may come again', async () => {
    expect(await poolOf('unborn').read(asked)).toEqual({ ok: false, code: 'busy', detail: undefined })
  })

  it('is ended from outside is replaced, and what it read is unreadable', async () => {
    const pool = poolOf('hangs', { patience: 30_000, atOnce: 1 })
    const reading = pool.read({ ...asked, file: Buffer.from('hang') })
    await expect.poll(() => pool.pids()).toHaveLength(1)
    const [pid = 0] = pool.pids()
    await new Promise((resolve) => setTimeout(resolve, 500))
    process.kill(pid, 'SIGKILL')
    expect(await reading).toMatchObject({ value: { signatures: [{ checks: [{ facts: { is: 'died' } }] }] } })
    expect(pool.pids()).not.toContain(pid)
  })
})

describe('files that come together', () => {
  it('wait for their turn, as many as may, and the others are told so at once', async () => {
    const pool = signedFileReader({ atOnce: 2, waiting: 4 })
    pools.push(pool)
    const read = await Promise.all(Array.from({ length: 10 }, () => pool.read(asked)))
    expect(read.filter(({ ok }) => ok)).toHaveLength(6)
    expect(read.filter(({ ok }) => !ok)).toHaveLength(4)
    expect(pool.pids()).toHaveLength(2)
  })

  it('do not wait for ever', async () => {
    const pool = poolOf('hangs', { patience: 3_000, atOnce: 1, turn: 200 })
    const file = Buffer.from('hang')
    const [first, second] = await Promise.all([pool.read({ ...asked, file }), pool.read({ ...asked, file })])
    expect(first).toMatchObject({ ok: true })
    expect(second).toMatchObject({ ok: false, code: 'busy' })
  })
})

describe('what a process says', () => {
  const honest = () => structuredClone(directly())
  const believed = (said: unknown, more: Partial<AskedReading> = {}) =>
    readSaid(said, { ...asked, ...more }, directly().fileSha256)
  const withSignature = (change: (signature: Record<string, unknown>) => unknown) => {
    const reading = honest()
    const [signature] = reading.signatures
    return { ...reading, signatures: [{ ...signature, ...(change({ ...signature }) as object) }] }
  }

  it('is believed when it fits', () => {
    expect(believed(honest())).toEqual(honest())
  })

  test.each<readonly [string, () => unknown]>([
    ['nothing', () => undefined],
    ['of another file', () => ({ ...honest(), fileSha256: 'a'.repeat(64) })],
    ['no signature', () => ({ ...honest(), signatures: [] })],
    ['a check left out', () => withSignature(({ checks }) => ({ checks: (checks as unknown[]).slice(1) }))],
    [
      'checks in another order',
      () => withSignature(({ checks }) => ({ checks: (checks as unknown[]).toReversed() })),
    ],
    [
      'fewer checks than all, and none failed',
      () => withSignature(({ checks }) => ({ checks: (checks as unknown[]).slice(0, -1) })),
    ],
    [
      'a check of ours left',
      () =>
        withSignature(({ checks }) => ({
          checks: (checks as object[]).map((each) => ({ ...each, result: 'left' })),
        })),
    ],
    ['a code without a check that failed', () => withSignature(() => ({ code: 'NO_SIGNATURE' }))],
    ['a code that nobody knows', () => withSignature(() => ({ code: 'FINE' }))],
    [
      'a failure in the middle',
      () =>
        withSignature(({ checks }) => ({
          checks: (checks as object[]).map((each, at) =>
            at === 5 ? { ...each, result: 'failed', code: 'CMS_MALFORMED' } : each,
          ),
        })),
    ],
    ['a path to nowhere', () => withSignature(() => ({ chain: [] }))],
    [
      'a path to somebody else',
      () => withSignature(({ chain }) => ({ chain: [(chain as unknown[])[0], Buffer.from('30')] })),
    ],
    ['another issuer', () => withSignature(() => ({ issuerKeySha256: 'b'.repeat(64) }))],
    ['no signer', () => withSignature(() => ({ signer: undefined }))],
    ['no digest of its value', () => withSignature(() => ({ signatureSha256: undefined }))],
    [
      'a cédula of letters',
      () => withSignature(({ signer }) => ({ signer: { ...(signer as object), cedula: 'abc' } })),
    ],
    [
      'a novel',
      () => withSignature(({ signer }) => ({ signer: { ...(signer as object), name: 'x'.repeat(5_000) } })),
    ],
  ])('is not: %s', (_what, say) => {
    expect(believed(say())).toBeUndefined()
  })

  it('is not: a signed file of which the comparison was left, though all else of it holds', async () => {
    const { issued } = asked
    if (issued === undefined) throw new Error('nothing issued')
    const content = Buffer.from(asked.file.subarray(0, issued.length))
    const file = wrapSigned({ content, leaf: signing.leaf('good') })
    const wrapped = { ...asked, file }
    const read = await own.read(wrapped)
    if (!read.ok) throw new Error(read.code)
    const { fileSha256, signatures } = read.value
    const said = (change: (check: string, result: string) => string) => ({
      fileSha256,
      signatures: signatures.map((one) => ({
        ...one,
        checks: one.checks.map((each) => ({ ...each, result: change(each.check, each.result) })),
      })),
    })
    expect(
      readSaid(
        said((_, result) => result),
        wrapped,
        fileSha256,
      ),
    ).toEqual(read.value)
    for (const left of ['file', 'issued', 'cms', 'digest', 'signature'])
      expect(
        readSaid(
          said((check, result) => (check === left ? 'left' : result)),
          wrapped,
          fileSha256,
        ),
      ).toBeUndefined()
  })

  it('is not: a path to what is trusted no more', () => {
    expect(believed(honest(), { trust: [] })).toBeUndefined()
  })
})
