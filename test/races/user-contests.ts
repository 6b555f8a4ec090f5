import { newest, signIn } from '../support/recover.ts'
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
          const [access] = await accessesOf(service, company)
          const { rows } = await service.db.pool.query<{ n: number }>(
            `select count(*)::int as n from audit_entry where act = 'userInvitationAccepted' and detail like $1`,
            [`%${access?.id ?? 'x'}%`],
          )
          return Math.max(accepted, rows[0]?.n ?? 0)
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
    name: 'an access taken away while it is used',
    // After it is gone nobody is served; before, everybody is.
    prizes: () => 0,
    async prepare(service) {
      const { company, person, holder, marta } = await staffed(service)
      await enter(marta, person, company)
      const page = await pageOfUser(holder, person)
      await holder.open(`${page}/quitar`)
      const body = await holder.filled(`${page}/quitar`)
      const doors = doorsOf(service, marta)
      let removed = false
      let served = 0
      return {
        async call(rival) {
          if (rival === 0) {
            await holder.ask(`${page}/quitar`, { method: 'POST', body })
            removed = true
            return
          }
          const isAfter = removed
          const answer = await doors[rival % doors.length]?.copy().ask('/asesor/empresa')
          if (isAfter && answer?.status === 200) served += 1
        },
        async won() {
          const { status } = await marta.ask('/asesor/empresa')
          return served + (status === 200 ? 1 : 0)
        },
      }
    },
  },
]
