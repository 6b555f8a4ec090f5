import type { Command } from 'commander'
import type { Departure } from '../../../policy/index.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, type CliIo } from '../io.ts'

interface Options {
  readonly json?: true
}

export function addPolicy(program: Command, io: CliIo): void {
  const policy = program.command('policy').description('look at the rules in force (docs/policy.md)')

  policy
    .command('departures')
    .description('list where the rules in force depart from ASVS 5.0, NIST SP 800-63-4 and WCAG 2.2')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples('clavero policy departures', 'CLAVERO_PROFILE=standards clavero policy departures --json'),
    )
    .action(async ({ json }: Options) => {
      const { problemsText, readSettings } = await import('../../../platform/config/read.ts')
      const { rulesIn } = await import('../../../platform/config/config.ts')
      const { departuresOf } = await import('../../../policy/index.ts')
      const { policyOf } = await import('../../policy.ts')
      // Looking draws no secrets and writes no file.
      const read = readSettings(io.env, { secretsIn: () => ({}) })
      if (!read.ok) throw new CommandEnd('configuration', problemsText(read.detail))
      const rules = policyOf(rulesIn(read.value))
      const departures = departuresOf(rules)
      if (json) printJson(io, { profile: rules.profile, departures })
      else io.out(departuresText(rules.profile, departures))
    })
}

const departuresText = (profile: string, departures: readonly Departure[]): string =>
  [
    `Profile ${profile}, ${departures.length} departures.`,
    ...departures.map(
      ({ requirements, rule, why, endedBy }) =>
        `${requirements.join(', ')}\n  ${why.en}\n  Rule: ${rule}. Ended by: ${endedBy.en}`,
    ),
  ].join('\n\n') + '\n'
