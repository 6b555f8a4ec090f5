import type { Command } from 'commander'
import { parseCaseCode } from '../../../kernel/case-code.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, printTable, type CliIo } from '../io.ts'

export function addCase(program: Command, io: CliIo): void {
  program
    .command('case')
    .description('look at a case')
    .command('show')
    .description('where a case stands and what happened in it; no personal data')
    .argument('<code>', 'case code, as it is shown to the person')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples('clavero case show CLV-7Q4M-2K9T', 'clavero case show "clv 7q4m 2k9t" --json'),
    )
    .action(async (raw: string, { json }: { readonly json?: true }) => {
      const code = parseCaseCode(raw)
      if (!code.ok)
        throw new CommandEnd('usage', `That is no case code (${code.code}). It looks like CLV-7Q4M-2K9T.`)
      const { configOf } = await import('../settings.ts')
      const { withDatabase } = await import('../database.ts')
      const { readCaseView } = await import('../case-view.ts')
      const view = await withDatabase(configOf(io), (db) => readCaseView(db, code.value))
      if (view === undefined) throw new CommandEnd('negative', `There is no case ${code.value}.`)
      if (json) return printJson(io, view)
      io.out(`${view.code}  ${view.state}  path ${view.path}  profile ${view.profile}\n`)
      io.out(`opened ${view.openedAt}, last moved ${view.touchedAt}\n\n`)
      printTable(
        io,
        ['AT', 'WHAT', 'WHY', 'LOG'],
        view.acts.map(({ at, what, why, entry }) => [at, what, why ?? '', entry ?? '']),
      )
    })
}
