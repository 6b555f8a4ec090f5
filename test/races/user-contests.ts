import type { Member } from '../support/members.ts'
import { newest, signIn } from '../support/recover.ts'
import { change } from '../support/rows.ts'
import type { Service } from '../support/service.ts'
import {
  accessesOf,
  enter,
  freshPerson,
  invitationTo,
  openInvite,
  pageOfUser,
  staffed,
  typedFor,
} from '../support/users.ts'
import { doorsOf, visit } from '../support/visitor.ts'
import { sender, type Contest } from './contest.ts'

/** What many want at once of the users of an employer. */
export const userContests: readonly Contest[] = [
  {
    name: 'one invitation, accepted many times',
    prizes: () => 1,
    async prepare(service) {
      const company = service.fresh()
      const holder = visit(service)
      await signIn(holder, company, company.key ?? '')
      const person = freshPerson(service)
      const since = newest(holder)
      await holder.open('/cuenta/usuarios/nuevo')
      await holder.press(holder.t('u03.invite'), typedFor(company, person, ['read']))
      const marta = visit(service)
      await openInvite(marta, await invitationTo(service, person, since))
      const { path } = marta.page
      const body = await marta.filled(path, { cedula: person.cedula, clave: person.key })
      let accepted = 0
      const send = sender(doorsOf(service, marta), path, () => body)
      return {
        async call(rival) {
          const answer = await send(rival)
          if (answer?.headers['location'] === '/acceso/listo') accepted += 1
        },
        async won() {
          return Math.max(accepted, await told(service, company, 'userInvitationAccepted'))
        },
      }
    },
  },
  {
    name: 'one person, invited many times',
    prizes: () => 1,
    async prepare(service) {
      const company = service.fresh()
      const holder = visit(service)
      await signIn(holder, company, company.key ?? '')
      const person = freshPerson(service)
      await holder.open('/cuenta/usuarios/nuevo')
      const body = await holder.filled('/cuenta/usuarios/nuevo', typedFor(company, person, ['read']))
      return {
        call: sender(doorsOf(service, holder), '/cuenta/usuarios/nuevo', () => body),
        won: async () => (await accessesOf(service, company)).length,
      }
    },
  },
  {
    name: 'one person, confirmed many times after a recovery',
    prizes: () => 1,
    async prepare(service) {
      const { company, person, holder } = await staffed(service)
      await change(service, company, `update delegation set state = 'unconfirmed' where employer_id = $1`)
      const page = await pageOfUser(holder, person)
      await holder.open(page)
      const body = await holder.filled(`${page}/acceso`, { clave: company.key ?? '' })
      const send = sender(doorsOf(service, holder), `${page}/acceso`, () => body)
      return {
        // Ten at once: each compares the key of the employer, on the few connections of signing in.
        call: (rival) => (rival % 5 === 0 ? send(rival / 5) : Promise.resolve()),
        won: () => told(service, company, 'userConfirmed'),
      }
    },
  },
  {
    name: 'an access taken away while it is used',
    // It is taken away once; whoever is served after that is one too many.
    prizes: () => 1,
    async prepare(service) {
      const { company, person, holder, marta } = await staffed(service)
      await enter(marta, person, company)
      const page = await pageOfUser(holder, person)
      await holder.open(`${page}/quitar`)
      const body = await holder.filled(`${page}/quitar`)
      const remove = sender(doorsOf(service, holder), `${page}/quitar`, () => body)
      const doors = doorsOf(service, marta)
      let removed = false
      let served = 0
      return {
        async call(rival) {
          if (rival % 10 === 0) {
            await remove(rival)
            removed = true
            return
          }
          const isAfter = removed
          const answer = await doors[rival % doors.length]?.copy().ask('/asesor/empresa')
          if (isAfter && answer?.status === 200) served += 1
        },
        async won() {
          const { status } = await marta.ask('/asesor/empresa')
          return (await told(service, company, 'userRemoved')) + served + (status === 200 ? 1 : 0)
        },
      }
    },
  },
]

/** How often an act stands in the log about the first access of an employer. */
async function told(service: Service, company: Member, act: string): Promise<number> {
  const [access] = await accessesOf(service, company)
  const { rows } = await service.db.pool.query<{ n: number }>(
    `select count(*)::int as n from audit_entry where act = $2 and detail like $1`,
    [`%${access?.id ?? 'x'}%`, act],
  )
  return rows[0]?.n ?? 0
}
