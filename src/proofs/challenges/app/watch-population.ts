import type { Atomically } from '../../../kernel/transaction.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { AuditLog } from '../../../audit/index.ts'
import { levelsOf, reachOf, signsOf, type CampaignRule, type Sign } from '../domain/campaign.ts'
import type { Campaigns, Extent, RefusedSets } from './ports.ts'

/** What the operator is told, once a campaign: numbers, and nobody's. */
export interface CampaignAlarm extends Extent {
  readonly campaign: number
  readonly signs: readonly Sign[]
  readonly until: Instant
}

export interface WatchDeps {
  readonly rule: CampaignRule
  readonly refusedSets: RefusedSets
  readonly campaigns: Campaigns
  readonly atomically: Atomically
  readonly audit: AuditLog
  alarm(told: CampaignAlarm): void
}

/**
 * Looks at all employers together after a set was refused. Runs when that is committed, so that of several
 * that are refused at once the last one sees them all. The first who notices opens the campaign, in one
 * transaction with its entry in the log, and raises the alarm; everybody after prolongs it.
 */
export async function watchPopulation(deps: WatchDeps): Promise<void> {
  const levels = levelsOf(await deps.refusedSets.usual(), deps.rule)
  const signs = signsOf(await deps.refusedSets.population(levels), levels)
  if (signs.length === 0) return
  const { hold } = deps.rule
  if (await deps.campaigns.isUnderWay()) {
    await deps.atomically((tx) => deps.campaigns.prolong(tx, hold))
    return
  }
  const reach = reachOf(signs)
  const extent = await deps.refusedSets.extent(reach)
  const opened = await deps.atomically(async (tx) => {
    const begun = await deps.campaigns.open(tx, { reach, hold, signs })
    if (begun === undefined) return undefined
    await deps.audit.append(tx, {
      act: 'campaignDetected',
      actor: 'system',
      reason: signs[0],
      detail: { campaign: begun.n, signs, ...extent },
    })
    return begun
  })
  if (opened !== undefined) deps.alarm({ campaign: opened.n, signs, until: opened.until, ...extent })
}
