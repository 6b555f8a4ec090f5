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
      const { createSigner } = await import('../../../adapters/signing/ed25519.ts')
      const { headsHold } = await import('../../../adapters/signing/receipt-proof.ts')
      const { checkOf } = await import('../public-key.ts')
      const { readCheckpointFiles } = await import('../checkpoint-files.ts')
      const check =
        options.key === undefined ? createSigner(config.secrets.receipt.reveal()).check : checkOf(options.key)
      const checkpoints = await readCheckpointFiles(options.checkpoint ?? [], check)
      if (
        !headsHold(
          checkpoints.flatMap(({ heads = [] }) => heads),
          check,
        )
      )
        throw new CommandEnd('negative', 'The heads of these checkpoints did not grow out of each other.')
      const { hex, join, leafHash } = await import('../../../audit/store/tree-hash.ts')
      const { auditTree } = await import('../../../audit/store/tree-store.ts')
      const verdict = await withDatabase(config, async (db) => {
        const kept = checkpoints.flatMap(({ heads = [] }) => heads)
        // The newest head of the database, too: the one that the next receipt stands on.
        const newest = await auditTree(db, createSigner(config.secrets.receipt.reveal())).newest()
        const heads = newest === undefined ? kept : [...kept, newest]
        return verifyAudit(auditReader(db), entryHash, checkpoints, { heads, leafHash, join, hex })
      })
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
      const { auditTree } = await import('../../../audit/store/tree-store.ts')
      const { lastHeadIn } = await import('../checkpoint-files.ts')
      const former = file === '-' ? 0 : await lastHeadIn(file)
      const { heads, grown } = await withDatabase(config, async (db) => {
        const tree = auditTree(db, signer)
        const newest = await tree.takeHead(io.now())
        const since = await tree.headsAfter(former, mostHeads)
        return { heads: await auditReader(db).heads(), grown: newest === undefined ? [] : since }
      })
      const line = checkpointLine(makeCheckpoint(heads, io.now(), signer, grown), signer)
      if (file === '-') return io.out(line)
      await appendFile(file, line)
      io.out(
        `${heads.reduce((sum, { seq }) => sum + seq, 0)} entries pinned in ${file}, key ${signer.keyId}.\n`,
      )
    })

  addVerifyExport(audit, io)
}

/** Heads that one line takes: what is left over comes with the next one. */
const mostHeads = 5_000

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
  misrooted:
    'disagrees with a signed head of the tree: something in this range was changed and what follows recomputed',
  rewritten: 'disagrees with a checkpoint: something in this range was changed and what follows recomputed',
}

const findingText = ({ lane, seq, until, at, fault }: AuditFinding): string =>
  `lane ${lane}, entry ${seq}${until === undefined ? '' : ` to ${until}`}, ${at ?? 'no time left'}: ${faults[fault]}.`
