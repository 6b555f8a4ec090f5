import {
  checkNames,
  signatureCodes,
  type CheckName,
  type SignatureCode,
} from '../../proofs/signatures/domain/codes.ts'
import type { CheckFacts, CheckResult, Signer } from '../../proofs/signatures/domain/judgement.ts'
import type { AskedReading, FileReading, SignatureReading } from '../../proofs/signatures/domain/reading.ts'
import { isWrapped, notOfWrapped } from '../../proofs/signatures/domain/wrapped.ts'
import { instant } from '../../kernel/time.ts'

/** The checks that a reading makes: all before revocation. */
const read: readonly CheckName[] = checkNames.slice(0, checkNames.indexOf('revocation'))
const results: readonly string[] = ['passed', 'failed', 'unknown', 'left'] satisfies CheckResult['result'][]

const mostSignatures = 10
const mostChain = 10
const mostCertificate = 65_536
const mostAddresses = 100
const longestText = 2_048

/** Ends the reading of an answer; caught in one place. */
class Unbelieved extends Error {}
const unbelieved = (): never => {
  throw new Unbelieved()
}

type Fields = Readonly<Record<string, unknown>>
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : unbelieved()
const listOf = (value: unknown, most: number): readonly unknown[] =>
  Array.isArray(value) && value.length <= most ? (value as readonly unknown[]) : unbelieved()
const textOf = (value: unknown): string =>
  typeof value === 'string' && value.length <= longestText ? value : unbelieved()
const maybe = <T>(value: unknown, of: (value: unknown) => T): T | undefined =>
  value === undefined ? undefined : of(value)
const digestOf = (value: unknown): string =>
  /^[0-9a-f]{64}$/.test(textOf(value)) ? textOf(value) : unbelieved()

/**
 * What a process has said about a file is not believed before it was looked at: its shape, its size, that its checks stand
 * in their order and fit their code, that the path leads to what we trust, and that it is about this very file. Undefined
 * for anything else. Never throws.
 */
export function readSaid(said: unknown, asked: AskedReading, fileSha256: string): FileReading | undefined {
  try {
    const { fileSha256: of, signatures } = fieldsOf(said)
    if (of !== fileSha256) return undefined
    const [first, ...others] = listOf(signatures, mostSignatures).map((each) => signatureOf(each, asked))
    return first && { fileSha256, signatures: [first, ...others] }
  } catch (fault) {
    if (fault instanceof Unbelieved) return undefined
    throw fault
  }
}

function signatureOf(said: unknown, asked: AskedReading): SignatureReading {
  const fields = fieldsOf(said)
  const checks = listOf(fields['checks'], read.length).map(checkOf)
  const code = maybe(fields['code'], codeOf)
  const last = checks.at(-1)
  // Made in their order without one left out; the last one alone may have failed, and its code is the one that decides.
  checks.forEach(({ check, result }, index) => {
    const isLeft = mayBeLeft(check, asked, code)
    if (check !== read[index] || (result === 'left' && !isLeft)) unbelieved()
    if (result === 'failed' && index !== checks.length - 1) unbelieved()
  })
  if (last?.code !== code || (code === undefined && checks.length !== read.length)) unbelieved()

  const chain = listOf(fields['chain'], mostChain).map(certificateOf)
  const issuerKeySha256 = maybe(fields['issuerKeySha256'], digestOf)
  const hasPath = checks.some(({ check, result }) => check === 'path' && result === 'passed')
  const signer = maybe(fields['signer'], signerOf)
  const signatureSha256 = maybe(fields['signatureSha256'], digestOf)
  if (hasPath !== chain.length > 1 || hasPath !== (issuerKeySha256 !== undefined)) unbelieved()
  if (hasPath && (signer === undefined || signatureSha256 === undefined)) unbelieved()
  if (hasPath && !endsWhereWeTrust(chain, issuerKeySha256, asked)) unbelieved()
  return {
    checks,
    code,
    signer,
    chain,
    issuerKeySha256,
    crlUrls: listOf(fields['crlUrls'], mostAddresses).map(textOf),
    ocspUrls: listOf(fields['ocspUrls'], mostAddresses).map(textOf),
    signatureSha256,
  }
}

/** Of a file that is nobody's request, and of one that is no PDF; what a `.p7m` carries is not known where it is unreadable. */
function mayBeLeft(
  check: CheckName,
  { file, issued }: AskedReading,
  code: SignatureCode | undefined,
): boolean {
  const isInside = isWrapped(file)
  if (check === 'issued') return issued === undefined || (isInside && code !== undefined)
  if (check === 'increment') return issued === undefined || isInside
  return isInside && notOfWrapped.some((name) => name === check)
}

/** Every certificate above the signer's is one of ours, as it stands, and the last one an anchor. */
function endsWhereWeTrust(
  [, ...above]: readonly Uint8Array[],
  issuerKeySha256: string | undefined,
  { trust }: AskedReading,
): boolean {
  const entries = above.map((octets) =>
    trust.find(({ certificate }) => Buffer.compare(certificate, octets) === 0),
  )
  return (
    entries.every((entry) => entry !== undefined) &&
    entries[0]?.keySha256 === issuerKeySha256 &&
    entries.at(-1)?.role === 'anchor'
  )
}

function checkOf(said: unknown): CheckResult {
  const fields = fieldsOf(said)
  const check = read.find((name) => name === fields['check']) ?? unbelieved()
  const result = textOf(fields['result'])
  const code = maybe(fields['code'], codeOf)
  const facts = maybe(fields['facts'], factsOf)
  if (!results.includes(result) || (result === 'failed') !== (code !== undefined)) unbelieved()
  return { check, result: result as CheckResult['result'], ...(code && { code }), ...(facts && { facts }) }
}

const codeOf = (value: unknown): SignatureCode =>
  Object.hasOwn(signatureCodes, textOf(value)) ? (value as SignatureCode) : unbelieved()

function factsOf(value: unknown): CheckFacts {
  const facts = Object.entries(fieldsOf(value))
  if (facts.length > 10) unbelieved()
  for (const [, fact] of facts)
    if (typeof fact !== 'boolean' && typeof fact !== 'number' && textOf(fact).length > 100) unbelieved()
  return Object.fromEntries(facts) as CheckFacts
}

const certificateOf = (value: unknown): Uint8Array =>
  value instanceof Uint8Array && value.length > 0 && value.length <= mostCertificate ? value : unbelieved()

function signerOf(value: unknown): Signer {
  const fields = fieldsOf(value)
  return {
    cedula: maybe(fields['cedula'], (each) => (/^\d{10}$/.test(textOf(each)) ? textOf(each) : unbelieved())),
    ruc: maybe(fields['ruc'], textOf),
    name: textOf(fields['name']),
    issuer: textOf(fields['issuer']),
    serial: /^(?:[0-9a-f]{2}){1,32}$/.test(textOf(fields['serial']))
      ? textOf(fields['serial'])
      : unbelieved(),
    notBefore: instantOf(fields['notBefore']),
    notAfter: instantOf(fields['notAfter']),
  }
}

const instantOf = (value: unknown): Signer['notBefore'] =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 8.64e15
    ? instant(value)
    : unbelieved()
