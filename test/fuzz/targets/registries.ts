import { createServer, type AddressInfo, type Server } from 'node:net'
import {
  companyFields,
  institutionFields,
  personFields,
  taxpayerFields,
} from '../../../src/adapters/registries/http/fields.ts'
import {
  createHttpRegistries,
  type HttpRegistries,
} from '../../../src/adapters/registries/http/http-registries.ts'
import { syntheticCedula, syntheticCompanyRuc } from '../../../src/kernel/synthetic.ts'
import { days, instant } from '../../../src/kernel/time.ts'
import type { RegistryAnswer } from '../../../src/kernel/outcome.ts'
import { registryDay, registryText } from '../../../src/proofs/registry/domain/registry-text.ts'
import type { Input } from '../../support/fuzz/input.ts'
import { octetsOf } from '../../support/fuzz/input.ts'
import { mustBeDay, mustBeStorable } from '../../support/fuzz/promises.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const now = instant(Date.UTC(2026, 0, 31, 12))
const maxAge = { taxpayer: days(1), civil: days(1), companies: days(1), institution: days(1) }
const ruc = syntheticCompanyRuc(42)
const document = syntheticCedula(24, 1)

const connect = (base: string): HttpRegistries =>
  createHttpRegistries({
    base: new URL(base),
    token: 'token',
    maxAge,
    clock: () => now,
    // Nothing opens the circuit: every input is read.
    guard: { failures: 1e9 },
  })

const kinds: ReadonlySet<string> = new Set(
  'found notFound partial unavailable timeout unauthorized malformed stale'.split(' '),
)
const own: ReadonlySet<string> = new Set(
  [taxpayerFields, personFields, companyFields, institutionFields].flatMap((fields) => Object.keys(fields)),
)

function mustBeAnswer(answer: RegistryAnswer<object>): void {
  must(kinds.has(answer.kind), `no answer of the port: ${answer.kind}`)
  if (answer.kind !== 'found' && answer.kind !== 'partial') return
  mustBeStorable(answer)
  for (const [name, value] of Object.entries(answer.record)) {
    must(own.has(name), `a field that the record does not have: ${name}`)
    if (name.endsWith('On')) mustBeDay(String(value))
  }
  if (answer.kind === 'partial')
    must(
      answer.missing.every((name) => own.has(name)),
      'misses what there is not',
    )
}

/** All four, one question each: whatever came, it is an answer of the port and no exception (DOMAIN 4.3). */
async function askAll({ taxpayer, civil, companies, institution }: HttpRegistries): Promise<void> {
  const answers: readonly RegistryAnswer<object>[] = await Promise.all([
    taxpayer.byRuc(ruc),
    civil.byDocument(document),
    companies.byRuc(ruc),
    institution.byIdentifier(ruc, '0001'),
  ])
  answers.forEach(mustBeAnswer)
}

const frame = (asked: Readonly<Record<string, string>>, record: Input) => ({
  asked,
  asOf: '2026-01-31T11:00:00Z',
  source: 'sample',
  found: true,
  record,
  missing: ['legalName'],
})
const ana = { document, names: 'ENSAYO ANA', role: 'GERENTE', since: '2019-03-04', until: '' }
const said: readonly Input[] = [
  frame(
    { ruc },
    {
      ruc,
      legalName: 'MUESTRA S.A.S.',
      state: 'active',
      kind: 'entity',
      representatives: [ana],
      tradeNames: ['LA MUESTRA'],
      activities: ['G471101'],
      cantons: [],
      startedOn: '2001-05-28 00:00:00',
      closedOn: 'N/A',
      issuedOn: null,
    },
  ),
  frame(
    { document },
    { document, names: 'ENSAYO ANA', bornOn: '1980-02-29', documentExpiresOn: '01/01/2031' },
  ),
  frame(
    { ruc },
    { ruc, legalName: 'X', situation: 'active', representatives: [ana], foundedOn: '2001-05-28' },
  ),
  frame(
    { identifier: ruc, branchCode: '0001' },
    { identifier: ruc, branchCode: '0001', class: 'company', legalName: 'X', representatives: [ana, ana] },
  ),
  { asked: { ruc }, asOf: '2026-01-31T11:00:00Z', source: 'sample', found: false },
]

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'
const json = JSON.stringify(said[0])
const wholeAnswers = [
  `${head}content-length: ${json.length}\r\n\r\n${json}`,
  `${head}transfer-encoding: chunked\r\n\r\n${json.length.toString(16)}\r\n${json}\r\n0\r\n\r\n`,
  `${head}connection: close\r\n\r\n${json}`,
  'HTTP/1.1 503 x\r\nretry-after: 120\r\ncontent-length: 0\r\n\r\n',
  'HTTP/1.1 302 x\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n',
]

