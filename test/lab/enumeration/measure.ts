import type { Service } from '../../support/service.ts'
import { visit, type Visitor } from '../../support/visitor.ts'
import { comparable } from './comparable.ts'
import { somebody, type Entry, type Probe } from './entries.ts'
import type { Named, Population } from './named.ts'
import { arms, shuffled, type Arm, type Sample } from './sample.ts'

/** Of one door, by the request that was judged. */
export type Samples = ReadonlyMap<string, readonly Sample[]>

export interface MeasureOptions {
  /** Of each arm. */
  readonly samples: number
  readonly chance: () => number
}

/** Requests before anything is kept: code that has not run is not compiled, and connections are not open. */
const warmUp = 8
/** Of a door that takes seconds, only one in so many samples is taken. */
const slowOneIn = 10

/**
 * Asks at one door for employers that are known and for numbers that are nobody's, in an order drawn by
 * chance, each time as another browser from another network, at one of the instances.
 */
export async function measure(
  service: Service,
  entry: Entry,
  population: Population,
  { samples, chance }: MeasureOptions,
): Promise<Samples> {
  const count = entry.isSlow === true ? Math.ceil(samples / slowOneIn) : samples
  // A number of its own for every sample: what was counted for one says nothing of the next.
  const turns = arms.flatMap((arm) => population[arm].slice(0, count).map((named) => ({ arm, named })))
  const order = shuffled(turns, chance)
  const kept = new Map<string, Sample[]>()
  const keep = (door: string, sample: Sample) => {
    const samplesOfDoor = kept.get(door) ?? []
    samplesOfDoor.push(sample)
    kept.set(door, samplesOfDoor)
  }
  const turn = async ({ arm, named }: { readonly arm: Arm; readonly named: Named }, take = keep) => {
    const stranger = visit(service, { instance: Math.floor(chance() * service.instances.length) })
    for (const probe of await entry.come(stranger, named))
      take(doorOf(entry, probe, named), { arm, ...(await look(stranger, probe, named)) })
  }

  entry.during?.set(service)
  try {
    for (const one of entry.isSlow === true ? [] : order.slice(0, warmUp)) await turn(one, () => undefined)
    await forgetCounts(service)
    for (const one of order) await turn(one)
  } finally {
    entry.during?.reset(service)
  }
  return kept
}

/** `P-96 somebody else’s: GET /caso/:code`. */
export const doorOf = ({ id }: Entry, { path, asking }: Probe, { caseCode }: Named): string =>
  `${id}: ${asking?.method ?? 'GET'} ${path.replace(caseCode, ':code')}`

async function look(stranger: Visitor, { path, asking }: Probe, { ruc, caseCode }: Named) {
  const begun = performance.now()
  const answer = await stranger.ask(path, asking)
  const took = performance.now() - begun
  return { took, ...comparable(answer, [ruc, caseCode, somebody]) }
}

/** Refused tries and visits of a network: what a door of before left behind is not of this one. */
export async function forgetCounts({ db }: Service): Promise<void> {
  for (const table of ['sign_in_tally', 'network_count', 'case_lookup'])
    await db.pool.query(`delete from ${table}`)
}
