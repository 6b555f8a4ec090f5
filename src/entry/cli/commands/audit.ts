import type { Command } from 'commander'
import type { AuditFinding, AuditVerdict } from '../../../audit/app/verify.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, printTable, type CliIo } from '../io.ts'

interface VerifyOptions {
  readonly checkpoint?: readonly string[]
  readonly key?: string
  readonly json?: true
}

export function addAudit(program: Command, io: CliIo): void {
  const audit = program.command('audit').description('show that the activity log was not changed')

  audit
    .command('verify')
    .description('recompute every hash of the log and name the first bad entry')
    .option('--checkpoint <file...>', 'hold it against checkpoints kept outside')
    .option('--key <key>', 'public key that signed them, or a file with it; this installation’s unless given')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples('clavero audit verify', 'clavero audit verify --checkpoint /mnt/notary/clavero.checkpoints') +
        '\n\nWithout a checkpoint a log that was rewritten to its very end agrees with itself.',
    )
    .action(async (options: VerifyOptions) => {
      const { configOf } = await import('../settings.ts')
      const { withDatabase } = await import('../database.ts')
      const { auditReader, entryHash } = await import('../../../audit/store/read.ts')
      const { verifyAudit } = await import('../../../audit/app/verify.ts')
      const config = configOf(io)
      const checkpoints = await readCheckpointFiles(options, config.secrets.receipt.reveal())
      const verdict = await withDatabase(config, (db) => verifyAudit(auditReader(db), entryHash, checkpoints))
      if (options.json) printJson(io, verdict)
      else io.out(verdictText(verdict))
      if (!verdict.sound) throw new CommandEnd('negative', '')
    })

  audit
    .command('checkpoint')
    .description(
      'add a signed checkpoint to a file; keep it where no administrator of the database can reach',
    )
    .argument('<file>', 'file to add a line to, or - for the screen')
    .addHelpText(
      'after',
      examples('clavero audit checkpoint /mnt/notary/clavero.checkpoints', 'clavero audit checkpoint -'),
    )
    .action(async (file: string) => {
      const { appendFile } = await import('node:fs/promises')
      const { configOf } = await import('../settings.ts')
      const { withDatabase } = await import('../database.ts')
      const { auditReader } = await import('../../../audit/store/read.ts')
      const { checkpointLine, makeCheckpoint } = await import('../../../audit/app/checkpoint.ts')
      const { createSigner } = await import('../../../adapters/signing/ed25519.ts')
      const config = configOf(io)
      const signer = createSigner(config.secrets.receipt.reveal())
      const heads = await withDatabase(config, (db) => auditReader(db).heads())
      const line = checkpointLine(makeCheckpoint(heads, io.now(), signer), signer)
      if (file === '-') return io.out(line)
      await appendFile(file, line)
      io.out(
        `${heads.reduce((sum, { seq }) => sum + seq, 0)} entries pinned in ${file}, key ${signer.keyId}.\n`,
      )
    })

  addVerifyExport(audit, io)
}

interface VerifyExportOptions {
  readonly key?: string
  readonly json?: true
}

/** Several times what ten thousand lines take. */
const largest = 50_000_000

function addVerifyExport(audit: Command, io: CliIo): void {
  audit
    .command('verify-export')
    .description('say whether an exported log is as it was exported: valid, changed, or not ours')
    .argument('<file>', 'the file, as it was downloaded')
    .option('--key <key>', 'public key that signed it, or a file with it; this installation’s unless given')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples(
        'clavero audit verify-export registro.csv',
        'clavero audit verify-export registro.csv --key clavero-receipt-key',
      ) +
        '\n\nWhat a spreadsheet has saved is another file. The institution publishes its key at\n/.well-known/clavero-receipt-key.',
    )
    .action(async (file: string, { key, json }: VerifyExportOptions) => {
      const { readFile, stat } = await import('node:fs/promises')
      const { openLogExport } = await import('../../../adapters/signing/log-seal.ts')
      if ((await stat(file)).size > largest)
        throw new CommandEnd('usage', `${file}: too large for an export.`)
      const opened = openLogExport(await readFile(file), await sealKeyFor(io, key))
      if (json)
        printJson(
          io,
          opened.ok
            ? { verdict: 'valid', seal: opened.value }
            : { verdict: opened.code === 'changed' ? 'changed' : 'notOurs', reason: opened.code },
        )
      if (!opened.ok) throw new CommandEnd('negative', json ? '' : sealWords[opened.code])
      if (json) return
      io.out('Valid: as it was exported.\n')
      const { cut, heads, ...said } = opened.value
      printTable(
        io,
        ['FIELD', 'VALUE'],
        [
          ...Object.entries(said).map(([name, value]) => [name, String(value ?? 'any')]),
          [
            'cut',
            cut === null ? 'no' : `after line ${cut.line}, of ${cut.at}, lane ${cut.lane}, entry ${cut.seq}`,
          ],
          ...heads.map((head) => ['head', head]),
        ],
      )
    })
}

async function sealKeyFor(io: CliIo, key: string | undefined) {
  if (key !== undefined) return (await import('../public-key.ts')).sealKeyOf(key)
  const { createSigner } = await import('../../../adapters/signing/ed25519.ts')
  const { configOf } = await import('../settings.ts')
  return createSigner(configOf(io).secrets.receipt.reveal())
}

const sealWords = {
  unsealed: 'Not ours: there is no seal of an exported log at its end.',
  foreign: 'Not ours: another installation signed it.',
  changed: 'Changed: it is not as it was exported.',
} as const

async function readCheckpointFiles({ checkpoint = [], key }: VerifyOptions, seed: Uint8Array) {
  const { readFile } = await import('node:fs/promises')
  const { readCheckpoints } = await import('../../../audit/app/checkpoint.ts')
  const { createSigner } = await import('../../../adapters/signing/ed25519.ts')
  const { checkOf } = await import('../public-key.ts')
  const check = key === undefined ? createSigner(seed).check : checkOf(key)
  const all = []
  for (const file of checkpoint) {
    const read = readCheckpoints(await readFile(file, 'utf8'), check)
    if (!read.ok) {
      const { line } = read.detail
      if (read.code === 'unreadable')
        throw new CommandEnd('usage', `${file}, line ${line}: not a checkpoint.`)
      throw new CommandEnd(
        'negative',
        `${file}, line ${line}: this checkpoint was changed, or another key signed it.`,
      )
    }
    all.push(...read.value)
  }
  return all
}

function verdictText({ sound, entries, checkpoints, findings }: AuditVerdict): string {
  const against =
    checkpoints === 0 ? 'no checkpoint' : checkpoints === 1 ? '1 checkpoint' : `${checkpoints} checkpoints`
  if (sound) return `Sound: ${entries} entries, ${against}.\n`
  const lines = findings.map(
    (finding, n) => `${n === 0 ? 'First bad entry' : 'Also'}: ${findingText(finding)}`,
  )
  return `${lines.join('\n')}\nNot sound. ${against}.\n`
}

const faults: Readonly<Record<AuditFinding['fault'], string>> = {
  changed: 'says something else than when it was written',
  inserted: 'was put in afterwards',
  missing: 'is missing',
  truncated: 'is missing, with everything after it',
  rewritten: 'disagrees with a checkpoint: something in this range was changed and what follows recomputed',
}

const findingText = ({ lane, seq, until, at, fault }: AuditFinding): string =>
  `lane ${lane}, entry ${seq}${until === undefined ? '' : ` to ${until}`}, ${at ?? 'no time left'}: ${faults[fault]}.`