/** What a registry says, octet by octet, to whoever asks. */
function startTalker(): { readonly server: Server; readonly say: (octets: Buffer) => void } {
  let octets: Buffer = Buffer.alloc(0)
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(octets))
  })
  return { server, say: (next) => void (octets = next) }
}

/** Where `fetch` of this thread goes: to nobody, with what the input says. */
let spoken: { readonly status: number; readonly type: string; readonly body: Buffer } | undefined
const fetched = globalThis.fetch
function speakForFetch(): void {
  globalThis.fetch = (...asked) =>
    spoken === undefined
      ? fetched(...asked)
      : Promise.resolve(
          new Response(new Uint8Array(spoken.body), {
            status: spoken.status,
            headers: { 'content-type': spoken.type },
          }),
        )
}

const inProcess = connect('http://127.0.0.1:9/')
async function hearing(body: Buffer): Promise<void> {
  speakForFetch()
  spoken = { status: 200, type: 'application/json', body }
  try {
    await askAll(inProcess)
  } finally {
    spoken = undefined
  }
}

let overWire: { readonly asked: HttpRegistries; readonly say: (octets: Buffer) => void } | undefined
async function connected() {
  if (overWire !== undefined) return overWire
  const { server, say } = startTalker()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()))
  server.unref()
  const { port } = server.address() as AddressInfo
  overWire = { asked: connect(`http://127.0.0.1:${port}/`), say }
  return overWire
}

/** Readers of what the registries say. */
export const registryTargets: readonly Target[] = [
  {
    name: 'registryText',
    file: 'proofs/registry/domain/registry-text.ts',
    seeds: ['N/A', ' 0000-00-00 ', 'no aplica', '----', 'MUESTRA'],
    longest: 70_000,
    call: (raw: string) => registryText(raw),
  },
  {
    name: 'registryDay',
    file: 'proofs/registry/domain/registry-text.ts',
    seeds: ['1973/04/11 00:00:00.0', '2001-05-28T00:00:00Z', '28/05/2001', '2001-05-28 00:00:00-0500'],
    call(raw: string) {
      const read = registryDay(raw)
      if (read.is === 'day') mustBeDay(read.day)
    },
  },
  {
    name: 'createHttpRegistries',
    file: 'adapters/registries/http/http-registries.ts',
    seeds: said,
    free: true,
    share: 0.03,
    call: (value: Input) => hearing(Buffer.from(JSON.stringify(value))),
  },
  {
    name: 'readRecord',
    file: 'adapters/registries/http/read-record.ts',
    seeds: said.map((value) => JSON.stringify(value)),
    longest: 70_000,
    share: 0.03,
    call: (text: string) => hearing(octetsOf(text)),
  },
  {
    name: 'call',
    file: 'adapters/registries/http/call.ts',
    seeds: wholeAnswers,
    longest: 70_000,
    share: 0.002,
    async call(text: string) {
      const { asked, say } = await connected()
      say(octetsOf(text))
      await askAll(asked)
    },
  },
]
