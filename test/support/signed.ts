import { createHash, randomBytes } from 'node:crypto'
import { instant } from '../../src/kernel/time.ts'
import { ok } from '../../src/kernel/outcome.ts'
import type { SignatureParts } from '../../src/proofs/signatures/app/ports.ts'
import type { SignatureCode } from '../../src/proofs/signatures/domain/codes.ts'
import { checkNames, signatureCodes } from '../../src/proofs/signatures/domain/codes.ts'
import type { AskedReading, SignatureReading } from '../../src/proofs/signatures/domain/reading.ts'
import type { TrustEntry } from '../../src/proofs/signatures/domain/trust.ts'
import { unwrap } from '../../src/proofs/signatures/domain/unwrap.ts'
import { isWrapped, notOfWrapped } from '../../src/proofs/signatures/domain/wrapped.ts'
import { sendFile } from './files/upload.ts'
import type { Member } from './members.ts'
import { identify } from './recover.ts'
import type { Service } from './service.ts'
import type { Answered, Visitor } from './visitor.ts'

const sha256 = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex')
const begins = '\n%standing-in-for-a-signature '

/** What a stand-in for a signature says of itself. */
export interface StandIn {
  readonly cedula?: string
  readonly ruc?: string
  /** Ends the reading with this code. */
  readonly code?: SignatureCode
  /** By an authority that nobody has confirmed yet. */
  readonly provisional?: true
  /** Cédulas of whoever signed after them. */
  readonly also?: readonly string[]
}

/** Appends what the reader below takes for a signature. Each is another one, as two signatures are. */
export const standInSigned = (issued: Uint8Array, said: StandIn): Buffer =>
  Buffer.concat([
    issued,
    Buffer.from(`${begins}${JSON.stringify({ ...said, nonce: randomBytes(16).toString('hex') })}`),
  ])

/** Names of the two, so to say: whoever issued is known by the octets of its certificate. */
const issuers = { active: 'aa', provisional: 'bb' } as const
const certificateOf = (status: keyof typeof issuers): Uint8Array =>
  Buffer.from(`3001${issuers[status]}`, 'hex')

const entry = (status: keyof typeof issuers): TrustEntry => ({
  keySha256: issuers[status].repeat(32),
  certificate: certificateOf(status),
  role: 'anchor',
  entity: 'Entidad de Prueba',
  status,
  from: instant(0),
  until: instant(4_000_000_000_000),
  layouts: [],
  kinds: [],
  revocation: { mode: 'crl', crlUrls: [], ocspUrls: [], allowedHosts: [] },
})

export interface StandInParts extends SignatureParts {
  /** What the sources of revocation answer from now on. */
  status: 'good' | 'revoked' | 'unknown'
  /** Whether the reader is too busy to read. */
  isBusy: boolean
  /** Files it was asked to read. */
  readonly read: number
}

/**
 * Stands in for the process that reads signed files, and for what the institution trusts: it compares the issued octets as
 * the real one does, and takes the rest at its word. What the octets of a signature say is tested where they are read.
 */
export function standInParts(): StandInParts {
  let read = 0
  const parts: StandInParts = {
    status: 'good',
    isBusy: false,
    get read() {
      return read
    },
    reader: {
      read(asked) {
        read += 1
        if (parts.isBusy) return Promise.resolve({ ok: false, code: 'busy', detail: undefined } as const)
        return Promise.resolve(ok({ fileSha256: sha256(asked.file), signatures: readingsOf(asked) }))
      },
    },
    trust: {
      load: () =>
        Promise.resolve({
          version: 1,
          entries: [entry('active'), entry('provisional')],
        }),
    },
    revocation: {
      statusOf(_, at) {
        const evidence = { by: 'crl', sha256: 'cd'.repeat(32), thisUpdate: at, nextUpdate: at } as const
        const octets = new Uint8Array()
        return Promise.resolve(
          parts.status === 'unknown'
            ? { is: 'unknown', why: 'unreachable' }
            : parts.status === 'good'
              ? { is: 'good', evidence, octets }
              : { is: 'revoked', since: instant(1_780_000_000_000), evidence, octets },
        )
      },
    },
  }
  return parts
}

