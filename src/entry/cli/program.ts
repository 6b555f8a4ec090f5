import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { addArrears } from './commands/arrears.ts'
import { addAudit } from './commands/audit.ts'
import { addCampaign } from './commands/campaign.ts'
import { addCentres } from './commands/centres.ts'
import { addCase } from './commands/case.ts'
import { addConfig } from './commands/config.ts'
import { addEmployers } from './commands/employers.ts'
import { addFingers } from './commands/fingers.ts'
import { addId } from './commands/id.ts'
import { addMigrate } from './commands/migrate.ts'
import { addPolicy } from './commands/policy.ts'
import { addReceipt } from './commands/receipt.ts'
import { addRegistry } from './commands/registry.ts'
import { addRestored } from './commands/restored.ts'
import { addRun } from './commands/run.ts'
import { addStaff } from './commands/staff.ts'
import { addStations } from './commands/stations.ts'
import { addSignature } from './commands/signature.ts'
import { addTriage } from './commands/triage.ts'
import { addTrust } from './commands/trust.ts'
import { endOf, exitCodes } from './exit.ts'
import { exitHelp } from './help.ts'
import type { CliIo } from './io.ts'

/** The whole command line. Nothing heavy is loaded before a command asks for it. */
export function createProgram(io: CliIo): Command {
  const program = new Command('clavero')
    .description('Gives the employer key back to the right person. Settings are environment variables.')
    .version(version(), '--version', 'show the version')
    .addHelpText('after', exitHelp)
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .showHelpAfterError('Try --help.')
  for (const add of [
    addRun,
    addMigrate,
    addRestored,
    addConfig,
    addPolicy,
    addTriage,
    addEmployers,
    addCentres,
    addRegistry,
    addArrears,
    addAudit,
    addCase,
    addCampaign,
    addStaff,
    addFingers,
    addStations,
    addReceipt,
    addTrust,
    addSignature,
    addId,
  ])
    add(program, io)
  for (const command of withChildren(program)) {
    command
      .exitOverride()
      .helpOption('-h, --help', 'show this help')
      .helpCommand(false)
      .configureOutput({
        writeOut: io.out,
        writeErr: io.err,
        getOutHelpWidth: () => 100,
        getErrHelpWidth: () => 100,
        getOutHasColors: () => false,
        getErrHasColors: () => false,
      })
  }
  return program
}

/** Runs one command line and says how it ended; never throws, never ends the process. */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  try {
    await createProgram(io).parseAsync([...args], { from: 'user' })
    return exitCodes.ok
  } catch (thrown) {
    // Commander has said what is wrong already; help that was asked for is no mistake.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    const { exit, text } = endOf(thrown)
    if (text !== '') io.err(`${text}\n`)
    return exitCodes[exit]
  }
}

/** src/entry/cli and dist/entry/cli are equally deep. */
const version = (): string =>
  (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string })
    .version

export const withChildren = (command: Command): Command[] => [
  command,
  ...command.commands.flatMap(withChildren),
]
