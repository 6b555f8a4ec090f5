import type { Command } from 'commander'
import type { SubjectDigest } from '../../../proofs/biometrics/app/finger-ports.ts'
import { documentOf } from '../arguments.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import type { CliIo } from '../io.ts'

/** Captures of each finger that `invent` writes: three to enrol, and some to compare. */
const captures = 6

export function addFingers(program: Command, io: CliIo): void {
  const fingers = program
    .command('fingers')
    .description('fingerprints that people enrolled at a counter; templates, never images')

  fingers
    .command('delete')
    .description(
      'delete the fingerprints of a person who asked for it in writing, and the key that opens them',
    )
    .argument('<document>', 'their cédula')
    .addHelpText(
      'after',
      examples('clavero fingers delete 0149999005') +
        '\n\nThere is no way back. Whoever is at a counter has it done there; their company is then told of it.',
    )
    .action(async (raw: string) => {
      const { configOf } = await import('../settings.ts')
      const { withDatabase } = await import('../database.ts')
      const { auditLogOf } = await import('../../audit-log.ts')
      const { createKeyedDigest } = await import('../../../platform/crypto/digests.ts')
      const { forgetFingers } = await import('../../../proofs/biometrics/app/enrol.ts')
      const { fingerStore } = await import('../../../proofs/biometrics/store/finger-store.ts')
      const config = configOf(io)
      const document = documentOf(raw, config)
      // As the service names a person (compose/fingers.ts).
      const digest = createKeyedDigest(config.secrets.audit.reveal(), 'document')
      const subject = digest(document).toString('hex') as SubjectDigest
      const audit = auditLogOf(config)
      const isDone = await withDatabase(config, (db) =>
        db.transaction((tx) => forgetFingers({ fingers: fingerStore(db), audit }, tx, subject, 'operator')),
      )
      if (!isDone) throw new CommandEnd('negative', 'Nobody of this number has enrolled fingerprints.')
      io.out('Deleted: the templates, and the key that opened them.\n')
    })

  fingers
    .command('invent')
    .description('write templates of two fingers that nobody has, to try enrolment and comparison with')
    .requiredOption('--out <folder>', 'a folder that is not there yet, or is empty')
    .option('--seed <number>', 'the same number gives the same files; without it, new ones', seedOf)
    .addHelpText(
      'after',
      examples('clavero fingers invent --out fingers', 'clavero fingers invent --out fingers --seed 7') +
        `\n\nThe files are called finger_capture.fmr: 1_1 to 1_${captures} are the first finger, 2_1 to 2_${captures} the second,\n` +
        'and 3_1 is of somebody else. A capture counts once: the same file again is refused as a replay.',
    )
    .action(async ({ out, seed }: { readonly out: string; readonly seed?: number }) => {
      const { mkdir, readdir, writeFile } = await import('node:fs/promises')
      const { join } = await import('node:path')
      const { randomBelow } = await import('../../chance.ts')
      const { inventCaptures } = await import('../../demo/invent-captures.ts')
      await mkdir(out, { recursive: true })
      if ((await readdir(out)).length > 0)
        throw new CommandEnd('usage', `${out} is not empty: nothing of yours is written over.`)
      for (const { name, octets } of inventCaptures(seed ?? randomBelow(2 ** 24), captures))
        await writeFile(join(out, name), octets)
      io.out(`Written to ${out}: captures of two fingers of one person, and one of another.\n`)
    })
}

function seedOf(raw: string): number {
  if (!/^\d{1,8}$/.test(raw)) throw new CommandEnd('usage', 'A seed is a whole number of up to 8 digits.')
  return Number(raw)
}
