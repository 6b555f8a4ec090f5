import type { Command } from 'commander'
import type { Instant } from '../../../kernel/time.ts'
import type { Campaign } from '../../../proofs/challenges/app/ports.ts'
import type { LiftDeps } from '../../../proofs/challenges/app/lift-suspensions.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, printTable, type CliIo } from '../io.ts'

export function addCampaign(program: Command, io: CliIo): void {
  const campaign = program.command('campaign').description('guesses at many employers at once')

  campaign
    .command('status')
    .description('campaigns of the last 30 days, and how many employers they left suspended')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples('clavero campaign status', 'clavero campaign status --json') +
        '\n\nEnds with 1 while a campaign is under way, for whoever watches the service.',
    )
    .action(async ({ json }: { readonly json?: true }) => {
      const campaigns = await withLifts(io, ({ lifts }) => lifts.list())
      if (json) printJson(io, campaigns.map(asData))
      else if (campaigns.length === 0) io.out('No campaign in the last 30 days.\n')
      else printTable(io, head, campaigns.map(asRow))
      if (campaigns.some(({ running }) => running)) throw new CommandEnd('negative', '')
    })

  campaign
    .command('propose-lift')
    .description('ask that what a campaign suspended be opened again; another person has to agree')
    .argument('<campaign>', 'its number in "clavero campaign status"', wholeNumber)
    .addHelpText('after', examples('clavero campaign propose-lift 3') + twoPeople)
    .action(async (n: number) => {
      const { proposeLift } = await import('../../../proofs/challenges/app/lift-suspensions.ts')
      const proposed = await withLifts(io, (deps) => proposeLift(deps, n))
      if (!proposed.ok)
        throw new CommandEnd(
          'negative',
          `There is no campaign ${n}, or somebody has proposed it already: clavero campaign status`,
        )
      io.out(`Proposed. Another person runs: clavero campaign approve-lift ${n}\n`)
    })

  campaign
    .command('approve-lift')
    .description('agree to what another person proposed: the suspensions of that campaign end')
    .argument('<campaign>', 'its number in "clavero campaign status"', wholeNumber)
    .addHelpText(
      'after',
      examples('clavero campaign approve-lift 3') +
        twoPeople +
        '\nSafe to repeat after an interruption. What is suspended after the approval stays so.',
    )
    .action(async (n: number) => {
      const { approveLift } = await import('../../../proofs/challenges/app/lift-suspensions.ts')
      const approved = await withLifts(io, (deps) => approveLift(deps, n))
      if (!approved.ok)
        throw new CommandEnd('negative', 'Nobody has proposed that, or it was you: two people are needed.')
      io.out(`${approved.value} suspensions ended.\n`)
    })
}

const twoPeople =
  '\n\nWho you are says the PostgreSQL role in DATABASE_URL. Each of the two has their own, admitted with\nclavero migrate --admit ROLE. Both acts stand in the activity log.'

function wholeNumber(raw: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(raw)) throw new CommandEnd('usage', 'The number of a campaign is asked for.')
  return Number(raw)
}

async function withLifts<T>(io: CliIo, work: (deps: LiftDeps) => Promise<T>): Promise<T> {
  const { configOf } = await import('../settings.ts')
  const { withDatabase } = await import('../database.ts')
  const { auditLogOf } = await import('../../audit-log.ts')
  const { campaignLiftStore } = await import('../../../proofs/challenges/store/campaign-store.ts')
  const config = configOf(io)
  return withDatabase(config, (db) =>
    work({
      lifts: campaignLiftStore(db),
      atomically: db.transaction.bind(db),
      audit: auditLogOf(config),
    }),
  )
}

const head = ['NUMBER', 'BEGAN', 'UNTIL', 'SIGNS', 'SUSPENDED', 'LIFT']

const iso = (at: Instant): string => new Date(at).toISOString()

const asData = ({ began, until, ...rest }: Campaign) => ({ ...rest, began: iso(began), until: iso(until) })

const asRow = ({ n, began, until, running, signs, suspended, lift }: Campaign): readonly string[] => [
  String(n),
  iso(began),
  running ? `under way, ${iso(until)}` : iso(until),
  signs.join(' '),
  String(suspended),
  liftWords(lift),
]

function liftWords(lift: Campaign['lift']): string {
  if (lift === null) return ''
  return lift.approvedBy === null
    ? `proposed by ${lift.proposedBy}`
    : `${lift.proposedBy} and ${lift.approvedBy}`
}
