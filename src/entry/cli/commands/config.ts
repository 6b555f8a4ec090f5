import type { Command } from 'commander'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, printTable, type CliIo } from '../io.ts'

interface Options {
  readonly json?: true
}

/** Neither command draws secrets or writes a file: looking must not change anything. */
const looking = { secretsIn: () => ({}) }

export function addConfig(program: Command, io: CliIo): void {
  const config = program.command('config').description('look at the settings (docs/operate/configuration.md)')

  config
    .command('check')
    .description('say everything that is wrong with the settings, at once')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples('clavero config check', 'CLAVERO_MODE=production clavero config check --json'),
    )
    .action(async ({ json }: Options) => {
      const { problemsText, readSettings } = await import('../../../platform/config/read.ts')
      const { settingWarnings } = await import('../../../platform/config/warnings.ts')
      const read = readSettings(io.env, looking)
      const problems = read.ok ? [] : read.detail
      const warnings = read.ok ? settingWarnings(read.value) : []
      if (json) printJson(io, { ok: read.ok, problems, warnings })
      if (!read.ok) throw new CommandEnd('configuration', json ? '' : problemsText(problems))
      if (json) return
      io.out(`The settings are right: ${read.value.CLAVERO_MODE}, profile ${read.value.CLAVERO_PROFILE}.\n`)
      for (const warning of warnings) io.out(`${warning}\n`)
    })

  config
    .command('show')
    .description('list the settings in force; a secret says only that it is set')
    .option('--json', 'for programs')
    .addHelpText('after', examples('clavero config show', 'clavero config show --json'))
    .action(async ({ json }: Options) => {
      const { problemsText, readSettings } = await import('../../../platform/config/read.ts')
      const { shownSettings } = await import('../../../platform/config/show.ts')
      const read = readSettings(io.env, looking)
      if (!read.ok) throw new CommandEnd('configuration', problemsText(read.detail))
      const shown = shownSettings(read.value)
      if (json) printJson(io, Object.fromEntries(shown.map(({ name, value }) => [name, value])))
      else
        printTable(
          io,
          ['SETTING', 'VALUE'],
          shown.map(({ name, value }) => [name, value]),
        )
    })
}
