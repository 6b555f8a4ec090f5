import type { FastifyInstance } from 'fastify'
import { syntheticCedula } from '../../kernel/synthetic.ts'
import { cookieJar } from '../../platform/web/cookies.ts'
import { CodedRefusal } from '../../platform/web/context.ts'
import { digestOf } from '../../platform/crypto/digests.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { addMember, type MembersDeps } from '../../staff/app/members.ts'
import { openForDemonstration, type StaffSignInDeps } from '../../staff/app/sign-in.ts'
import { isStaffRole, staffRoles, type StaffRole } from '../../staff/domain/roles.ts'
import { comeIn } from '../../staff/web/come-in.ts'
import { oneClickAct } from '../../staff/web/sign-in-page.tsx'

export const officerPath = '/interno/demostracion'

/** Nobody of the cast or the crowd has a cédula of this province's second hundred. */
const officerProvince = 24
const firstOfficer = 190

/** Made-up people, one for each role. */
const names: Readonly<Record<StaffRole, string>> = {
  information: 'Inés Informes Prueba',
  counter: 'Valentín Ventanilla Prueba',
  supervisor: 'Susana Supervisora Prueba',
  signatures: 'Felipe Firmas Prueba',
  parameters: 'Paula Parámetros Prueba',
  audit: 'Aurora Auditora Prueba',
  technical: 'Tomás Técnico Prueba',
}

/** Makes the officers that are not there yet: a second start finds the same people. */
export async function makeOfficers(members: MembersDeps): Promise<void> {
  for (const [n, role] of staffRoles.entries()) {
    const document = syntheticCedula(officerProvince, firstOfficer + n)
    await addMember(members, { name: names[role], document, roles: [role] }, 'system')
  }
}

export interface OfficerRoutesDeps {
  readonly members: Pick<MembersDeps, 'staff'>
  readonly signIn: StaffSignInDeps
  readonly origin: string
}

/** Comes in as an officer without a passkey. Only a demonstration registers this; a production has no such route. */
export const officerRoutes =
  ({ members, signIn, origin }: OfficerRoutesDeps) =>
  (app: FastifyInstance) => {
    const jar = cookieJar(origin.startsWith('https:'))
    app.post(officerPath, async (request, reply) => {
      const { f, rol } = takeFields(request.body, ['f', 'rol'])
      request.visit.checkForm(f, oneClickAct)
      const officer = (await members.staff.list()).find(
        ({ name, retiredAt }) => isStaffRole(rol) && name === names[rol] && retiredAt === null,
      )
      const token = officer === undefined ? undefined : await openForDemonstration(signIn, officer.id)
      if (token === undefined) throw new CodedRefusal('unreadableRequest')
      return comeIn({ signIn, jar, sessionDigest: digestOf }, request, reply, token)
    })
  }