function readingsOf(asked: AskedReading): readonly [SignatureReading, ...SignatureReading[]] {
  const first = readingOf(asked)
  const { signer } = first
  if (signer === undefined) return [first]
  return [
    first,
    ...(saidIn(asked.file)?.also ?? []).map((cedula) => ({
      ...first,
      signer: { ...signer, cedula },
      signatureSha256: sha256(Buffer.from(`${cedula} ${first.signatureSha256 ?? ''}`)),
    })),
  ]
}

function saidIn(file: Uint8Array): StandIn | undefined {
  const text = Buffer.from(file).toString('latin1')
  const from = text.lastIndexOf(begins)
  return from < 0 ? undefined : (JSON.parse(text.slice(from + begins.length)) as StandIn)
}

/** Checks 1 to 11, as a reader that finds nothing wrong writes them down. */
const sound = (asked: AskedReading) =>
  checkNames.slice(0, 11).map((check) => ({
    check,
    result:
      (asked.issued === undefined && (check === 'issued' || check === 'increment')) ||
      (isWrapped(asked.file) && notOfWrapped.some((name) => name === check))
        ? ('left' as const)
        : ('passed' as const),
  }))

function readingOf(asked: AskedReading): SignatureReading {
  const { file, issued, at } = asked
  const text = Buffer.from(file).toString('latin1')
  const from = text.lastIndexOf(begins)
  const said = saidIn(file)
  const wrapped = isWrapped(file) ? (unwrap(file) ?? new Uint8Array()) : undefined
  const isIssued =
    issued === undefined || sha256(wrapped ?? file.subarray(0, issued.length)) === issued.sha256
  const code = !isIssued ? 'NOT_THE_ISSUED_DOCUMENT' : said === undefined ? 'NO_SIGNATURE' : said.code
  const isRead = code === undefined && said !== undefined
  const status = said?.provisional === true ? 'provisional' : 'active'
  return {
    checks:
      code === undefined ? sound(asked) : [{ check: signatureCodes[code].check, result: 'failed', code }],
    code,
    signer: isRead
      ? {
          cedula: said.cedula,
          ruc: said.ruc,
          name: 'FIRMANTE DE PRUEBA',
          issuer: 'Entidad de Prueba',
          serial: '01',
          notBefore: instant(at - 1000),
          notAfter: instant(at + 1000),
        }
      : undefined,
    chain: isRead ? [Uint8Array.from([0x30, 1, 0]), certificateOf(status)] : [],
    issuerKeySha256: isRead ? issuers[status].repeat(32) : undefined,
    crlUrls: [],
    ocspUrls: [],
    signatureSha256: said === undefined ? undefined : sha256(Buffer.from(text.slice(from))),
  }
}

/** The request of a company's case is there to be signed. @returns its octets. */
export async function issued(
  ana: Visitor,
  company: Member,
  typed: Readonly<Record<string, string>> = { pide: 'clave' },
): Promise<Buffer> {
  await identify(ana, company)
  return issueAgain(ana, typed)
}

export async function issueAgain(
  ana: Visitor,
  typed: Readonly<Record<string, string>> = { pide: 'clave' },
): Promise<Buffer> {
  await ana.open('/solicitud/datos')
  await ana.submit('/solicitud/datos', typed)
  await ana.submit('/solicitud/revisar')
  if (ana.page.path !== '/solicitud/subir') throw new Error(`no request: ${ana.page.path} (${ana.page.h1})`)
  return download(ana)
}

export async function download(ana: Visitor): Promise<Buffer> {
  const { status, octets } = await ana.ask('/solicitud/descargar')
  if (status !== 200 || octets === undefined) throw new Error(`no document: ${status}`)
  return octets
}

/** Sends a file by the form of P-52, and shows where that leads. */
export async function sendSigned(ana: Visitor, content: Buffer, name = 'solicitud.pdf'): Promise<Answered> {
  await ana.open('/solicitud/subir')
  const answer = await sendFile(ana, '/solicitud/subir', { content, name })
  if (answer.status === 303) await ana.open(String(answer.headers['location']))
  return answer
}

/** The newest upload of a company, as the database has it. */
export const uploadOf = async ({ db }: Pick<Service, 'db'>, { identifier }: Member) =>
  (
    await db.pool.query<{ id: string; state: string; code: string | null; pieces: number; tries: number }>(
      `select u.id, u.state, u.code, u.tries, (select count(*)::int from signed_piece p where p.upload_id = u.id) as pieces
         from signed_upload u join employer e on e.id = u.employer_id
        where e.identifier = $1 order by u.received_at desc limit 1`,
      [identifier],
    )
  ).rows[0]
