import { describe, expect, it } from 'vitest'
import { instant, plus } from '../../../kernel/time.ts'
import type { TrustEntry } from '../domain/trust.ts'
import { chainStatus } from './chain-status.ts'
import type { RevocationAnswer } from './ports.ts'

const now = instant(1_800_000_000_000)
const octets = (n: number) => new Uint8Array([n])
const entry = (n: number): TrustEntry => ({
  keySha256: `${n}${n}`.repeat(32),
  certificate: octets(n),
  role: n === 9 ? 'anchor' : 'intermediate',
  entity: `Entidad ${n}`,
  status: 'active',
  from: instant(0),
  until: plus(now, 1_000),
  layouts: [],
  kinds: [],
  revocation: { mode: 'crl', crlUrls: [], ocspUrls: [], allowedHosts: [] },
})
const evidenceOf = (n: number) =>
  ({ by: 'crl', sha256: `e${n}`.repeat(32), thisUpdate: now, nextUpdate: plus(now, 60) }) as const
const since = plus(now, -60)

type Word = 'good' | 'revoked' | 'unknown'

/** Signer 1, authorities 2 and 3 below the anchor 9; what is said of each, and who was asked about whom and where. */
async function asked(
  words: Readonly<Record<number, Word>>,
  { entries = [entry(2), entry(3), entry(9)], chain = [1, 2, 3, 9] } = {},
) {
  const questions: unknown[] = []
  const status = await chainStatus(
    {
      statusOf({ chain: [certificate], issuer, crlUrls, ocspUrls }, at) {
        const n = certificate?.[0] ?? 0
        questions.push([n, issuer.entity, [...crlUrls, ...ocspUrls], at === now])
        const found = { evidence: evidenceOf(n), octets: new Uint8Array() }
        const word = words[n] ?? 'good'
        const answer: RevocationAnswer =
          word === 'unknown'
            ? { is: 'unknown', why: `nobody knows ${n}` }
            : word === 'good'
              ? { is: 'good', ...found }
              : { is: 'revoked', since, ...found }
        return Promise.resolve(answer)
      },
    },
    entries,
    {
      chain: chain.map(octets),
      issuerKeySha256: entry(2).keySha256,
      crlUrls: ['http://signer.example/crl'],
      ocspUrls: ['http://signer.example/ocsp'],
    },
    now,
  )
  return { status, questions }
}

describe('a chain', () => {
  it('is asked about from the signer up to whoever stands below the anchor, each of its own issuer', async () => {
    const { status, questions } = await asked({})
    expect(questions).toEqual([
      [1, 'Entidad 2', ['http://signer.example/crl', 'http://signer.example/ocsp'], true],
      // What an authority's certificate names is asked nowhere but where the trust store says.
      [2, 'Entidad 3', [], true],
      [3, 'Entidad 9', [], true],
    ])
    expect(status).toEqual({
      is: 'good',
      evidence: [1, 2, 3].map((n, depth) => ({ ...evidenceOf(n), depth })),
    })
  })

  it('with one of which nothing is known is unknown, wherever that one stands', async () => {
    for (const [n, depth] of [
      [1, 0],
      [2, 1],
      [3, 2],
    ] as const) {
      const { status } = await asked({ [n]: 'unknown' })
      expect(status).toMatchObject({ is: 'unknown', why: `nobody knows ${n}`, depth })
      expect(status.evidence.map((one) => one.depth)).toEqual([0, 1, 2].filter((each) => each !== depth))
    }
  })

  it('with one that is revoked is revoked, also where nothing is known of others; the signer is said first', async () => {
    expect((await asked({ 1: 'unknown', 3: 'revoked' })).status).toMatchObject({
      is: 'revoked',
      since,
      depth: 2,
    })
    const { status, questions } = await asked({ 1: 'revoked', 2: 'revoked' })
    expect(status).toMatchObject({ is: 'revoked', depth: 0, evidence: [{ depth: 0 }] })
    expect(questions).toHaveLength(1)
  })

  it('is unknown where the trust store has no entry for one of its issuers', async () => {
    const { status, questions } = await asked({}, { entries: [entry(2), entry(9)] })
    expect(status).toMatchObject({ is: 'unknown', why: 'issuer', depth: 1 })
    expect(questions).toHaveLength(2)
    // The issuer that was named is not the one that stands next.
    expect((await asked({}, { chain: [1, 3, 9] })).status).toMatchObject({ why: 'issuer', depth: 0 })
    for (const chain of [[], [1]])
      expect((await asked({}, { chain })).status).toMatchObject({ is: 'unknown', why: 'issuer' })
  })
})
