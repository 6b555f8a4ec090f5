import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ComparerFault } from '../../proofs/biometrics/app/comparer-fault.ts'
import type { FingerComparer } from '../../proofs/biometrics/app/ports.ts'
import { createComparer } from '../../proofs/biometrics/domain/compare.ts'
import { prepareFinger } from '../../proofs/biometrics/domain/cylinders.ts'
import { readTemplate } from '../../proofs/biometrics/domain/read-template.ts'
import { impressionOf, syntheticFinger } from '../../proofs/biometrics/domain/synthetic-finger.ts'
import { matchScore } from '../../proofs/biometrics/domain/verdict.ts'
import { writeIso } from '../../proofs/biometrics/domain/write-iso.ts'
import { contractFinger, fingerContract, keeps } from './contract.ts'
import { startLocalComparer } from './local-comparer.ts'
import { createBioSdk } from './mosip-biosdk.ts'
import { createOsiaAbis } from './osia-abis.ts'

/** One request as the server of the test saw it. */
interface Seen {
  readonly method: string | undefined
  readonly path: string
  readonly query: URLSearchParams
  readonly authorization: string | undefined
  readonly body: unknown
}
interface Said {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

let server: Server
let base: URL
let seen: Seen[] = []
/** What the server says; nothing for silence. */
let say: (request: Seen) => Said | undefined

async function note(request: IncomingMessage): Promise<Seen> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const body = await text(request)
  const made = {
    method: request.method,
    path: url.pathname,
    query: url.searchParams,
    authorization: request.headers.authorization,
    body: body === '' ? undefined : (JSON.parse(body) as unknown),
  }
  seen.push(made)
  return made
}

