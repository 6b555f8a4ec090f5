import { holdPlace, type Wanted } from '../../src/appointments/app/book.ts'
import type { CaseId } from '../../src/kernel/ids.ts'
import { newCaseCode } from '../../src/entry/chance.ts'
import type { OpenCentre } from './appointments.ts'
import { recover } from './recover.ts'
import type { Service } from './service.ts'
import { visit } from './visitor.ts'

let born = 0

/** Open cases of as many employers, each with a person of its own: copies of one that a person really opened. */
export async function crowd(service: Service, size: number): Promise<readonly CaseId[]> {
  const company = service.fresh()
  await recover(visit(service), company, { stopAt: 'identified' })
  born += 1
  const codes = Array.from({ length: size }, newCaseCode)
  const { rows } = await service.db.pool.query<{ id: CaseId }>(
    `with model as (
       select e, c from employer e join recovery_case c on c.employer_id = e.id where e.identifier = $1 limit 1
     ), born as materialized (
       select n, gen_random_uuid() as employer_id, gen_random_uuid() as case_id, code
         from unnest($2::text[]) with ordinality as born (code, n)
     ), employers as (
       insert into employer
       select (jsonb_populate_record(m.e, jsonb_build_object('id', b.employer_id,
                'identifier', to_char(5000000000000 + $3 * 100000 + b.n, 'FM0000000000000')))).*
         from born b, model m returning id)
     insert into recovery_case
     select (jsonb_populate_record(m.c, jsonb_build_object('id', b.case_id, 'employer_id', b.employer_id, 'code', b.code,
              'claimant', to_char(2490000000 + $3 * 100000 + b.n, 'FM0000000000')))).*
       from born b, model m, (select count(*) from employers) made returning id`,
    [company.identifier, codes, born],
  )
  return rows.map(({ id }) => id)
}

/** What the n-th caller does, through the instances in turn. */
export const holdAt = (service: Service, n: number, caseId: CaseId, wanted: Wanted) => {
  const { parts } = service.instances[n % service.instances.length] ?? {}
  if (parts === undefined) throw new Error('no instance')
  return holdPlace(parts.turnos.booking, caseId, wanted)
}

/** Free times of a centre, the first first. */
export async function freeTimes(service: Service, { id }: OpenCentre): Promise<readonly Wanted[]> {
  const { parts } = service.instances[0] ?? {}
  if (parts === undefined) throw new Error('no instance')
  const { appointments } = parts.turnos
  const today = Math.floor(Date.now() / 86_400_000) as Parameters<typeof appointments.read>[1]['from']
  const reading = await appointments.read(id, {
    from: (today - 1) as typeof today,
    to: (today + 40) as typeof today,
  })
  if (reading === undefined) throw new Error('no such centre')
  const { availability } = await import('../../src/appointments/domain/availability.ts')
  const { slots } = availability(reading.calendar, reading.taken, {
    kind: 'counter',
    procedure: 'recovery',
    from: (today - 1) as typeof today,
    to: (today + 40) as typeof today,
    now: reading.now,
  })
  return slots.map(({ from }) => ({ centreId: id, from, kind: 'counter', support: [], earlier: false }))
}

/** Live appointments of a centre, and pairs of them that overlap at one window. */
export async function livePlaces({ db }: Pick<Service, 'db'>, { id }: OpenCentre) {
  const live = `('held', 'booked', 'arrived', 'called', 'attending')`
  const { rows } = await db.pool.query<{ live: number; doubled: number }>(
    `select (select count(*)::int from appointment where centre_id = $1 and state in ${live}) as live,
            (select count(*)::int from appointment a join appointment b on b.window_id = a.window_id and b.id > a.id
                and b.during && a.during and b.state in ${live} where a.centre_id = $1 and a.state in ${live}) as doubled`,
    [id],
  )
  return rows[0] ?? { live: -1, doubled: -1 }
}
