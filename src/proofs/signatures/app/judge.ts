import { ok, type Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { checkNames, signatureCodes, type CheckName, type SignatureCode } from '../domain/codes.ts'
import {
  judgeVersion,
  type CertificateEvidence,
  type CheckResult,
  type Judgement,
  type Signer,
} from '../domain/judgement.ts'
import type { AskedReading, SignatureReading } from '../domain/reading.ts'
import type { TrustEntry } from '../domain/trust.ts'
import { isWrapped } from '../domain/wrapped.ts'
import { chainStatus } from './chain-status.ts'
import type { RevocationSource, SignedFileReader, TrustStore } from './ports.ts'

/** What the registries and the request say of whoever signed. `staff`: only an officer may judge it. */
export type IdentityAnswer =
  | { readonly is: 'representative' }
  | { readonly is: 'staff'; readonly why: string }
  | { readonly is: 'no'; readonly code: SignatureCode }

export interface JudgeDeps {
  readonly reader: SignedFileReader
  readonly trust: TrustStore
  readonly revocation: RevocationSource
}

export interface AskedJudgement extends Omit<AskedReading, 'trust'> {
  /** When the status of the certificate is asked for: the newest decides (SIGNATURES 8). */
  readonly now: Instant
  /** Check 13; without it, as where a file belongs to no request, it is left. */
  identify?(signer: Signer): Promise<IdentityAnswer>
}

/**
 * Every signature of a file, judged: the checks of reading, then revocation, then identity, in the order of
 * SIGNATURES 6; the first that fails decides, and what follows is left. Check 14, consuming the request, is left to
 * whoever has one. Never throws for what is in the file; `busy` when nothing was read.
 */
export async function judgeFile(
  { reader, trust, revocation }: JudgeDeps,
  asked: AskedJudgement,
): Promise<Outcome<readonly [Judgement, ...Judgement[]], 'busy'>> {
  const { version, entries } = await trust.load()
  const { file, issued, at, now, identify } = asked
  const read = await reader.read({ file, issued, trust: entries, at })
  if (!read.ok) return read
  const judge = (one: SignatureReading) =>
    judgeSignature({ revocation, version, entries, identify, isWrapped: isWrapped(file) }, one, {
      fileSha256: read.value.fileSha256,
      at,
      now,
    })
  const [first, ...others] = read.value.signatures
  const judged: [Judgement, ...Judgement[]] = [await judge(first)]
  for (const other of others) judged.push(await judge(other))
  return ok(judged)
}

/** What a check found, and what is said of it for good. */
interface Step {
  readonly results: CheckResult[]
  readonly code?: SignatureCode
  /** Nothing is wrong with it, and yet only an officer may accept it. */
  readonly isForStaff?: boolean
  readonly evidence?: readonly CertificateEvidence[]
}

interface Judging {
  readonly revocation: RevocationSource
  readonly version: number
  readonly entries: readonly TrustEntry[]
  readonly identify: AskedJudgement['identify']
  readonly isWrapped: boolean
}

async function judgeSignature(
  by: Judging,
  reading: SignatureReading,
  { fileSha256, at, now }: { readonly fileSha256: string; readonly at: Instant; readonly now: Instant },
): Promise<Judgement> {
  const issuer = by.entries.find(({ keySha256 }) => keySha256 === reading.issuerKeySha256)
  let step: Step = { results: [...reading.checks], ...(reading.code && { code: reading.code }) }
  if (step.code === undefined) step = merged(step, await revoked(by, reading, now))
  if (step.code === undefined && by.identify !== undefined)
    step = merged(step, await identified(by.identify, reading.signer))
  const row = step.code === undefined ? undefined : signatureCodes[step.code]
  // A signature of an authority that nobody has confirmed by a sample is read by people (SIGNATURES 5), and so is
  // whatever is no PDF, however sound (SIGNATURES 3).
  const isForStaff = step.isForStaff === true || issuer?.status === 'provisional' || by.isWrapped
  return {
    outcome: row?.outcome ?? (isForStaff ? 'staff' : 'accepted'),
    indication: row?.indication ?? 'passed',
    sub: row?.sub,
    code: step.code,
    checks: checkNames.map((check) => resultOf(step.results, check)),
    signer: reading.signer,
    evidence: {
      fileSha256,
      chain: reading.chain,
      signatureSha256: reading.signatureSha256,
      revocation: step.evidence ?? [],
      trustVersion: by.version,
      judgeVersion,
    },
    at,
  }
}

/** Check 12. Asked only after the path was found sound, and so of addresses that the institution allows. */
async function revoked(by: Judging, reading: SignatureReading, now: Instant): Promise<Step> {
  const status = await chainStatus(by.revocation, by.entries, reading, now)
  const { evidence } = status
  switch (status.is) {
    case 'unknown': {
      const facts = { why: status.why, depth: status.depth }
      return {
        results: [{ check: 'revocation', result: 'unknown', code: 'REVOCATION_UNKNOWN', facts }],
        code: 'REVOCATION_UNKNOWN',
        evidence,
      }
    }
    case 'good':
      return {
        results: [{ check: 'revocation', result: 'passed', facts: { certificates: evidence.length } }],
        evidence,
      }
    case 'revoked': {
      // What is wrong with an authority is not something that the signer can do anything about with their own.
      const code = status.depth === 0 ? 'CERT_REVOKED' : 'CHAIN_INVALID'
      const facts = { depth: status.depth, since: status.since }
      return { results: [{ check: 'revocation', result: 'failed', code, facts }], code, evidence }
    }
  }
}

/** Check 13. */
async function identified(
  identify: NonNullable<AskedJudgement['identify']>,
  signer: Signer | undefined,
): Promise<Step> {
  // A reader that finds nothing wrong names who signed; one that names nobody has found no cédula.
  const answer: IdentityAnswer =
    signer === undefined ? { is: 'no', code: 'NO_CEDULA' } : await identify(signer)
  switch (answer.is) {
    case 'representative':
      return { results: [{ check: 'identity', result: 'passed' }] }
    case 'staff':
      return {
        results: [{ check: 'identity', result: 'passed', facts: { why: answer.why } }],
        isForStaff: true,
      }
    case 'no': {
      const result = signatureCodes[answer.code].outcome === 'undecided' ? 'unknown' : 'failed'
      return { results: [{ check: 'identity', result, code: answer.code }], code: answer.code }
    }
  }
}

const merged = (before: Step, next: Step): Step => ({
  ...before,
  ...next,
  results: [...before.results, ...next.results],
})

const resultOf = (results: readonly CheckResult[], check: CheckName): CheckResult =>
  results.find((one) => one.check === check) ?? { check, result: 'left' }
