import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSigner } from '../adapters/signing/ed25519.ts'
import { issueReceipt, openReceipt } from '../adapters/signing/receipt-text.ts'
import { receiptJson, type ActReceiptFacts, type AnyReceiptFacts } from '../audit/app/receipt.ts'
import { signHead } from '../audit/app/tree-head.ts'
import { inclusionRuns, rootOfLeaves, runHash, type Hash } from '../audit/domain/tree.ts'
import { hex, join, laneHash, leafHash } from '../audit/store/tree-hash.ts'
import { checkReceipt, momentText } from './receipt-check.ts'
import { momentForm, momentText as momentOfPage } from '../audit/web/check-receipt.tsx'
import { createTexts } from '../platform/text/texts.ts'

const signer = createSigner(new Uint8Array(32).fill(7))
const other = createSigner(new Uint8Array(32).fill(8))
const lane = 3
const size = 41
const seq = 21
const micros = 1_796_000_000_123_456
const entry = {
  lane,
  seq,
  micros,
  act: 'frozen',
  subject: 'ab'.repeat(32),
  caseCode: null,
  hash: 'cd'.repeat(32),
}

/** A lane of 41 entries, all made up but ours, and a head over sixteen lanes. */
function proofMadeUp() {
  const leaves: readonly Hash[] = Array.from({ length: size }, (_, n) =>
    leafHash(n === seq - 1 ? entry : { ...entry, seq: n + 1, act: 'signedIn' }),
  )
  const at = (level: number, place: number): Hash =>
    rootOfLeaves(leaves.slice(place * 2 ** level, (place + 1) * 2 ** level), join)
  const root = hex(runHash({ from: 0, to: size }, at, join))
  const lanes = Array.from({ length: 16 }, (_, n) =>
    laneHash(n === lane ? { lane, size, root } : { lane: n, size: 0, root: '00'.repeat(32) }),
  )
  const laneAt = (level: number, place: number): Hash =>
    rootOfLeaves(lanes.slice(place * 2 ** level, (place + 1) * 2 ** level), join)
  const top = hex(runHash({ from: 0, to: 16 }, laneAt, join))
  return {
    micros,
    subject: entry.subject,
    size,
    path: inclusionRuns(seq - 1, size).map((run) => hex(runHash(run, at, join))),
    lanes: inclusionRuns(lane, 16).map((run) => hex(runHash(run, laneAt, join))),
    head: signHead({ at: '2026-11-30T15:00:00.000Z', key: signer.keyId, size, root: top }, signer),
  }
}

const facts: ActReceiptFacts = {
  form: 'act',
  institution: 'Instituto de Seguridad Social de Prueba',
  act: 'frozen',
  by: 'service',
  company: 'Comercial Ñandú',
  ruc: '249••••••1001',
  at: new Date(Math.floor(micros / 1000)).toISOString(),
  caseCode: null,
  lane,
  seq,
  hash: entry.hash,
  proof: proofMadeUp(),
}
const genuine = issueReceipt(facts, signer)

/** What the command line and the server say, and what a browser says: two verifiers that share no code. */
async function both(text: string) {
  const opened = openReceipt(text, signer.check)
  const server = opened.ok ? (opened.value.proof === undefined ? 'unproven' : 'proven') : opened.code
  const { verdict } = await checkReceipt(text, signer.publicKey)
  return { server, browser: verdict }
}

describe('a genuine receipt', () => {
  test('is proven to both verifiers, wherever it lies', async () => {
    for (const text of [genuine, `%PDF-1.7 (${genuine}) >>`, JSON.stringify({ receipt: genuine }, null, 2)])
      expect(await both(text)).toEqual({ server: 'proven', browser: 'proven' })
    expect((await checkReceipt(genuine, signer.publicKey)).facts).toMatchObject({
      company: 'Comercial Ñandú',
    })
  })

  test('of before the tree is genuine, and not proven', async () => {
    const old = {
      institution: 'I',
      act: 'keySet',
      company: 'C',
      ruc: 'r',
      cedula: 'c',
      path: 'online',
      proofs: ['reg'],
      at: '2026-11-24T15:30:00.000Z',
      caseCode: 'CLV-7Q4M-2K9T',
      lane: 1,
      seq: 2,
      hash: 'cd'.repeat(32),
    } as const
    expect(await both(issueReceipt(old, signer))).toEqual({ server: 'unproven', browser: 'unproven' })
  })

  test('is not judged by a browser that cannot, or with a key that is none', async () => {
    expect(await checkReceipt(genuine, 'x')).toEqual({ verdict: 'unable' })
    expect(await checkReceipt(genuine, other.publicKey)).toEqual({ verdict: 'forged' })
  })
})

