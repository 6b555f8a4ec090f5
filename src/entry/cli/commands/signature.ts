import type { Command } from 'commander'
import { instant, toIso, type Instant } from '../../../kernel/time.ts'
import type { CheckResult, Judgement } from '../../../proofs/signatures/domain/judgement.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, printTable, type CliIo } from '../io.ts'
import { verifyFile, type Verified } from '../verify-file.ts'

interface VerifyOptions {
  readonly anchors?: string
  readonly crls?: string
  readonly at?: Instant
  readonly json?: true
}

/** What the service says of a signed file, asked without the service. */
export function addSignature(program: Command, io: CliIo): void {
  program
    .command('signature')
    .description('electronically signed files')
    .command('verify')
    .description('judge every signature of a PDF or a .p7m as the service does, and say why')
    .argument('<file>', 'the PDF or the .p7m, as it is')
    .option(
      '--anchors <folder>',
      'trust these certificates (PEM, DER) instead of the installation’s; no database',
    )
    .option('--crls <folder>', 'lists of revoked certificates (PEM, DER) to go by, and ask nobody')
    .option('--at <instant>', 'judge as of then: 2026-11-21T00:00:00Z; now unless given', instantOf)
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples(
        'clavero signature verify solicitud-firmado.pdf',
        'clavero signature verify contrato.pdf --anchors ./authorities --crls ./lists --json',
      ) + notes,
    )
    .action(async (file: string, { json, ...options }: VerifyOptions) => {
      const verified = await verifyFile(io, file, options)
      if (json) printJson(io, asData(verified))
      else print(io, verified)
      if (verified.indication !== 'passed') throw new CommandEnd('negative', '')
    })
}

const notes = `

Ends with 0 when the signature has passed, with 1 when it has failed or could not be decided, with 2 for a
file or a folder that cannot be read, with 4 when the database does not answer.
A folder of anchors may have a trust.json as in docs/operate/trust-store.md, which says how each authority
writes who somebody is and which of its certificates may sign; without it every certificate in the folder is
an anchor, and who signed and for what is left out. Without lists nobody knows whether a certificate is
revoked, and nothing passes.`

function instantOf(raw: string): Instant {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?Z$/.test(raw) ? Date.parse(raw) : Number.NaN
  if (Number.isNaN(at)) throw new CommandEnd('usage', 'An instant is asked for: 2026-11-21T00:00:00Z')
  return instant(at)
}

function asData({ signatures, ...verified }: Verified) {
  return {
    ...verified,
    at: toIso(verified.at),
    signatures: signatures.map(signatureData),
  }
}

const signatureData = ({ outcome, indication, sub, code, signer, checks, evidence }: Judgement) => ({
  outcome,
  indication,
  sub: sub ?? null,
  code: code ?? null,
  signer:
    signer === undefined
      ? null
      : {
          cedula: signer.cedula ?? null,
          ruc: signer.ruc ?? null,
          name: signer.name,
          issuer: signer.issuer,
          serial: signer.serial,
          notBefore: toIso(signer.notBefore),
          notAfter: toIso(signer.notAfter),
        },
  checks,
  revocation: evidence.revocation.map((one) => ({
    ...one,
    thisUpdate: toIso(one.thisUpdate),
    nextUpdate: toIso(one.nextUpdate),
  })),
  trustVersion: evidence.trustVersion,
  judgeVersion: evidence.judgeVersion,
  signatureSha256: evidence.signatureSha256 ?? null,
})

function print(io: CliIo, { file, at, trust, indication, sub, code, signatures, left }: Verified): void {
  io.out(`${printable(file)}: ${verdict({ indication, sub, code })}\n`)
  io.out(`As of ${toIso(at)}, by ${trust}.\n`)
  for (const [index, signature] of signatures.entries()) {
    const { signer, checks } = signature
    io.out(`\nSignature ${index + 1} of ${signatures.length}: ${verdict(signature)}\n`)
    if (signer !== undefined)
      printTable(
        io,
        ['SIGNER', printable(signer.name)],
        [
          ['cédula', signer.cedula ?? 'none'],
          ['RUC', signer.ruc ?? 'none'],
          ['issuer', printable(signer.issuer)],
          ['serial', signer.serial],
          ['valid', `${toIso(signer.notBefore)} to ${toIso(signer.notAfter)}`],
        ],
      )
    printTable(io, ['', 'CHECK', 'RESULT', 'CODE', 'FACTS'], checks.map(checkRow))
  }
  if (left.length > 0) io.out(`\n${left.map(({ check, why }) => `${check} is left out: ${why}.\n`).join('')}`)
}

const verdict = ({
  indication,
  sub,
  code,
}: {
  readonly indication: string
  readonly sub: string | null | undefined
  readonly code: string | null | undefined
}): string => [indication, sub, code].filter((word) => word !== undefined && word !== null).join(', ')

const checkRow = ({ check, result, code, facts = {} }: CheckResult, index: number): readonly string[] => [
  String(index + 1),
  check,
  result,
  code ?? '',
  Object.entries(facts)
    .map(([name, value]) => `${name}=${printable(String(value))}`)
    .join(' '),
]

/** What a file or a certificate says of itself moves no cursor and hides nothing. */
const printable = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�')
