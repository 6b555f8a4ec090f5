import type { Command } from 'commander'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, type CliIo } from '../io.ts'
import type { BroughtBack } from '../../declare-restored.ts'

export function addRestored(program: Command, io: CliIo): void {
  program
    .command('restored')
    .description(
      'after the database came back from a copy: end everything of before that could let somebody in',
    )
    .option('--yes', 'do it; without it nothing is changed')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples('clavero restored', 'clavero restored --yes') +
        '\n\nSessions, links, codes, invitations and documents issued to be signed end; what was proven in an open case and\nwhat waits for a second person is done again. Turnos, papers, keys and passkeys stay as they were in the copy.\nRun it after "clavero migrate" and before the service starts. Safe to repeat: everybody signs in once more.\nEnds with 1 where nothing was changed.',
    )
    .action(async ({ yes, json }: { readonly yes?: true; readonly json?: true }) => {
      const { configOf } = await import('../settings.ts')
      const { withDatabase } = await import('../database.ts')
      const { auditLogOf } = await import('../../audit-log.ts')
      const { declareRestored, whatWasBroughtBack } = await import('../../declare-restored.ts')
      const config = configOf(io)
      await withDatabase(config, async (db) => {
        if (yes !== true) {
          const found = await whatWasBroughtBack(db)
          if (json) printJson(io, { declared: false, ...found })
          throw new CommandEnd(
            'negative',
            json ? '' : `${words(found)}\nNothing was changed. To end it: clavero restored --yes`,
          )
        }
        const done = await declareRestored(db, auditLogOf(config))
        if (done === undefined)
          throw new CommandEnd('negative', 'No service has run on this database: there is nothing to end.')
        if (json) return printJson(io, { declared: true, ...done })
        io.out(`${words(done)}\nEnded, and written into the activity log: restore ${done.epoch}.\n`)
      })
    })
}

const words = ({ copyUntil, contactChanges }: BroughtBack): string =>
  [
    copyUntil === null
      ? 'The activity log of this copy is empty.'
      : `This copy ends at ${copyUntil.toISOString()}: what people did after that is gone.`,
    `Changes of a mailbox on their way: ${contactChanges}.`,
  ].join('\n')