/** Every field of a receipt, changed to everything that it could be, and signed by the right key all the same. */
function forgeries(): readonly (readonly [string, string])[] {
  const swaps: readonly unknown[] = [
    null,
    '',
    'x',
    0,
    -1,
    1,
    40,
    41,
    42,
    2 ** 53,
    'ef'.repeat(32),
    [],
    {},
    true,
  ]
  const made: [string, string][] = []
  const leafPaths = (
    value: unknown,
    path: readonly (string | number)[],
  ): readonly (readonly (string | number)[])[] =>
    typeof value === 'object' && value !== null
      ? [
          ...(path.length > 0 ? [path] : []),
          ...Object.keys(value).flatMap((key) =>
            leafPaths((value as never)[key], [...path, Array.isArray(value) ? Number(key) : key]),
          ),
        ]
      : [path]
  // What the proof is not about is signed by the institution alone: who acted, and whom the receipt is made out to.
  const signedOnly = new Set(['institution', 'by', 'company', 'ruc'])
  for (const path of leafPaths(facts, [])) {
    if (signedOnly.has(String(path[0]))) continue
    for (const swap of swaps) {
      const copy = structuredClone(facts) as unknown as Record<string | number, never>
      let place = copy
      for (const step of path.slice(0, -1)) place = place[step] as never
      const last = path.at(-1) ?? ''
      if (JSON.stringify(place[last]) === JSON.stringify(swap)) continue
      place[last] = swap as never
      made.push([`${path.join('.')} = ${JSON.stringify(swap)}`, word(sortedJson(copy))])
    }
  }
  const { proof } = facts
  const withProof = (change: object) => signed({ ...facts, proof: { ...proof, ...change } })
  made.push(
    ['another time', signed({ ...facts, at: '2026-11-30T15:00:01.000Z' })],
    ['a longer path', withProof({ path: [...proof.path, 'ab'.repeat(32)] })],
    ['a shorter path', withProof({ path: proof.path.slice(1) })],
    ['a path turned round', withProof({ path: proof.path.toReversed() })],
    ['lanes turned round', withProof({ lanes: proof.lanes.toReversed() })],
    ['a fifth lane step', withProof({ lanes: [...proof.lanes, 'ab'.repeat(32)] })],
    ['no proof at all', word(sortedJson({ ...facts, proof: null }))],
    ['a head that another key signed', withProof({ head: signHead(proof.head, other) })],
    ['another form', signed({ ...facts, form: 'case' })],
    [
      'fields in another order',
      word(
        JSON.stringify(
          Object.fromEntries(Object.entries(JSON.parse(receiptJson(facts)) as object).reverse()),
        ),
      ),
    ],
    ['blanks', word(JSON.stringify(JSON.parse(receiptJson(facts)), null, 1))],
    ['no JSON', word('{"act":')],
    ['another key', issueReceipt(facts, other)],
    ['a signature of a head', `${genuine.slice(0, genuine.lastIndexOf('.'))}.${proof.head.signature}`],
  )
  return made
}

/** As a receipt is written, for what no receipt can be. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, each]) => `"${name}":${sortedJson(each)}`).join(',')}}`
}

const word = (json: string): string =>
  `clavero-receipt.${Buffer.from(json).toString('base64url')}.${signer.sign('clavero.receipt.1', json)}`
const signed = (value: unknown): string => word(receiptJson(value as AnyReceiptFacts))

describe('a forged receipt, signed by the institution’s own key', () => {
  const all = forgeries()

  test('is refused by both verifiers in hundreds of variants (ATK-58)', async () => {
    expect(all.length).toBeGreaterThan(200)
    const believed: string[] = []
    for (const [what, text] of all) {
      const { server, browser } = await both(text)
      if (server === 'proven' || server === 'unproven') believed.push(`server: ${what}`)
      if (browser === 'proven' || browser === 'unproven') believed.push(`browser: ${what}`)
    }
    expect(believed).toEqual([])
  })

  test('does not survive the change of any character', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(genuine.length - 1), fc.constantFrom(...'ABcd09-_.~ '), async (at, put) => {
        const bent = genuine.slice(0, at) + put + genuine.slice(at + 1)
        if (bent === genuine) return
        const { server, browser } = await both(bent)
        expect([server, browser]).not.toContain('proven')
      }),
      { numRuns: 300 },
    )
  })

  test('is judged the same by both, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        const { server, browser } = await both(text)
        expect(browser).toBe(server)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the moment of a receipt', () => {
  const texts = createTexts()

  test('is read on the clock of Ecuador, with the date it has there, and in UTC beside it', () => {
    const t = texts.in('es')
    expect(momentOfPage('2026-12-01T03:04:05.678Z', t)).toBe(
      '30/11/2026, 22:04:05, hora de Ecuador continental (01/12/2026, 03:04:05 UTC)',
    )
    expect(momentOfPage('no moment', t)).toBe('no moment')
    expect(momentText('no moment', momentForm(t))).toBe('no moment')
  })

  test('is said in the same words by the script and by the page without it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Date.UTC(2199, 11, 31) }),
        fc.constantFrom('es' as const, 'en' as const),
        (ms, lang) => {
          const iso = new Date(ms).toISOString()
          const t = texts.in(lang)
          expect(momentText(iso, momentForm(t))).toBe(momentOfPage(iso, t))
        },
      ),
    )
  })
})
