import type { EmployerId } from '../../../kernel/ids.ts'
import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { asInstant, ms } from '../../../platform/database/instants.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { Sign } from '../domain/campaign.ts'
import { freshTries } from '../domain/tries.ts'
import type { Campaign, Campaigns, CampaignLifts, Lift } from '../app/ports.ts'

const isUnderWay = statement(
  'campaign.isUnderWay',
  `select 1 from campaign where holds_until > (select clock_timestamp())`,
)
// At most once a minute: however many sets are refused, they do not queue for this row.
const prolong = statement(
  'campaign.prolong',
  `update campaign set holds_until = clock_timestamp() + make_interval(secs => $1)
    where holds_until > (select clock_timestamp())
      and holds_until < clock_timestamp() + make_interval(secs => $1) - interval '1 minute'`,
)
// The constraint decides between two that notice at once (campaign_one_at_a_time).
const open = statement<{ n: number; until: number }>(
  'campaign.open',
  `insert into campaign (since, holds_until, signs)
   values (clock_timestamp() - make_interval(secs => $1), clock_timestamp() + make_interval(secs => $2), $3)
   on conflict do nothing returning n, ${ms('holds_until')} as until`,
)

interface CampaignRow {
  n: number
  began: number
  until: number
  running: boolean
  signs: Sign[]
  suspended: number
  proposed_by: string | null
  approved_by: string | null
}
const list = statement<CampaignRow>(
  'campaign.list',
  `select c.n, ${ms('c.began_at')} as began, ${ms('c.holds_until')} as until,
          c.holds_until > clock_timestamp() as running, c.signs, l.proposed_by, l.approved_by,
          (select count(distinct r.employer_id) from refused_set r join question_round q using (employer_id)
            where r.suspends and r.at between c.since and c.holds_until
              and q.suspended_until > clock_timestamp())::int as suspended
     from campaign c left join lateral (
       select proposed_by, approved_by from campaign_lift where campaign = c.n order by n desc limit 1) l on true
    where c.holds_until > (select clock_timestamp() - interval '30 days') order by c.holds_until desc limit 20`,
)
const propose = statement<Lift>(
  'campaign.proposeLift',
  `insert into campaign_lift (campaign) select n from campaign where n = $1
   on conflict do nothing returning proposed_by as "proposedBy", approved_by as "approvedBy"`,
)
const approve = statement<Lift>(
  'campaign.approveLift',
  `update campaign_lift set approved_at = clock_timestamp()
    where campaign = $1 and approved_by is null and proposed_by <> session_user
      and restore_epoch = present_restore_epoch()
   returning proposed_by as "proposedBy", approved_by as "approvedBy"`,
)
// Of before a restore neither the one word counts nor both (I-18).
const approvedLift = statement<Lift>(
  'campaign.approvedLift',
  `select proposed_by as "proposedBy", approved_by as "approvedBy" from campaign_lift
    where campaign = $1 and approved_by is not null and restore_epoch = present_restore_epoch()
    order by n desc limit 1`,
)
// An approval covers what was suspended when it was given, and nothing later.
const suspended = statement<{ employer: EmployerId }>(
  'campaign.suspended',
  `select distinct r.employer_id as employer from campaign c
     join campaign_lift l on l.campaign = c.n and l.approved_by is not null
       and l.restore_epoch = present_restore_epoch()
     join refused_set r on r.suspends and r.at between c.since and least(c.holds_until, l.approved_at)
     join question_round q on q.employer_id = r.employer_id and q.suspended_until > clock_timestamp()
    where c.n = $1`,
)
const lift = statement(
  'campaign.lift',
  `update question_round set tries = $2, suspended_until = null, refused_at = null, shown_to = null
    where employer_id = $1 and suspended_until > clock_timestamp()`,
)

export function campaignStore(db: Database): Campaigns {
  return {
    isUnderWay: async () => (await db.first(isUnderWay)) !== undefined,
    prolong: async (tx, seconds) => (await queriesOf(tx).run(prolong, [seconds])) === 1,
    async open(tx, { reach, hold, signs }) {
      const opened = await queriesOf(tx).first(open, [reach, hold, signs])
      return opened === undefined ? undefined : { n: opened.n, until: asInstant(opened.until) }
    },
  }
}

export function campaignLiftStore(db: Database): CampaignLifts {
  return {
    list: async () =>
      (await db.many(list)).map((row): Campaign => ({
        n: row.n,
        began: asInstant(row.began),
        until: asInstant(row.until),
        running: row.running,
        signs: row.signs,
        suspended: row.suspended,
        lift: row.proposed_by === null ? null : { proposedBy: row.proposed_by, approvedBy: row.approved_by },
      })),
    propose: (tx, n) => queriesOf(tx).first(propose, [n]),
    approve: (tx, n) => queriesOf(tx).first(approve, [n]),
    approvedLift: (n) => db.first(approvedLift, [n]),
    suspendedBy: async (n) => (await db.many(suspended, [n])).map(({ employer }) => employer),
    lift: async (tx, employer) =>
      (await queriesOf(tx).run(lift, [employer, JSON.stringify(freshTries)])) === 1,
  }
}
