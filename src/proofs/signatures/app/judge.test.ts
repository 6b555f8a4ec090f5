import { describe, expect, it } from 'vitest'
import { ok, refused } from '../../../kernel/outcome.ts'
import { instant, plus } from '../../../kernel/time.ts'
import { checkNames } from '../domain/codes.ts'
import type { Signer } from '../domain/judgement.ts'
import type { SignatureReading } from '../domain/reading.ts'
import type { TrustEntry } from '../domain/trust.ts'
import { judgeFile, type AskedJudgement, type IdentityAnswer, type JudgeDeps } from './judge.ts'
import type { RevocationAnswer } from './ports.ts'

const received = instant(1_800_000_000_000)
const now = plus(received, 3_600)
const key = 'aa'.repeat(32)

const entry: TrustEntry = {
  keySha256: key,
  certificate: new Uint8Array([1]),
  role: 'anchor',
  entity: 'Entidad de Prueba',
  status: 'active',
  from: instant(0),
  until: plus(now, 1_000),
  layouts: [],
  kinds: [],
  revocation: { mode: 'crl', crlUrls: [], ocspUrls: [], allowedHosts: [] },
}
const signer: Signer = {
  cedula: '2449999016',
  ruc: undefined,
  name: 'FIRMANTE',
  issuer: 'Entidad de Prueba',
  serial: '01',
  notBefore: received,
  notAfter: now,
}
const read = checkNames.slice(0, 11).map((check) => ({ check, result: 'passed' }) as const)
const sound: SignatureReading = {
  checks: read,
  code: undefined,
  signer,
  chain: [new Uint8Array([2]), new Uint8Array([1])],
  issuerKeySha256: key,
  crlUrls: [],
  ocspUrls: [],
  signatureSha256: 'bb'.repeat(32),
}
const evidence = { by: 'crl', sha256: 'cc'.repeat(32), thisUpdate: received, nextUpdate: now } as const
const good: RevocationAnswer = { is: 'good', evidence, octets: new Uint8Array() }

interface Scene {
  readonly readings?: readonly [SignatureReading, ...SignatureReading[]]
  readonly status?: RevocationAnswer
  readonly entries?: readonly TrustEntry[]
  readonly who?: IdentityAnswer
}

/** What was asked of whom, in its order, and the first verdict. */
async function judged({ readings = [sound], status = good, entries = [entry], who }: Scene = {}) {
  const asked: string[] = []
  const deps: JudgeDeps = {
    reader: {
      read: ({ at }) => {
        asked.push(`reader at ${at - received}`)
        return Promise.resolve(ok({ fileSha256: 'dd'.repeat(32), signatures: readings }))
      },
    },
    trust: { load: () => Promise.resolve({ version: 7, entries }) },
    revocation: {
      statusOf: (_, at) => {
        asked.push(`revocation at ${at - received}`)
        return Promise.resolve(status)
      },
    },
  }
  const request: AskedJudgement = {
    file: new Uint8Array(),
    issued: { length: 0, sha256: '' },
    at: received,
    now,
    ...(who !== undefined && {
      identify: () => {
        asked.push('identity')
        return Promise.resolve(who)
      },
    }),
  }
  const done = await judgeFile(deps, request)
  if (!done.ok) throw new Error(done.code)
  const [first] = done.value
  return { asked, first, all: done.value, results: first.checks.map(({ result }) => result) }
}

const representative = { is: 'representative' } as const

