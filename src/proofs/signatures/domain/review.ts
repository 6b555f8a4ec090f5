import type { Id } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { CheckName } from './codes.ts'
import type { CheckResult, Judgement } from './judgement.ts'
import { notOfWrapped } from './wrapped.ts'
import type { RequestPurpose, UploadCode, UploadKind, UploadState } from './request.ts'

export type AcceptanceId = Id<'signedAcceptance'>

/** Why a signed file waits for an officer (SIGNATURES 3, 5 and 6). */
export const staffReasons = [
  'wrapped', // a .p7m with the document inside
  'letter', // signed outside of this flow
  'several', // more than one signature
  'unknown', // something could not be asked: the status of the certificate, the registry, the scanner
  'representative', // what it asks for is done by people
  'joint', // only an officer may judge who represents
  'provisional', // an authority that no sample confirmed yet
  'notNow', // sound, and yet it could not be carried out
] as const
export type StaffReason = (typeof staffReasons)[number]

/** What decides about a file that waits. */
export interface Waiting {
  readonly state: UploadState
  readonly kind: UploadKind
  readonly code: UploadCode | null
  readonly scanned: boolean
  readonly purpose: RequestPurpose
  readonly judgement: Judgement | null
}

/** Why this one waits; the first that holds is said. */
export function staffReasonOf({ kind, code, purpose, judgement }: Waiting): StaffReason {
  if (kind !== 'pdf') return 'wrapped'
  if (code === 'SIGNED_ELSEWHERE') return 'letter'
  if (code === 'MULTIPLE_SIGNATURES') return 'several'
  if (code !== null || judgement === null) return 'unknown'
  if (purpose === 'representative') return 'representative'
  const identity = judgement.checks.find(({ check }) => check === 'identity')
  if (typeof identity?.facts?.['why'] === 'string') return 'joint'
  return judgement.outcome === 'staff' ? 'provisional' : 'notNow'
}

/** Checks that nobody may overrule: cryptography, path, purpose, revocation (SIGNATURES 6 and 8). */
const hard = [
  'cms',
  'digest',
  'signature',
  'signingCertificate',
  'path',
  'purpose',
  'revocation',
] as const satisfies readonly CheckName[]
/** Those of what is around them; of a `.p7m` some are not asked, and a letter is not one that we issued. */
const around = [
  'file',
  'issued',
  'increment',
  'coverage',
  'byteRange',
] as const satisfies readonly CheckName[]

/**
 * `over`: it waits no more. `unscanned`: no clear verdict of the scanner. `unchecked`: a check was not made. `unknown`:
 * one could not be made, and nobody may turn that into valid. `failed`: one failed. `elsewhere`: a new contact is asked for,
 * and what was signed is not the request that names it.
 */
export type NotAcceptable = 'over' | 'unscanned' | 'unchecked' | 'unknown' | 'failed' | 'elsewhere'

/**
 * Whether an officer may say yes to a file at all: every signature of it passed every check that a machine makes, and one
 * of them is of the person of the case. What is left to people is what the file is, never whether its signature holds.
 */
export function judgeAcceptable(
  waiting: Pick<Waiting, 'state' | 'scanned' | 'kind' | 'purpose'>,
  judgements: readonly Judgement[],
  document: string,
): Outcome<Judgement, NotAcceptable> {
  if (waiting.state !== 'staff') return refused('over')
  if (!waiting.scanned) return refused('unscanned')
  const main = judgements.find(({ signer }) => signer?.cedula === document)
  const flaws = judgements.flatMap(({ checks }) => [
    ...[...hard, 'identity' as const].map((name) => flawOf(named(checks, name))),
    ...around.map((name) => flawAround(named(checks, name), waiting.kind)),
  ])
  // A failure is said before what is merely not known.
  for (const flaw of ['failed', 'unknown', 'unchecked'] as const)
    if (flaws.includes(flaw)) return refused(flaw)
  if (main === undefined) return refused('unchecked')
  // The new mailbox stands in our document alone: any PDF that the person ever signed would do for another (ATK-43).
  const isIssued = named(main.checks, 'issued').result === 'passed'
  return waiting.purpose === 'contact' && !isIssued ? refused('elsewhere') : ok(main)
}

const named = (checks: readonly CheckResult[], name: CheckName): CheckResult =>
  checks.find(({ check }) => check === name) ?? { check: name, result: 'left' }

type Flaw = Extract<NotAcceptable, 'failed' | 'unknown' | 'unchecked'>

function flawOf({ result }: CheckResult): Flaw | undefined {
  switch (result) {
    case 'passed':
      return undefined
    case 'left':
      return 'unchecked'
    default:
      return result
  }
}

/** That there are several signatures is what people are asked about; where the octets lie is not. */
function flawAround({ check, result, code }: CheckResult, kind: UploadKind): Flaw | undefined {
  if (check === 'coverage' && code === 'MULTIPLE_SIGNATURES') return undefined
  if (result !== 'left') return flawOf({ check, result })
  const mayBeLeft =
    check === 'issued' ||
    check === 'increment' ||
    (kind === 'cms' && notOfWrapped.some((name) => name === check))
  return mayBeLeft ? undefined : 'unchecked'
}
