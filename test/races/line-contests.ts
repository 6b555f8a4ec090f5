import { agendaAt, arrives, caseAt, clerkAt, openCentre, type OpenCentre } from '../support/agenda.ts'
import type { Officer } from '../support/counter.ts'
import type { Service } from '../support/service.ts'
import { doorsOf } from '../support/visitor.ts'
import { sender, type Contest } from './contest.ts'

/** Fewer than there are windows. */
const fewPeople = 3
const windows = 6

/** What officers contend for in the line of a centre: whom they call, to which window, and who is in it (S-03, S-04). */
export const lineContests: readonly Contest[] = [
  {
    name: 'few people in line, many windows',
    prizes: () => fewPeople,
    async prepare(service) {
      const { at, clerks } = await crewFor(service)
      await emptyLine(service, at)
      const codes = await inLine(service, at, fewPeople)
      const calls = await Promise.all(
        clerks.map(async ({ browser }, n) => {
          await browser.open(agendaAt(at, n))
          const body = callForm(browser.page)
          return sender(doorsOf(service, browser), '/interno/agenda', () => body)
        }),
      )
      return {
        call: async (rival) => calls[rival % calls.length]?.(Math.floor(rival / calls.length)),
        async won() {
          const { rows } = await service.db.pool.query<{ n: number; most: number }>(
            `select count(*)::int as n, coalesce(max(k), 0)::int as most from (
               select count(*) over (partition by case_code) as k from audit_entry
                where act = 'arrivalCalled' and case_code = any($1)) called`,
            [codes],
          )
          const [row] = rows
          // Nobody is called by two: either would be more than there are.
          return Math.max(row?.n ?? 0, (row?.most ?? 0) * fewPeople)
        },
      }
    },
  },
  {
    name: 'one window, many calls',
    prizes: () => 1,
    async prepare(service) {
      const { at, clerks } = await crewFor(service)
      await emptyLine(service, at)
      const codes = await inLine(service, at, fewPeople)
      const calls = await Promise.all(
        clerks.map(async ({ browser }) => {
          await browser.open(agendaAt(at, 0))
          const body = callForm(browser.page)
          return sender(doorsOf(service, browser), '/interno/agenda', () => body)
        }),
      )
      return {
        call: async (rival) => calls[rival % calls.length]?.(Math.floor(rival / calls.length)),
        async won() {
          const { rows } = await service.db.pool.query<{ n: number }>(
            `select count(*)::int as n from audit_entry where act = 'arrivalCalled' and case_code = any($1)`,
            [codes],
          )
          return rows[0]?.n ?? 0
        },
      }
    },
  },
  {
    name: 'one person, many receptions',
    prizes: () => 1,
    async prepare(service) {
      const { at, clerks } = await crewFor(service)
      const code = await caseAt(service, at)
      const action = `/interno/recepcion/${code}/llegada`
      const calls = await Promise.all(
        clerks.map(async ({ browser }) => {
          await browser.open(`/interno/recepcion/${code}`)
          const body = await browser.filled(action)
          return sender(doorsOf(service, browser), action, () => body)
        }),
      )
      return {
        call: async (rival) => calls[rival % calls.length]?.(Math.floor(rival / calls.length)),
        async won() {
          const { rows } = await service.db.pool.query<{ n: number }>(
            `select greatest(
               (select count(*) from arrival a join recovery_case c on c.id = a.case_id where c.code = $1),
               (select count(*) from audit_entry where act = 'arrived' and case_code = $1))::int as n`,
            [code],
          )
          return rows[0]?.n ?? 0
        },
      }
    },
  },
]

/** The body of the button that calls whoever is next. */
function callForm({ forms }: Officer['browser']['page']): Readonly<Record<string, string>> {
  const form = forms.find(
    ({ action, fields }) =>
      action === '/interno/agenda' &&
      fields.some(({ name }) => name === 'f') &&
      !fields.some(({ name }) => name === 'llegada' || name === 'turno'),
  )
  if (form === undefined) throw new Error('nobody can be called')
  const kept = form.fields.filter(({ name }) => name !== '' && name !== 'accion')
  return { ...Object.fromEntries(kept.map(({ name, value }) => [name, value])), accion: 'llamar' }
}

interface Crew {
  readonly at: OpenCentre
  /** One at each window. */
  readonly clerks: readonly [Officer, ...Officer[]]
}

const crews = new WeakMap<Service, Promise<Crew>>()

/** The same in every round. */
function crewFor(service: Service): Promise<Crew> {
  const known = crews.get(service) ?? hire(service)
  crews.set(service, known)
  return known
}

async function hire(service: Service): Promise<Crew> {
  const at = await openCentre(service, windows)
  const clerks: [Officer, ...Officer[]] = [await clerkAt(service, at)]
  while (clerks.length < windows) clerks.push(await clerkAt(service, at))
  return { at, clerks }
}

const emptyLine = (service: Service, { id }: OpenCentre) =>
  service.db.pool.query(
    `update arrival set state = 'left', ended_at = clock_timestamp()
      where centre_id = $1 and state in ('waiting', 'called', 'attending')`,
    [id],
  )

async function inLine(service: Service, at: OpenCentre, people: number): Promise<readonly string[]> {
  const { clerks } = await crewFor(service)
  const codes: string[] = []
  while (codes.length < people) {
    const code = await caseAt(service, at)
    await arrives(clerks[0], code)
    codes.push(code)
  }
  return codes
}
