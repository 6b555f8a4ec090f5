import type { Command } from 'commander'
import { examples } from '../help.ts'
import { printJson, type CliIo } from '../io.ts'

export function addMigrate(program: Command, io: CliIo): void {
  program
    .command('migrate')
    .description('bring the database up to date; safe to repeat, and while others run it too')
    .option('--admit <role>', 'give this PostgreSQL role what the running service needs, and no more')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples('clavero migrate', 'clavero migrate --admit clavero_app') +
        '\n\nRun it as the owner of the database, and the service as the admitted role:\nthat role can add to the audit log but not change it.',
    )
    .action(async ({ admit, json }: { readonly admit?: string; readonly json?: true }) => {
      const { configOf } = await import('../settings.ts')
      const { databaseUrl, withDatabase } = await import('../database.ts')
      const { migrationsFolder } = await import('../../ensure-migrated.ts')
      const { migrateWorker } = await import('../../../messaging/worker.ts')
      const { migrate } = await import('../../../platform/database/migrate.ts')
      const config = configOf(io)
      const report = await migrate(databaseUrl(config), migrationsFolder)
      await migrateWorker(databaseUrl(config))
      if (admit !== undefined)
        await withDatabase(config, (db) => db.pool.query('select admit_application($1)', [admit]))
      if (json) return printJson(io, { ...report, admitted: admit ?? null })
      io.out(
        report.applied.length === 0
          ? `Up to date: ${report.already} migrations.\n`
          : report.applied.map((name) => `ran ${name}\n`).join(''),
      )
      if (admit !== undefined) io.out(`admitted ${admit}\n`)
    })
}