beforeAll(async () => {
  server = createServer((request, response) => {
    void note(request).then((made) => {
      const said = say(made)
      if (said === undefined) return
      response.writeHead(said.status, { 'content-type': 'application/json', ...said.headers })
      response.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/abis`)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  seen = []
})

const engine = createComparer()
/** What a service elsewhere finds in two templates. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((base64) => {
    const read = readTemplate(Buffer.from(base64, 'base64'))
    return prepareFinger((read.ok ? read.value.views[0] : undefined) ?? expect.fail('not a template'))
  })
  return a !== undefined && b !== undefined && engine.compare(a, b) >= matchScore
}

interface OsiaBody {
  readonly biometricData?: readonly { readonly template: string }[]
  readonly biometricData1?: readonly { readonly template: string }[]
  readonly biometricData2?: readonly { readonly template: string }[]
}
/** The verify operations of OSIA 1.6 with one person in its gallery. */
function osiaSays({ path, body }: Seen): { readonly status: number; readonly body: unknown } {
  const { biometricData, biometricData1, biometricData2 } = body as OsiaBody
  if (path !== '/abis/v1/verify' && path !== '/abis/v1/verify/g%2F1/p1') return { status: 404, body: {} }
  const probe = (biometricData ?? biometricData1)?.[0]?.template ?? ''
  const mine = [{ template: Buffer.from(writeIso([contractFinger])).toString('base64') }]
  const decision = (biometricData2 ?? mine).some(({ template }) => isSame(probe, template))
  return { status: 200, body: { decision, scores: [{ score: decision ? 3500 : 12, encounterId: 'e1' }] } }
}

interface SdkBody {
  readonly sample: SdkRecord
  readonly gallery?: readonly SdkRecord[]
}
interface SdkRecord {
  readonly segments: readonly { readonly bdb: string }[]
}
const bdbOf = (record: SdkRecord): string => record.segments[0]?.bdb ?? ''
const decoded = (body: unknown): SdkBody =>
  JSON.parse(Buffer.from((body as { readonly request: string }).request, 'base64').toString()) as SdkBody
/** The Bio-SDK service. */
function sdkSays({ body }: Seen): { readonly status: number; readonly body: unknown } {
  const { sample, gallery = [] } = decoded(body)
  const response = gallery.map((record, galleryIndex) => {
    const match = isSame(bdbOf(sample), bdbOf(record)) ? 'MATCHED' : 'NOT_MATCHED'
    return { galleryIndex, decisions: { FINGER: { match, errors: [], analyticsInfo: {} } } }
  })
  return { status: 200, body: { version: '1.0', response, errors: null } }
}

const limits = { limit: 20, failures: 1_000 }
const osia = (more: Partial<Parameters<typeof createOsiaAbis>[0]> = {}) =>
  createOsiaAbis({
    base,
    token: 'secret',
    galleryId: 'g/1',
    threshold: 100,
    fullScore: 5000,
    lookAgain: 20,
    newTransactionId: () => 't-1',
    limits,
    ...more,
  })
const sdk = (more: Partial<Parameters<typeof createBioSdk>[0]> = {}) =>
  createBioSdk({ base, limits, ...more })

const kindOf = (asking: Promise<unknown>): Promise<string> =>
  asking.then(
    (said) => `answered ${JSON.stringify(said)}`,
    (fault: unknown) => (fault instanceof ComparerFault ? fault.kind : `unknown ${String(fault)}`),
  )
const other = impressionOf(contractFinger, 9, { lost: 0.1 })

describe('the contract of comparers', () => {
  it.each(fingerContract)('is kept inside: $sentence', async (sentence) => {
    const local = await startLocalComparer({ limit: 30_000 })
    expect(await keeps(local, sentence)).toBe(true)
    await local.close()
  })

  it.each(fingerContract)('is kept by OSIA: $sentence', async (sentence) => {
    say = osiaSays
    expect(await keeps(osia(), sentence)).toBe(true)
  })

  it.each(fingerContract)('is kept by OSIA as a task: $sentence', async (sentence) => {
    let result: unknown
    let looks = 0
    say = (request) => {
      if (request.method === 'POST') {
        result = osiaSays(request).body
        return { status: 202, body: { taskId: 'task-1' } }
      }
      looks += 1
      if (request.path !== '/abis/v1/tasks/task-1/status') return { status: 404, body: {} }
      if (looks === 1) return { status: 200, body: { status: 'RUNNING' } }
      return { status: 200, body: { status: 'COMPLETED', result } }
    }
    expect(await keeps(osia(), sentence)).toBe(true)
  })

  it.each(fingerContract)('is kept by the Bio-SDK: $sentence', async (sentence) => {
    say = sdkSays
    expect(await keeps(sdk(), sentence)).toBe(true)
  })
})

const comparers: readonly (readonly [string, (more?: object) => FingerComparer])[] = [
  ['OSIA', osia],
  ['the Bio-SDK', sdk],
]
describe.each(comparers)('%s', (_, connect) => {
  it.each<[string, () => Said | undefined, string]>([
    ['is ill', () => ({ status: 503, body: {} }), 'unreachable'],
    ['has enough of us', () => ({ status: 429, body: {} }), 'unreachable'],
    ['does not know us', () => ({ status: 401, body: {} }), 'unauthorized'],
    ['does not understand', () => ({ status: 400, body: {} }), 'malformed'],
    ['says something else', () => ({ status: 200, body: { decision: 'no' } }), 'malformed'],
    ['says no JSON', () => ({ status: 200, body: '<html>' }), 'malformed'],
    ['says too much', () => ({ status: 200, body: `{"a":"${'x'.repeat(1_100_000)}"}` }), 'malformed'],
    ['says nothing', () => undefined, 'timeout'],
  ])('that %s is a fault, never "no match"', async (__, answer, kind) => {
    say = answer
    expect(
      await kindOf(connect({ limits: { limit: 1, failures: 1_000 } }).compare(other, [contractFinger])),
    ).toBe(kind)
  })

  it('that is not there is a fault, and is left in peace after some tries', async () => {
    say = () => ({ status: 503, body: {} })
    const comparer = connect({ limits: { failures: 2, limit: 20 } })
    const kinds: string[] = []
    for (let n = 0; n < 4; n += 1) kinds.push(await kindOf(comparer.compare(other, [contractFinger])))
    expect(kinds).toEqual(['unreachable', 'unreachable', 'unreachable', 'unreachable'])
    expect(seen).toHaveLength(2)
    const nowhere = connect({ base: new URL('http://127.0.0.1:1/') })
    expect(await kindOf(nowhere.compare(other, [contractFinger]))).toBe('unreachable')
  })

  it('that leads elsewhere is not followed', async () => {
    say = ({ path }) =>
      path === '/elsewhere'
        ? { status: 200, body: { decision: true, response: [], errors: null } }
        : { status: 307, body: {}, headers: { location: '/elsewhere' } }
    expect(await kindOf(connect().compare(other, [contractFinger]))).toBe('malformed')
    expect(seen.map(({ path }) => path)).not.toContain('/elsewhere')
  })

  it('is never asked in the clear on another machine', () => {
    expect(() => connect({ base: new URL('http://abis.example/') })).toThrow(TypeError)
    expect(() => connect({ base: new URL('https://abis.example/') })).not.toThrow()
  })
})

describe('OSIA', () => {
  it('is asked for one person of the gallery, by its own words', async () => {
    say = osiaSays
    expect(await osia().verifyPerson('p1', other, 'case-7')).toEqual({ score: 0.7, matched: true })
    expect(await osia().verifyPerson('p1', syntheticFinger(2), 'case-8')).toEqual({
      score: 12 / 5000,
      matched: false,
    })
    expect(seen[0]).toMatchObject({ method: 'POST', authorization: 'Bearer secret' })
    expect([...(seen[0]?.query ?? [])]).toEqual([
      ['transactionId', 'case-7'],
      ['threshold', '100'],
    ])
    expect(seen[0]?.body).toEqual({
      biometricData: [
        {
          biometricType: 'FINGER',
          biometricSubType: 'RIGHT_INDEX',
          template: Buffer.from(writeIso([other])).toString('base64'),
          templateFormat: 'ISO_19794_2',
          quality: 80,
        },
      ],
    })
  })

  it('that has nobody of that id is a fault of its own', async () => {
    say = osiaSays
    expect(await kindOf(osia().verifyPerson('p2', other, 't'))).toBe('unknownSubject')
  })

  it.each<[string, unknown, string]>([
    ['without a task', {}, 'malformed'],
    ['with a task that leads out of its place', { taskId: '../../x' }, 'malformed'],
    ['with a task that fails', { taskId: 'failed' }, 'unreachable'],
    ['with a task that never ends', { taskId: 'endless' }, 'timeout'],
    ['with a task of no state', { taskId: 'odd' }, 'malformed'],
  ])('that accepts %s is a fault', async (_, body, kind) => {
    say = ({ method, path }) => {
      if (method === 'POST') return { status: 202, body }
      if (path.includes('failed')) return { status: 200, body: { status: 'FAILED' } }
      return { status: 200, body: path.includes('endless') ? { status: 'PENDING' } : {} }
    }
    const abis = osia({ limits: { limit: 1, failures: 1_000 } })
    expect(await kindOf(abis.compare(other, [contractFinger]))).toBe(kind)
  })
})

describe('the Bio-SDK', () => {
  const finger = (galleryIndex: number, match: string, errors: readonly unknown[] = []) => ({
    galleryIndex,
    decisions: { FINGER: { match, errors } },
  })
  const saying = (response: unknown, errors: unknown = null) => {
    say = () => ({ status: 200, body: { response, errors } })
  }

  it.each<[string, readonly unknown[]]>([
    ['an impression that failed', [finger(0, 'NOT_MATCHED'), finger(1, 'ERROR')]],
    ['an impression with errors', [finger(0, 'NOT_MATCHED'), finger(1, 'NOT_MATCHED', ['x'])]],
    ['an impression that is missing', [finger(0, 'NOT_MATCHED')]],
    ['an impression told twice', [finger(0, 'NOT_MATCHED'), finger(0, 'NOT_MATCHED')]],
    ['a match of another one', [finger(0, 'NOT_MATCHED'), finger(7, 'MATCHED')]],
    ['a match with errors', [finger(0, 'NOT_MATCHED'), finger(1, 'MATCHED', ['x'])]],
  ])('with %s was not compared: a fault', async (_, response) => {
    saying(response)
    expect(await kindOf(sdk().compare(other, [contractFinger, contractFinger]))).toBe('malformed')
  })

  it('that matched one impression is believed, whatever became of another', async () => {
    saying([finger(0, 'ERROR'), finger(1, 'MATCHED')])
    expect(await sdk().compare(other, [contractFinger, contractFinger])).toEqual({ score: 1, matched: true })
  })

  it('that answers with the failure of its library is a fault', async () => {
    saying(null, [{ code: 'BIOSDK_LIB_EXCEPTION' }])
    expect(await kindOf(sdk().compare(other, [contractFinger]))).toBe('unreachable')
  })

  it('extracts a template, and what is none is a fault', async () => {
    const image = new Uint8Array([1, 2, 3])
    const bdb = Buffer.from(writeIso([contractFinger])).toString('base64')
    saying({ segments: [{ bdb }] })
    expect(await sdk().extract(image)).toMatchObject({ width: contractFinger.width, position: 2 })
    expect(seen[0]?.path).toBe('/abis/extract-template')
    expect(bdbOf(decoded(seen[0]?.body).sample)).toBe('AQID')
    saying({ segments: [{ bdb: 'AQID' }] })
    expect(await kindOf(sdk().extract(image))).toBe('malformed')
    saying({ segments: [] })
    expect(await kindOf(sdk().extract(image))).toBe('malformed')
  })

  it('says the quality of an image, 0 to 100', async () => {
    const image = new Uint8Array([1])
    saying({ scores: { FINGER: { score: 61.5, errors: [] } } })
    expect(await sdk().quality(image)).toBe(61.5)
    saying({ scores: { Finger: { score: 900, errors: [] } } })
    expect(await sdk().quality(image)).toBe(100)
    saying({ scores: { FINGER: { score: 0, errors: ['x'] } } })
    expect(await kindOf(sdk().quality(image))).toBe('malformed')
    expect(seen.at(-1)?.path).toBe('/abis/check-quality')
  })
})