describe('a signed file', () => {
  it('passes thirteen checks in their order, and leaves the last to whoever has the request', async () => {
    const { asked, first, results } = await judged({ who: representative })
    expect(first).toMatchObject({ outcome: 'accepted', indication: 'passed', code: undefined, at: received })
    expect(first.checks.map(({ check }) => check)).toEqual(checkNames)
    expect(results).toEqual([...Array.from({ length: 13 }, () => 'passed'), 'left'])
    // Validity is of the time of receipt, revocation of now.
    expect(asked).toEqual(['reader at 0', 'revocation at 3600000', 'identity'])
    expect(first.evidence.revocation).toEqual([{ ...evidence, depth: 0 }])
    expect(first.evidence).toMatchObject({ trustVersion: 7, judgeVersion: 1 })
  })

  it('is judged by the first failure, and nobody is asked about what follows', async () => {
    const broken: SignatureReading = {
      ...sound,
      checks: [...read.slice(0, 6), { check: 'digest', result: 'failed', code: 'HASH_MISMATCH' }],
      code: 'HASH_MISMATCH',
    }
    const { asked, first, results } = await judged({ readings: [broken], who: representative })
    expect(first).toMatchObject({ outcome: 'refused', indication: 'failed', sub: 'HASH_FAILURE' })
    expect(results.slice(6)).toEqual(['failed', ...Array.from({ length: 7 }, () => 'left')])
    expect(asked).toEqual(['reader at 0'])
  })

  it('of which nobody says whether it is revoked is undecided, and not asked who signed it', async () => {
    const { asked, first, results } = await judged({
      status: { is: 'unknown', why: 'stale' },
      who: representative,
    })
    expect(first).toMatchObject({ outcome: 'undecided', code: 'REVOCATION_UNKNOWN', sub: 'TRY_LATER' })
    expect(results[11]).toBe('unknown')
    expect(asked).not.toContain('identity')
  })

  it('is unknown, never good, where the reader names no authority of ours', async () => {
    for (const readings of [
      [{ ...sound, issuerKeySha256: 'ee'.repeat(32) }],
      [{ ...sound, issuerKeySha256: undefined }],
      [{ ...sound, chain: [] }],
    ] as const) {
      const { asked, first } = await judged({ readings, who: representative })
      expect(first.code).toBe('REVOCATION_UNKNOWN')
      expect(first.evidence.revocation).toEqual([])
      expect(asked).toEqual(['reader at 0'])
    }
  })

  it('is refused once revoked, and says since when', async () => {
    const since = plus(received, -60)
    const { first } = await judged({ status: { ...good, is: 'revoked', since }, who: representative })
    expect(first).toMatchObject({ outcome: 'refused', code: 'CERT_REVOKED', sub: 'REVOKED' })
    expect(first.checks[11]?.facts).toEqual({ since, depth: 0 })
  })

  it('is of no chain of which an authority was revoked, and says which one', async () => {
    const since = plus(received, -60)
    const { first } = await judged({
      readings: [{ ...sound, chain: [new Uint8Array([3]), new Uint8Array([2]), new Uint8Array([1])] }],
      entries: [entry, { ...entry, keySha256: 'ff'.repeat(32), certificate: new Uint8Array([2]) }],
      status: { ...good, is: 'revoked', since },
      who: representative,
    })
    // The reader named another issuer than the one that stands next: the signer's own is unknown, and that decides less.
    expect(first).toMatchObject({ outcome: 'refused', code: 'CHAIN_INVALID', indication: 'indeterminate' })
    expect(first.checks[11]).toEqual({
      check: 'revocation',
      result: 'failed',
      code: 'CHAIN_INVALID',
      facts: { since, depth: 1 },
    })
    expect(first.evidence.revocation).toEqual([{ ...evidence, depth: 1 }])
  })

  it('by an authority that nobody confirmed is for an officer; so is what only an officer may judge of a person', async () => {
    const unconfirmed = await judged({ entries: [{ ...entry, status: 'provisional' }], who: representative })
    expect(unconfirmed.first).toMatchObject({ outcome: 'staff', code: undefined })
    const joint = await judged({ who: { is: 'staff', why: 'joint' } })
    expect(joint.first).toMatchObject({ outcome: 'staff', code: undefined })
  })

  it('that names nobody has no cédula, whoever would have said yes', async () => {
    const { asked, first } = await judged({
      readings: [{ ...sound, signer: undefined }],
      who: representative,
    })
    expect(first).toMatchObject({ outcome: 'refused', code: 'NO_CEDULA' })
    expect(asked).not.toContain('identity')
  })

  it('of no request is judged without asking who may sign it, every signature by itself', async () => {
    const { all } = await judged({ readings: [sound, { ...sound, code: 'UNTRUSTED_CA' }] })
    expect(all.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused'])
    expect(all[0].checks[12]).toEqual({ check: 'identity', result: 'left' })
  })

  it('that could not be read just now is not judged', async () => {
    const done = await judgeFile(
      {
        reader: { read: () => Promise.resolve(refused('busy')) },
        trust: { load: () => Promise.resolve({ version: 1, entries: [] }) },
        revocation: { statusOf: () => Promise.resolve(good) },
      },
      { file: new Uint8Array(), issued: undefined, at: received, now },
    )
    expect(done).toMatchObject({ ok: false, code: 'busy' })
  })
})
