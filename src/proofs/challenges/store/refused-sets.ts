import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { statement } from '../../../platform/database/statement.ts'
import { windowOf, type Population, type Usual } from '../domain/campaign.ts'
import type { Extent, RefusedSets } from '../app/ports.ts'

const note = statement(
  'refusedSet.note',
  `insert into refused_set (employer_id, network, suspends) values ($1, $2, $3)`,
)
const usual = statement<Usual>(
  'refusedSet.usual',
  `select coalesce(percentile_disc(0.5) within group (order by n), 0)::int as "refusedSets",
          coalesce(max(employers), 0)::int as employers
     from refused_set_day where day > (select (clock_timestamp() at time zone 'America/Guayaquil')::date - 29)`,
)
// Counted no further than needed, or whoever floods the questions would make each answer dearer. An
// instant asked for as a query of its own is known before the index is read.
const population = statement<Population>(
  'refusedSet.population',
  `select (select count(*) from (select 1 from refused_set
             where at > (select clock_timestamp() - make_interval(secs => $1)) limit $2) a)::int as "tenMinutes",
          (select count(*) from (select 1 from refused_set
             where at > (select clock_timestamp() - make_interval(secs => $3)) limit $4) b)::int as day,
          (select count(*) from (select 1 from refused_set
             where suspends and at > (select clock_timestamp() - make_interval(secs => $5)) limit $6) c)::int as suspended`,
)
const extent = statement<Extent>(
  'refusedSet.extent',
  `select count(*)::int as "refusedSets", count(distinct employer_id)::int as employers,
          count(distinct network)::int as networks, coalesce(max(of_network), 0)::int as busiest
     from (select employer_id, network, count(*) over (partition by network) as of_network
             from (select employer_id, network from refused_set
                    where at > (select clock_timestamp() - make_interval(secs => $1)) order by at desc limit 20000) seen) named`,
)

// The night after, for every finished day of the last week that is not written yet.
const fold = statement(
  'refusedSet.forgetIntoDays',
  `insert into refused_set_day (day, n, employers)
   select d.day, count(r.at), (select count(*) from employer)
     from (select (clock_timestamp() at time zone 'America/Guayaquil')::date - back as day
             from generate_series(1, 7) back) d
     left join refused_set r on r.at >= d.day::timestamp at time zone 'America/Guayaquil'
                            and r.at < (d.day + 1)::timestamp at time zone 'America/Guayaquil'
    group by d.day on conflict (day) do nothing`,
)
const forgetNetworks = statement(
  'refusedSet.forgetNetworks',
  `update refused_set set network = null
    where network is not null and at < clock_timestamp() - interval '1 day'`,
)
const forget = statement(
  'refusedSet.forget',
  `delete from refused_set where at < clock_timestamp() - interval '30 days'`,
)
const forgetDays = statement(
  'refusedSet.forgetDays',
  `delete from refused_set_day where day < (clock_timestamp() - interval '90 days')::date`,
)

export function refusedSetStore(db: Database): RefusedSets {
  return {
    async note(tx, { employerId, network, suspends }) {
      await queriesOf(tx).run(note, [employerId, network, suspends])
    },
    usual: async () => (await db.first(usual)) ?? { refusedSets: 0, employers: 0 },
    async population(upTo) {
      const seen = await db.first(population, [
        windowOf.burst,
        upTo.tenMinutes,
        windowOf.day,
        upTo.day,
        windowOf.suspensions,
        upTo.suspended,
      ])
      return seen ?? { tenMinutes: 0, day: 0, suspended: 0 }
    },
    extent: async (seconds) =>
      (await db.first(extent, [seconds])) ?? { refusedSets: 0, employers: 0, networks: 0, busiest: 0 },
  }
}

/** What is usual is kept as one number a day; of a network nothing stays beyond a day. */
export async function forgetRefusedSets(db: Database): Promise<number> {
  await db.run(fold)
  const changed = [await db.run(forgetNetworks), await db.run(forget), await db.run(forgetDays)]
  return changed.reduce((sum, rows) => sum + rows, 0)
}
